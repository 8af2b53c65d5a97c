import type { DumpLine } from "../../definition/dump-line.ts";
import { family } from "./bgp-names.dump.ts";

const SMALLEST = 21;
const CEASE = 6;
const CAPABILITY = 7;
const TOO_MANY = 1;
const SHUTDOWN = 2;
const RESET = 4;

interface ErrorCode {
  readonly name: string;
  readonly subcodes?: { readonly [subcode: number]: string };
}

const errors: { readonly [code: number]: ErrorCode } = {
  1: {
    name: "Message Header Error",
    subcodes: { 1: "Connection Not Synchronized", 2: "Bad Message Length", 3: "Bad Message Type" },
  },
  2: {
    name: "OPEN Message Error",
    subcodes: {
      1: "Unsupported Version Number",
      2: "Bad Peer AS",
      3: "Bad BGP Identifier",
      4: "Unsupported Optional Parameter",
      5: "Authentication Failure",
      6: "Unacceptable Hold Time",
      7: "Capability Message Error",
    },
  },
  3: {
    name: "UPDATE Message Error",
    subcodes: {
      1: "Malformed Attribute List",
      2: "Unrecognized Well-known Attribute",
      3: "Missing Well-known Attribute",
      4: "Attribute Flags Error",
      5: "Attribute Length Error",
      6: "Invalid ORIGIN Attribute",
      7: "AS Routing Loop",
      8: "Invalid NEXT_HOP Attribute",
      9: "Optional Attribute Error",
      10: "Invalid Network Field",
      11: "Malformed AS_PATH",
    },
  },
  4: { name: "Hold Timer Expired" },
  5: {
    name: "Finite State Machine Error",
    subcodes: { 1: "In OpenSent State", 2: "In OpenConfirm State", 3: "In Established State" },
  },
  [CEASE]: {
    name: "Cease",
    subcodes: {
      1: "Maximum Number of Prefixes Reached",
      2: "Administrative Shutdown",
      3: "Peer Unconfigured",
      4: "Administrative Reset",
      5: "Connection Rejected",
      6: "Other Configuration Change",
      7: "Connection Collision Resolution",
    },
  },
  [CAPABILITY]: {
    name: "Capability Message Error",
    subcodes: {
      1: "Invalid Action Value",
      2: "Invalid Capability Length",
      3: "Malformed Capability Value",
      4: "Unsupported Capability Code",
    },
  },
};

/** Text of a whole message that begins at `at`; false where it is too short. */
export function notificationText(line: DumpLine, at: number, octets: number): boolean {
  if (octets < SMALLEST) return false;
  const code = line.u8(at + 19);
  const subcode = line.u8(at + 20);
  const error = errors[code];
  line.text(`, ${error?.name ?? "Unknown Error"} (${code})`);
  if (!error?.subcodes) return true;
  line.text(code === CAPABILITY ? " subcode " : ", subcode ");
  line.named(error.subcodes, subcode, "Unknown");
  line.text(` (${subcode})`);
  if (code !== CEASE) return true;
  const data = at + SMALLEST;
  const left = octets - SMALLEST;
  if (subcode === TOO_MANY && left >= 7) {
    line.text(", ");
    family(line, data, data + 2);
    line.text(`, Max Prefixes: ${line.u32(data + 3)}`);
  }
  if ((subcode === SHUTDOWN || subcode === RESET) && left >= 1) communication(line, data, left);
  return true;
}

/** Why a session ends, in words (RFC 9003). */
function communication(line: DumpLine, at: number, left: number): void {
  const length = line.u8(at);
  let rest = left;
  if (length === 0) line.text(", empty Shutdown Communication");
  else if (length > left - 1) line.text(", invalid Shutdown Communication length");
  else {
    line.text(`, Shutdown Communication (length: ${length}): "`);
    line.visibleText(at + 1, length);
    line.text('"');
    rest = left - 1 - length;
  }
  if (length === 0) rest = left - 1;
  if (rest === 0) return;
  line.text(`, Data: (length: ${rest})`);
  line.hexLines(at + left - rest, rest, "\n\t\t");
}
