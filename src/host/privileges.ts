import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const USERS = "/etc/passwd";

/** What @types/node leaves out. */
interface MoreOfProcess {
  initgroups?(user: string, group: number): void;
}

/** A user whom the system does not know. */
export class UnknownUserError extends Error {
  readonly code = "UNKNOWN_USER";

  constructor(user: string) {
    super(`Couldn't find user '${user}'`);
    this.name = "UnknownUserError";
  }
}

/**
 * Gives up root's rights, in every thread, for those of `user` and the groups that `user` is in; who is not root has none
 * to give up. What is open stays open. Throws `UnknownUserError`.
 */
export function becomeUser(user: string): void {
  if (process.getuid?.() !== 0) return;
  const entry = find(user, readFileSync(USERS, "utf8")) ?? find(user, askSystem(user));
  if (entry === undefined) throw new UnknownUserError(user);
  // The C library changes all threads: the system call alone would change one.
  (process as MoreOfProcess).initgroups?.(user, entry.group);
  process.setgid?.(entry.group);
  process.setuid?.(entry.id);
}

function find(user: string, users: string): { id: number; group: number } | undefined {
  const entry = users
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === user);
  return entry === undefined ? undefined : { id: Number(entry[2]), group: Number(entry[3]) };
}

/** Users who are not in the file, but in a directory that the system asks. */
function askSystem(user: string): string {
  return spawnSync("getent", ["passwd", "--", user], { encoding: "utf8" }).stdout ?? "";
}
