import type { View } from "../../definition/kinds.ts";

/** What the headers of DCE/RPC over connections and in datagrams have in common ([C706] 12.6). */

const part = (filter: string, label: string, offset: number, strings: View["strings"]): View => ({
  filter,
  label,
  type: "FT_UINT8",
  offset,
  size: 1,
  ...(strings ? { strings } : {}),
});

/** How the sender writes numbers and characters. */
export const representationViews: readonly View[] = [
  {
    ...part("drep.byteorder", "Byte order", 0, { 0: "Big-endian", 1: "Little-endian" }),
    number: (octet) => octet >> 4,
  },
  { ...part("drep.character", "Character", 0, { 0: "ASCII", 1: "EBCDIC" }), number: (octet) => octet & 0xf },
  part("drep.fp", "Floating-point", 1, { 0: "IEEE", 1: "VAX", 2: "Cray", 3: "IBM" }),
];

/** Protocols that make sure who the sender is. */
export const authenticationWords = {
  0: "None",
  1: "Kerberos 5",
  9: "SPNEGO",
  10: "NTLMSSP",
  14: "SCHANNEL SSP",
  16: "Kerberos SSP",
  17: "Distributed Password Authentication SSP",
  18: "MSN SSP",
  21: "Digest SSP",
  68: "NETLOGON Secure Channel",
  100: "MSMQ SSP",
} as const;

/** Types of messages by the names that they are crafted by; those up to cancel-ack but for the first four are of datagrams. */
export const rpcPacketTypes = {
  request: 0,
  ping: 1,
  response: 2,
  fault: 3,
  working: 4,
  nocall: 5,
  reject: 6,
  ack: 7,
  "cl-cancel": 8,
  fack: 9,
  "cancel-ack": 10,
  bind: 11,
  "bind-ack": 12,
  "bind-nak": 13,
  "alter-context": 14,
  "alter-context-resp": 15,
  auth3: 16,
  shutdown: 17,
  "co-cancel": 18,
  orphaned: 19,
} as const;

export const rpcPacketWords = {
  0: "Request",
  1: "Ping",
  2: "Response",
  3: "Fault",
  4: "Working",
  5: "Nocall",
  6: "Reject",
  7: "Ack",
  8: "Cl_cancel",
  9: "Fack",
  10: "Cancel_ack",
  11: "Bind",
  12: "Bind_ack",
  13: "Bind_nak",
  14: "Alter_context",
  15: "Alter_context_resp",
  16: "AUTH3",
  17: "Shutdown",
  18: "Co_cancel",
  19: "Orphaned",
} as const;
