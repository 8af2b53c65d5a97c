import type { Outcome } from "../../link/sockets.ts";

/** What the system's errors say of a port that was connected to; any other is a fault of this machine. */
export const outcomes: Readonly<Record<string, Outcome>> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "refused",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  EACCES: "prohibited",
  EPERM: "prohibited",
};
