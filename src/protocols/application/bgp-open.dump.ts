import type { DumpLine } from "../../definition/dump-line.ts";
import { dotted, family, system } from "./bgp-names.dump.ts";

const HEADER = 19;
const SMALLEST = 29;
const AUTHENTICATION = 1;
const CAPABILITIES = 2;

const parameters: { readonly [type: number]: string } = {
  [AUTHENTICATION]: "Authentication Information",
  [CAPABILITIES]: "Capabilities Advertisement",
};

const capabilities: { readonly [code: number]: string } = {
  1: "Multiprotocol Extensions",
  2: "Route Refresh",
  3: "Cooperative Route Filtering",
  4: "Multiple Routes to a Destination",
  5: "Extended Next Hop Encoding",
  8: "Multiple Labels",
  64: "Graceful Restart",
  65: "32-Bit AS Number",
  67: "Dynamic Capability",
  68: "Multisession BGP",
  69: "Multiple Paths",
  70: "Enhanced Route Refresh",
  71: "Long-lived Graceful Restart",
  128: "Route Refresh (Cisco)",
};

/** Text of a whole message that begins at `at`; false where it is shorter than it says. */
export function openText(line: DumpLine, at: number, octets: number): boolean {
  if (octets < SMALLEST) return false;
  const body = at + HEADER;
  line.text(`\n\t  Version ${line.u8(body)}, my AS `);
  system(line, line.u16(body + 1));
  line.text(`, Holdtime ${line.u16(body + 3)}s, ID ${dotted(line, body + 5)}`);
  const length = line.u8(body + 9);
  line.text(`\n\t  Optional parameters, length: ${length}`);
  const start = body + 10;
  const end = start + length;
  for (let i = start; i < end;) {
    if (end - i < 2) return false;
    const type = line.u8(i);
    const size = line.u8(i + 1);
    if (i + 2 + size > end) {
      line.text(`\n\t     Option ${type}, length: ${size}, goes past the end of the options`);
      return true;
    }
    line.text("\n\t    Option ");
    line.named(parameters, type, "Unknown");
    line.text(` (${type}), length: ${size}`);
    if (type === CAPABILITIES) {
      if (!capabilitiesText(line, i + 2, i + 2 + size)) return false;
    } else line.text(`\n\t      no decoder for option ${type}`);
    i += 2 + size;
  }
  return true;
}

function capabilitiesText(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    if (end - at < 2) return false;
    const code = line.u8(at);
    const length = line.u8(at + 1);
    line.text("\n\t      ");
    line.named(capabilities, code, "Unknown");
    line.text(` (${code}), length: ${length}`);
    at += 2;
    // tcpdump reads what a capability says it has, beyond the option that it is in.
    line.need(at, length);
    if (!capability(line, code, at, length)) return true;
    if (line.verbose > 1 && length > 0) line.hexLines(at, length, "\n\t\t");
    at += length;
  }
  return true;
}

const sendReceive: { readonly [value: number]: string } = { 1: "Receive", 2: "Send", 3: "Both" };
const KEPT = 0x80;
const RESTARTED = 0x8000;

/** False where it is too short, which ends the list. */
function capability(line: DumpLine, code: number, at: number, length: number): boolean {
  const end = at + length;
  const needs = (least: number): boolean => {
    if (length < least) line.text(` (too short, < ${least})`);
    return length >= least;
  };
  switch (code) {
    case 1: // Multiprotocol extensions
      if (!needs(4)) return false;
      line.text("\n\t\t");
      family(line, at);
      return true;
    case 2:
    case 8:
    case 71:
    case 128:
      return true;
    case 64: // Graceful restart
      if (!needs(2)) return false;
      line.text("\n\t\tRestart Flags: [");
      line.text(line.u16(at) & RESTARTED ? "R" : "none");
      line.text(`], Restart Time ${line.u16(at) & 0x0fff}s`);
      for (let i = at + 2; i + 4 <= end; i += 4) kept(line, i);
      return true;
    case 65: // Numbers of systems in four octets
      if (!needs(4)) return false;
      line.text("\n\t\t 4 Byte AS ");
      system(line, line.u32(at));
      return true;
    case 69: // Several paths
      if (!needs(4)) return false;
      for (let i = at; i + 4 <= end; i += 4) {
        line.text("\n\t\t");
        family(line, i, i + 2);
        line.text(", Send/Receive: ");
        line.named(
          sendReceive,
          line.u8(i + 3),
          `Bogus (0x${line
            .u8(i + 3)
            .toString(16)
            .padStart(2, "0")})`,
        );
      }
      return true;
    default:
      line.text(`\n\t\tno decoder for Capability ${code}`);
      if (line.verbose <= 1) line.hexLines(at, length, "\n\t\t");
      return true;
  }
}

function kept(line: DumpLine, at: number): void {
  line.text("\n\t\t  ");
  family(line, at, at + 2);
  line.text(`, Forwarding state preserved: ${line.u8(at + 3) & KEPT ? "yes" : "no"}`);
}
