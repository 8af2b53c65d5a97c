import type { Transport } from "./ports.ts";

/** What is known of a port; the words are nmap's. */
export type PortState = "open" | "closed" | "filtered" | "unfiltered" | "open|filtered";

/** What came back to a probe; the numbers are what a sheet of answers holds, 0 for nothing. */
export const REPLY = {
  nothing: 0,
  synAck: 1,
  reset: 2,
  data: 3,
  portUnreachable: 4,
  unreachable: 5,
  prohibited: 6,
} as const;
export type Reply = (typeof REPLY)[keyof typeof REPLY];

/** What each reply is called, by its number. */
export const replyNames = [
  "no-response",
  "syn-ack",
  "reset",
  "response",
  "port-unreachable",
  "unreachable",
  "prohibited",
] as const satisfies Record<Reply, string>;
export type ReplyName = (typeof replyNames)[Reply];

/** A way to probe ports. */
export interface ScanKind {
  readonly transport: Transport;
  /** Flags of the segment, as letters; none where sockets probe, or datagrams. */
  readonly flags?: string;
  /** What each reply says of the port. */
  readonly states: Readonly<Record<Reply, PortState>>;
}

// RFC 9293, 3.10.7.1: a closed port answers every segment with a reset, an open one is silent to what is no SYN or ACK.
const stealthy = {
  [REPLY.nothing]: "open|filtered",
  [REPLY.synAck]: "open",
  [REPLY.reset]: "closed",
  [REPLY.data]: "open",
  [REPLY.portUnreachable]: "filtered",
  [REPLY.unreachable]: "filtered",
  [REPLY.prohibited]: "filtered",
} as const;
const connecting = { ...stealthy, [REPLY.nothing]: "filtered" } as const;

/** Kinds of scans by their names; what replies mean is as in nmap's manual, "Port Scanning Techniques". */
export const scanKinds = {
  syn: { transport: "tcp", flags: "S", states: connecting },
  connect: { transport: "tcp", states: connecting },
  udp: {
    transport: "udp",
    states: { ...stealthy, [REPLY.portUnreachable]: "closed" },
  },
  ack: {
    transport: "tcp",
    flags: "A",
    states: { ...connecting, [REPLY.reset]: "unfiltered" },
  },
  fin: { transport: "tcp", flags: "F", states: stealthy },
  null: { transport: "tcp", flags: "", states: stealthy },
  xmas: { transport: "tcp", flags: "FPU", states: stealthy },
} as const satisfies Readonly<Record<string, ScanKind>>;

export type ScanKindName = keyof typeof scanKinds;
