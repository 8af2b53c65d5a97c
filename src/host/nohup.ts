import { constants, readFileSync, readlinkSync } from "node:fs";

/**
 * Whether nohup(1) seems to have started this process. What it does, to have SIGHUP ignored, Node undoes before anything
 * can look: what is left are the name that shells leave in the environment, and what it makes of standard input.
 */
export function isUnderNohup(): boolean {
  return /(^|\/)nohup$/.test(process.env["_"] ?? "") || isInputUnreadable();
}

/** nohup puts, in the place of a terminal, /dev/null opened only for writing. */
function isInputUnreadable(): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync("/proc/self/fdinfo/0", "latin1"))?.[1] ?? "0";
    const isWriteOnly = (parseInt(flags, 8) & (constants.O_WRONLY | constants.O_RDWR)) === constants.O_WRONLY;
    return isWriteOnly && readlinkSync("/proc/self/fd/0") === "/dev/null";
  } catch {
    return false;
  }
}
