import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { dccpOptions } from "../parts/dccp-options-line.ts";
import { checksumResidue, checksumShouldBe } from "../parts/pseudo-header.ts";
import { sockets } from "../parts/sockets-line.ts";
import { IP } from "./ipv4.ts";

const NUMBER = 33;
/** Octets of a header with sequence numbers of 24 bits, and of 48. */
const [SHORT, LONG] = [12, 16] as const;
const types = [
  "DCCP-Request",
  "DCCP-Response",
  "DCCP-Data",
  "DCCP-Ack",
  "DCCP-DataAck",
  "DCCP-CloseReq",
  "DCCP-Close",
  "DCCP-Reset",
  "DCCP-Sync",
  "DCCP-SyncAck",
];
const [REQUEST, RESPONSE, DATA, RESET] = [0, 1, 2, 7] as const;
/** Octets behind the header in front of options, where they are not those of an acknowledgment. */
const extensions: { readonly [type: number]: number } = { 0: 4, 1: 12, 2: 0, 7: 12 };
const ACKNOWLEDGMENT = 8;
const resets = [
  "unspecified",
  "closed",
  "aborted",
  "no_connection",
  "packet_error",
  "option_error",
  "mandatory_error",
  "connection_refused",
  "bad_service_code",
  "too_busy",
  "bad_init_cookie",
  "aggression_penalty",
];

/** Datagrams with congestion control (RFC 4340). */
export const dccpText = dumpText(
  IP,
  (line, at, length) => {
    line.protocol = "dccp";
    line.need(at, SHORT);
    if (length < SHORT) return missing(line, "dccp", SHORT - length);
    const isLong = (line.u8(at + 8) & 1) === 1;
    const head = isLong ? LONG : SHORT;
    if (length < head) return missing(line, "dccp", head - length);
    line.need(at, head);
    sockets(line, "tcp", NUMBER, line.u16(at), line.u16(at + 2));
    line.text("DCCP ");
    if (line.verbose > 0) details(line, at, length);
    const type = (line.u8(at + 8) >> 1) & 15;
    const name = types[type] ?? `unknown-type-${type}`;
    const extension = extensions[type] ?? (type < types.length ? ACKNOWLEDGMENT : 0);
    if (length < head + extension) return missing(line, name, head + extension - length);
    // What is read of a few types is looked for before their names are written.
    if (extension > 0 && extension !== ACKNOWLEDGMENT) line.need(at, head + extension);
    line.text(`${name} `);
    line.need(at, head + extension);
    if (type === REQUEST || type === RESPONSE)
      line.text(`(service=${line.u32(at + head + (type === RESPONSE ? ACKNOWLEDGMENT : 0))}) `);
    if (type === RESET) line.text(`(code=${resets[line.u8(at + head + ACKNOWLEDGMENT)] ?? "invalid"}) `);
    if (type !== REQUEST && type !== DATA) {
      const number = isLong ? line.uint(at + head + 2, 6) : line.u24(at + head + 1);
      line.text(`(ack=${number}) `);
    }
    if (line.verbose < 2) return;
    line.text(`seq ${isLong ? line.uint(at + 10, 6) : line.u24(at + 9)}`);
    const end = at + 4 * line.u8(at + 4);
    if (end > at + head + extension) dccpOptions(line, at + head + extension, end);
  },
  { carriedBy: { "ip.proto": NUMBER } },
);

function missing(line: DumpLine, what: string, octets: number): void {
  line.text(`truncated-${what} - ${octets} bytes missing!`);
}

function details(line: DumpLine, at: number, length: number): void {
  const coverage = line.u8(at + 5) & 15;
  line.text(`(CCVal ${line.u8(at + 5) >> 4}, CsCov ${coverage}`);
  if (line.has(at, length)) {
    const found = line.u16(at + 6);
    const covered = coverage === 0 ? length : Math.min(length, 4 * line.u8(at + 4) + 4 * (coverage - 1));
    const residue = checksumResidue(line, at, length, NUMBER, covered);
    line.text(", cksum 0x");
    line.hex(found, 4);
    if (residue === 0) line.text(" (correct)");
    else {
      line.text(" (incorrect -> 0x");
      line.hex(checksumShouldBe(found, residue), 4);
      line.text(")");
    }
  }
  line.text(") ");
}
