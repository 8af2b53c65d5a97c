import type { PacketRecord } from "../../files/record.ts";

/** What --process adds to a line: ` (proc curl:1234, user alice)`, or that it is not known. */
export function processText({ metadata }: PacketRecord): string {
  const process = metadata?.process;
  if (process === undefined) return " (proc unknown)";
  const { pid, info } = process;
  const name = info?.name === undefined ? "" : `${info.name}:`;
  const who = pid === 0 ? "unknown" : `${name}${pid}`;
  const user = info?.user ?? info?.uid;
  return user === undefined ? ` (proc ${who})` : ` (proc ${who}, user ${user})`;
}
