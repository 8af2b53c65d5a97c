import type { InfoLine } from "../../definition/info-line.ts";

/** Codes of PPP's control protocols (RFC 1661), in Wireshark's words. */
const CODES: { readonly [code: number]: string } = {
  0: "Vendor Specific",
  1: "Configuration Request",
  2: "Configuration Ack",
  3: "Configuration Nak",
  4: "Configuration Reject",
  5: "Termination Request",
  6: "Termination Ack",
  7: "Code Reject",
  8: "Protocol Reject",
  9: "Echo Request",
  10: "Echo Reply",
  11: "Discard Request",
  12: "Identification",
  13: "Time Remaining",
  14: "Reset Request",
  15: "Reset Ack",
};

/** Info of a message of a control protocol: its code, which is its first octet. */
export function controlInfo(line: InfoLine): void {
  const code = line.headOf(line.layer, "code");
  line.text(CODES[code] ?? "Unknown");
}
