import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { checksumVerdict, networkAddress } from "../parts/osi-line.ts";
import { CLNP } from "./clnp.ts";

const FIXED = 9;
const SEGMENT = 6;
const [ERROR, DATA, MULTICAST, REQUEST, REPLY] = [1, 28, 29, 30, 31] as const;
const types: { readonly [type: number]: string } = {
  [ERROR]: "Error Report",
  [DATA]: "Data",
  [MULTICAST]: "MD",
  [REQUEST]: "Echo Request",
  [REPLY]: "Echo Response",
};
const flagNames = [
  [0x80, "Segmentation permitted"],
  [0x40, "More Segments"],
  [0x20, "request Error Report"],
] as const;
const options: { readonly [code: number]: string } = {
  195: "QoS Maintenance",
  197: "Security",
  200: "Source Routing",
  203: "Route Recording",
  204: "Padding",
  205: "Priority",
};

export const clnpText = dumpText(
  CLNP,
  (line, at, length) => {
    line.protocol = "clnp";
    line.need(at, FIXED);
    const header = line.u8(at + 1);
    if (!line.options.linkHeader) line.text("CLNP");
    const dump = (): void => line.hexLines(at, length, "\n\t");
    if (header < FIXED) {
      line.text(` length indicator ${header} < min PDU size:`);
      for (let i = at; i < line.end; i++) line.text(line.u8(i).toString(16).toUpperCase().padStart(2, "0"));
      return dump();
    }
    if (header > length) {
      line.text(` length indicator(${header}) > PDU size (${length})!`);
      return dump();
    }
    if (line.u8(at + 2) !== 1) {
      line.text(`version ${line.u8(at + 2)} packet not supported`);
      return dump();
    }
    packet(line, at, length, header);
  },
  { carriedBy: { "osi.nlpid": 0x81 } },
);

function packet(line: DumpLine, at: number, length: number, header: number): void {
  const flags = line.u8(at + 4);
  const type = flags & 0x1f;
  const end = at + header;
  const destinationAt = at + FIXED + 1;
  const destination = line.u8(at + FIXED);
  if (destinationAt + destination > end) {
    line.text("li < size of fixed part of CLNP header and addresses");
    return line.hexLines(at, length, "\n\t");
  }
  line.need(destinationAt, destination + 1);
  const source = line.u8(destinationAt + destination);
  const sourceAt = destinationAt + destination + 1;
  line.need(sourceAt, source);
  if (line.verbose === 0) {
    line.text(line.options.linkHeader ? "" : ", ");
    networkAddress(line, sourceAt, source);
    line.text(" > ");
    networkAddress(line, destinationAt, destination);
    line.text(`, ${types[type] ?? `unknown (${type})`}, length ${length}`);
    return;
  }
  line.text(`${line.options.linkHeader ? "" : ", "}length ${length}\n\t${types[type] ?? `unknown (${type})`} PDU`);
  line.text(
    `, hlen: ${header}, v: ${line.u8(at + 2)}, lifetime: ${Math.floor(line.u8(at + 3) / 2)}.${line.u8(at + 3) % 2 ? 5 : 0}s`,
  );
  line.text(`, Segment PDU length: ${line.u16(at + 5)}, checksum: 0x`);
  line.hex(line.u16(at + 7), 4);
  line.text(" ");
  checksumVerdict(line, at, header, at + 7);
  line.text("\n\tFlags [");
  line.bitNames(flagNames, flags, ", ", "none");
  line.text(`]\n\tsource address (length ${source}): `);
  networkAddress(line, sourceAt, source);
  line.text(`\n\tdest   address (length ${destination}): `);
  networkAddress(line, destinationAt, destination);
  let next = sourceAt + source;
  if (flags & 0x80) {
    if (next + SEGMENT > end) {
      line.text("li < size of fixed part of CLNP header, addresses, and segment part");
      return line.hexLines(at, length, "\n\t");
    }
    line.text("\n\tData Unit ID: 0x");
    line.hex(line.u16(next), 4);
    line.text(`, Segment Offset: ${line.u16(next + 2)}, Total PDU Length: ${line.u16(next + 4)}`);
    next += SEGMENT;
  }
  const wrong = list(line, next, end);
  if (wrong !== undefined) {
    line.text(wrong);
    return line.hexLines(at, length, "\n\t");
  }
  payload(line, type, end, at + length);
}

function list(line: DumpLine, start: number, end: number): string | undefined {
  for (let at = start; at < end;) {
    if (end - at < 2) return ", bad opts/li";
    const code = line.u8(at);
    const octets = line.u8(at + 1);
    if (at + 2 + octets > end) return `, opt (${code}) too long`;
    line.need(at, 2 + octets);
    line.text(`\n\t  ${options[code] ?? "Unknown"} Option #${code}, length ${octets}, value: `);
    if (code === 205 && octets > 0)
      line.text(
        `0x${line
          .u8(at + 2)
          .toString(16)
          .padStart(2, "0")}`,
      );
    else if (options[code] === undefined || code === 197 || code === 204) line.hexLines(at + 2, octets, "\n\t  ");
    at += 2 + octets;
  }
  return undefined;
}

function payload(line: DumpLine, type: number, at: number, end: number): void {
  if (type === ERROR && end > at) {
    line.text("\n\t-----original packet-----\n\t");
    if (at < line.end) line.next("osi.nlpid", 0x81, at, end - at);
    return;
  }
  if (type === DATA || type === MULTICAST || line.verbose > 1) {
    if (at < end && (type === DATA || type === MULTICAST))
      line.text(`\n\t  undecoded non-header data, length ${end - at}`);
    if (line.verbose > 1) line.hexLines(at, end - at, "\n\t  ");
  }
}
