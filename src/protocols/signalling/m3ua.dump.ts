import { dumpText, TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { M3UA } from "./m3ua.ts";

const HEADER = 8;
const PARAMETER = 4;
/** A class of messages: its name, and those of its messages by their numbers. */
type MessageClass = readonly [name: string, messages: { readonly [type: number]: string }];
const classes: { readonly [number: number]: MessageClass } = {
  0: ["Management", { 0: "Error", 1: "Notify" }],
  1: ["Transfer", { 1: "Data" }],
  2: [
    "SS7",
    {
      1: "Destination Unavailable",
      2: "Destination Available",
      3: "Destination State Audit",
      4: "Signalling Congestion",
      5: "Destination User Part Unavailable",
      6: "Destination Restricted",
    },
  ],
  3: [
    "ASP",
    {
      1: "Up",
      2: "Down",
      3: "Heartbeat",
      4: "Up Acknowledgement",
      5: "Down Acknowledgement",
      6: "Heartbeat Acknowledgement",
    },
  ],
  4: ["ASP", { 1: "Active", 2: "Inactive", 3: "Active Acknowledgement", 4: "Inactive Acknowledgement" }],
  9: [
    "Routing Key Management",
    {
      1: "Registration Request",
      2: "Registration Response",
      3: "Deregistration Request",
      4: "Deregistration Response",
    },
  ],
};
const parameters: { readonly [tag: number]: string } = {
  0x0004: "INFO String",
  0x0006: "Routing Context",
  0x0007: "Diagnostic Info",
  0x0009: "Heartbeat Data",
  0x000b: "Traffic Mode Type",
  0x000c: "Error Code",
  0x000d: "Status",
  0x0011: "ASP Identifier",
  0x0012: "Affected Point Code",
  0x0013: "Correlation ID",
  0x0200: "Network Appearance",
  0x0204: "User/Cause",
  0x0205: "Congestion Indications",
  0x0206: "Concerned Destination",
  0x0207: "Routing Key",
  0x0208: "Registration Result",
  0x0209: "Deregistration Result",
  0x020a: "Local Routing Key Identifier",
  0x020b: "Destination Point Code",
  0x020c: "Service Indicators",
  0x020e: "Originating Point Code List",
  0x0210: "Protocol Data",
  0x0212: "Registration Status",
  0x0213: "Deregistration Status",
};
/** Parameters of which tcpdump shows four octets, beginning with the tag. */
const shown: ReadonlySet<number> = new Set([0x0006, 0x0013, 0x0200]);

export const m3uaText = dumpText(M3UA, (line, at, length) => {
  line.protocol = "m3ua";
  if (length < HEADER) return line.invalid();
  line.need(at, HEADER);
  if (line.u8(at) !== 1) return;
  const kind = classes[line.u8(at + 2)];
  if (kind === undefined) line.text(`\n\t\tUnknown message class ${line.u8(at + 2)}`);
  else {
    const [name, messages] = kind;
    const type = line.u8(at + 3);
    line.text(`\n\t\t${name} ${messages[type] ?? `Unknown (0x${type.toString(16).padStart(2, "0")})`} Message`);
  }
  const counted = line.u32(at + 4);
  if (counted !== length) return line.text(`\n\t\t\t@@@@@@ Corrupted length ${counted} of message @@@@@@`);
  list(line, at + HEADER, length - HEADER);
});

function list(line: DumpLine, start: number, length: number): void {
  let at = start;
  for (let left = length; left > 0;) {
    if (left < PARAMETER) return line.invalid();
    line.need(at, PARAMETER);
    const tag = line.u16(at);
    const size = line.u16(at + 2);
    line.text("\n\t\t\t");
    line.text(`${parameters[tag] ?? `Unknown Parameter (0x${tag.toString(16).padStart(4, "0")})`}: `);
    if (size < PARAMETER) return line.invalid();
    const whole = Math.ceil(size / 4) * 4;
    if (left < whole) throw TRUNCATED;
    line.need(at, whole);
    if (shown.has(tag)) {
      if (size < 2 * PARAMETER) return line.invalid();
      line.text("0x");
      line.hex(line.u32(at), 8);
    } else line.text(`(length ${size})`);
    at += whole;
    left -= whole;
  }
}
