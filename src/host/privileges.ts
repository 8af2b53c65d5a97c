import { readFileSync } from "node:fs";

const USERS = "/etc/passwd";

/** A user whom the system does not know. */
export class UnknownUserError extends Error {
  readonly code = "UNKNOWN_USER";

  constructor(user: string) {
    super(`Couldn't find user '${user}'`);
    this.name = "UnknownUserError";
  }
}

/** Gives up root's rights for those of `user`; who is not root has none to give up. Throws `UnknownUserError`. */
export function becomeUser(user: string): void {
  if (process.getuid?.() !== 0) return;
  const entry = readFileSync(USERS, "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === user);
  if (entry === undefined) throw new UnknownUserError(user);
  const [, , id, group] = entry;
  process.setgroups?.([Number(group)]);
  process.setgid?.(Number(group));
  process.setuid?.(Number(id));
}
