import { getSystemErrorMap } from "node:util";

/** What a command cannot do, in one sentence for the user; the command's name is put in front. */
export class Refusal extends Error {
  readonly code = "REFUSED";
  readonly exitCode: number;
  /** Whether it is only that whoever read our output has gone. */
  readonly isBrokenPipe: boolean;

  constructor(message: string, exitCode = 1, isBrokenPipe = false) {
    super(message);
    this.name = "Refusal";
    this.exitCode = exitCode;
    this.isBrokenPipe = isBrokenPipe;
  }
}

/** Whether an exception is a refusal; told by its code, because every bundle has a class of its own. */
export function isRefusal(fault: unknown): fault is Refusal {
  return fault instanceof Error && (fault as Partial<Refusal>).code === "REFUSED";
}

/** tcpdump's exit code where output cannot be written. */
const WRITE_FAILED = 14;

/** The refusal for a failure to write; other exceptions are given back as they are. */
export function writeFailure(fault: unknown, what = "Unable to write output"): unknown {
  if (!isSystemError(fault)) return fault;
  return new Refusal(`${what}: ${systemText(fault)}`, WRITE_FAILED, fault.code === "EPIPE");
}

/** Whether an exception is an error of the operating system. */
export function isSystemError(fault: unknown): fault is NodeJS.ErrnoException {
  return fault instanceof Error && "syscall" in fault;
}

/** The system's own words for an error: `No such file or directory`. */
export function systemText(fault: NodeJS.ErrnoException): string {
  if (fault.code === "EISDIR") return "Is a directory";
  const words =
    /^\w+: ([^,]*)/.exec(fault.message)?.[1] ?? getSystemErrorMap().get(fault.errno ?? 0)?.[1] ?? fault.message;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
