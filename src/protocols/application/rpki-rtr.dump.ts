import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { RpkiRtr } from "./rpki-rtr.ts";

const HEADER = 8;
const ERROR = 10;
const VERSION = 0;
interface Kind {
  readonly name: string;
  /** Octets with the header; 0 where they vary. */
  readonly size: number;
}
const kinds: { readonly [type: number]: Kind } = {
  0: { name: "Serial Notify", size: 12 },
  1: { name: "Serial Query", size: 12 },
  2: { name: "Reset Query", size: 8 },
  3: { name: "Cache Response", size: 8 },
  4: { name: "IPV4 Prefix", size: 20 },
  6: { name: "IPV6 Prefix", size: 32 },
  7: { name: "End of Data", size: 12 },
  8: { name: "Cache Reset", size: 8 },
  [ERROR]: { name: "Error Report", size: 0 },
};
const errors = [
  "Corrupt Data",
  "Internal Error",
  "No Data Available",
  "Invalid Request",
  "Unsupported Protocol Version",
  "Unsupported PDU Type",
  "Withdrawal of Unknown Record",
  "Duplicate Announcement Received",
];
/** Octets of an error in front of what it quotes, and the length of its text. */
const [ERROR_HEADER, TEXT_LENGTH] = [12, 4] as const;

/** How far lines of a message stand from the margin: those of a message that an error quotes further. */
const INDENT = "\n\t  ";

export const rpkiRtrText = dumpText(RpkiRtr, (line, at, length) => {
  line.protocol = "rpki_rtr";
  if (line.verbose === 0) return line.text(", RPKI-RTR");
  for (let next = at; next < at + length;) {
    const size = message(line, next, at + length - next, INDENT);
    if (size === 0) return;
    next += size;
  }
});

/** Writes a message and returns its octets: all that are left where it is wrong, which it says. */
function message(line: DumpLine, at: number, length: number, indent: string): number {
  const size = rightMessage(line, at, length, indent);
  if (size > 0) return size;
  line.invalid();
  line.need(at, length);
  return length;
}

function rightMessage(line: DumpLine, at: number, length: number, indent: string): number {
  const version = line.u8(at);
  if (version !== VERSION) {
    line.text(`\n\tRPKI-RTRv${version} (unknown)`);
    return length;
  }
  if (length < HEADER) {
    line.text(`(${length} bytes is too few to decode)`);
    return 0;
  }
  line.need(at, HEADER);
  const type = line.u8(at + 1);
  const size = line.u32(at + 4);
  const kind = kinds[type];
  line.text(`\n\tRPKI-RTRv${version}, ${kind?.name ?? "Unknown"} PDU (${type}), length: ${size}`);
  if (size < HEADER || size > length) return 0;
  if (kind !== undefined && kind.size > 0 && kind.size !== size) return 0;
  return body(line, at, size, type, indent) ? size : 0;
}

function body(line: DumpLine, at: number, size: number, type: number, indent: string): boolean {
  const session = (): void => {
    line.text(`${indent}Session ID: 0x`);
    line.hex(line.u16(at + 2), 4);
  };
  switch (type) {
    case 0:
    case 1:
    case 7:
      line.need(at, size);
      session();
      line.text(`, Serial: ${line.u32(at + 8)}`);
      return true;
    case 3:
      session();
      return true;
    case 4:
    case 6: {
      const octets = type === 4 ? 4 : 16;
      line.need(at, size);
      line.text(`${indent}IPv${type} Prefix `);
      if (type === 4) line.ipv4(line.bytes, at + 12);
      else line.ipv6(line.bytes, at + 12);
      line.text(`/${line.u8(at + 9)}-${line.u8(at + 10)}, origin-as ${line.u32(at + 12 + octets)}, flags 0x`);
      line.hex(line.u8(at + 8), 2);
      return true;
    }
    case 2:
    case 8:
      return true;
    case ERROR:
      return report(line, at, size, indent);
    default:
      line.need(at, size);
      line.hexLines(at, size, "\n\t  ");
      return true;
  }
}

function report(line: DumpLine, at: number, size: number, indent: string): boolean {
  if (size < ERROR_HEADER) return false;
  const quoted = line.u32(at + 8);
  const code = line.u16(at + 2);
  line.text(`${indent}Error code: ${errors[code] ?? "Unknown"} (${code}), Encapsulated PDU length: ${quoted}`);
  const textAt = at + ERROR_HEADER + quoted;
  if (ERROR_HEADER + quoted > size) return false;
  if (quoted > 0) {
    line.text(`${indent}  -----encapsulated PDU-----`);
    if (message(line, at + ERROR_HEADER, quoted, `${indent}  `) === 0) return false;
  }
  if (textAt + TEXT_LENGTH > at + size) return false;
  const length = line.u32(textAt);
  if (textAt + TEXT_LENGTH + length > at + size) return false;
  if (length === 0) return true;
  line.text(`${indent}Error text: `);
  line.visibleText(textAt + TEXT_LENGTH, length);
  return true;
}
