import { inetChecksum } from "../../bytes/checksum.ts";
import { dumpText, TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { pimAddress } from "../parts/pim-address-line.ts";
import { checksumResidue } from "../parts/pseudo-header.ts";
import { relativeTime } from "../parts/relative-time-line.ts";
import { options } from "./pim-hello.dump.ts";
import { PIM } from "./pim.ts";

const NUMBER = 103;
const VERSION = 2;
const HEADER = 4;
const FOREVER = 0xffff;
const REGISTER = 1;
const ELECTION = 10;
/** Octets of a register message that its checksum is about (RFC 7761 4.9.3). */
const REGISTER_HEAD = 8;
/** Named as a whole: tcpdump has no word for both. */
const registerFlags: { readonly [flags: number]: string } = { 0x80000000: "Border", 0x40000000: "Null" };
const elections: { readonly [type: number]: string } = { 1: "Offer", 2: "Winner", 3: "Backoff", 4: "Pass" };

/** A message from `at` to `end`, with addresses of `size` octets. */
type Print = (line: DumpLine, at: number, end: number, size: number) => void;

const messages: { readonly [type: number]: readonly [name: string, print?: Print] } = {
  0: ["Hello", options],
  [REGISTER]: ["Register", register],
  2: ["Register Stop", stop],
  3: ["Join / Prune", (line, at, _end, size) => joins(line, at, size, true)],
  4: ["Bootstrap", bootstrap],
  5: ["Assert", assertion],
  6: ["Graft", (line, at, _end, size) => joins(line, at, size, true)],
  7: ["Graft Acknowledgement", (line, at, _end, size) => joins(line, at, size, false)],
  8: ["Candidate RP Advertisement", candidate],
  9: ["Prune Refresh", refresh],
  [ELECTION]: ["DF Election"],
  11: ["ECMP Redirect"],
};

export const pimText = dumpText(PIM, (line, at, length) => {
  line.protocol = "pim";
  const octet = line.u8(at);
  const version = octet >> 4;
  line.text(`PIMv${version}, `);
  if (version !== VERSION) return line.text(`length ${length}`);
  const type = octet & 15;
  const [name, print] = messages[type] ?? ["Unknown Type"];
  if (line.verbose === 0) return line.text(`${name}, length ${length}`);
  line.text(`length ${length}\n\t${name}`);
  line.protocol = "pimv2";
  if (length < 2) return short(line, length, 2);
  const octets = line.u8(at + 1);
  const size = octets & 15;
  if (size !== 0) line.text(", RFC2117-encoding");
  if (length < HEADER) return short(line, length, HEADER);
  checksum(line, at, length, type);
  const end = at + length;
  if (type === ELECTION) line.upTo(end, () => election(line, at + HEADER, size, octets >> 4), at, length);
  else if (print) line.upTo(end, () => print(line, at + HEADER, end, size), at, length);
  else line.text(` [type ${type}]`);
});

function short(line: DumpLine, length: number, least: number): void {
  line.text(`[length ${length} < ${least}]`);
  line.invalid();
}

function checksum(line: DumpLine, at: number, length: number, type: number): void {
  const found = line.u16(at + 2);
  line.text(", cksum 0x");
  line.hex(found, 4);
  if (found === 0) return line.text(" (unverified)");
  const counted = type === REGISTER ? REGISTER_HEAD : length;
  if (length < counted || !line.has(at, length)) return line.text(" (unverified)");
  const right = residue(line, at, counted) === 0 || (counted < length && residue(line, at, length) === 0);
  line.text(right ? " (correct)" : " (incorrect)");
}

function residue(line: DumpLine, at: number, length: number): number {
  return line.network.version === 6
    ? checksumResidue(line, at, length, NUMBER)
    : inetChecksum(line.bytes, at, at + length);
}

function register(line: DumpLine, at: number, end: number): void {
  const flags = line.u32(at);
  line.text(", Flags [ ");
  line.named(registerFlags, flags, "none");
  line.text(" ]\n\t");
  const inner = at + 4;
  const version = line.u8(inner) >> 4;
  if (version === 0) {
    line.need(inner, 20);
    line.text("IP-Null-header ");
    line.host4(inner + 12);
    line.text(" > ");
    line.host4(inner + 16);
  } else if (!line.next("raw.version", version, inner, end - inner)) line.text(`IP ver ${version}`);
}

function stop(line: DumpLine, at: number, _end: number, size: number): void {
  line.text(" group=");
  const source = pimAddress(line, at, "group", size);
  line.text(" source=");
  pimAddress(line, source, "unicast", size);
}

function joins(line: DumpLine, at: number, size: number, full: boolean): void {
  let next = at;
  if (full) {
    line.text(", upstream-neighbor: ");
    next = pimAddress(line, next, "unicast", size);
  }
  line.need(next, 4);
  const count = line.u8(next + 1);
  line.text(`\n\t  ${count} group(s)`);
  if (full) {
    line.text(", holdtime: ");
    const time = line.u16(next + 2);
    if (time === FOREVER) line.text("infinite");
    else relativeTime(line, time);
  }
  next += 4;
  for (let i = 1; i <= count; i++) next = group(line, next, i, size);
}

function group(line: DumpLine, at: number, index: number, size: number): number {
  line.text(`\n\t    group #${index}: `);
  let next = pimAddress(line, at, "group", size);
  line.need(next, 4);
  const joined = line.u16(next);
  const pruned = line.u16(next + 2);
  line.text(`, joined sources: ${joined}, pruned sources: ${pruned}`);
  next += 4;
  for (let i = 0; i < joined + pruned; i++) {
    line.text(`\n\t      ${i < joined ? `joined source #${i + 1}` : `pruned source #${i - joined + 1}`}: `);
    next = pimAddress(line, next, "source", size);
  }
  return next;
}

/** Ends the line unless a message has `count` octets from `at` on, whether or not they were captured. */
function held(at: number, count: number, end: number): void {
  if (at + count > end) throw TRUNCATED;
}

function bootstrap(line: DumpLine, at: number, end: number, size: number): void {
  line.text(` tag=${line.u16(at).toString(16)}`);
  line.text(` hashmlen=${line.u8(at + 2)}`);
  line.text(` BSRprio=${line.u8(at + 3)} BSR=`);
  let next = pimAddress(line, at + 4, "unicast", size);
  for (let i = 0; next < end; i++) {
    line.text(` (group${i}: `);
    next = pimAddress(line, next, "group", size);
    line.text(` RPcnt=${line.u8(next)}`);
    const count = line.u8(next + 1);
    line.text(` FRPcnt=${count}`);
    held(next, 4, end);
    next += 4;
    for (let j = 0; j < count && next < end; j++) {
      line.text(` RP${j}=`);
      next = pimAddress(line, next, "unicast", size);
      held(next, 2, end);
      line.text(",holdtime=");
      relativeTime(line, line.u16(next));
      line.text(`,prio=${line.u8(next + 2)}`);
      held(next, 4, end);
      next += 4;
    }
    line.text(")");
  }
}

function assertion(line: DumpLine, at: number, _end: number, size: number): void {
  line.text(" group=");
  let next = pimAddress(line, at, "group", size);
  line.text(" src=");
  next = pimAddress(line, next, "unicast", size);
  line.need(next, 8);
  const preference = line.u32(next);
  if (preference & 0x80000000) line.text(" RPT");
  line.text(` pref=${preference & 0x7fffffff}`);
  line.text(` metric=${line.u32(next + 4)}`);
}

function candidate(line: DumpLine, at: number, end: number, size: number): void {
  const count = line.u8(at);
  line.text(` prefix-cnt=${count}`);
  line.text(` prio=${line.u8(at + 1)} holdtime=`);
  relativeTime(line, line.u16(at + 2));
  line.text(" RP=");
  let next = pimAddress(line, at + 4, "unicast", size);
  for (let i = 0; i < count && next < end; i++) {
    line.text(` Group${i}=`);
    next = pimAddress(line, next, "group", size);
  }
}

function refresh(line: DumpLine, at: number, _end: number, size: number): void {
  line.text(" src=");
  let next = pimAddress(line, at, "unicast", size);
  line.text(" grp=");
  next = pimAddress(line, next, "group", size);
  line.text(" forwarder=");
  next = pimAddress(line, next, "unicast", size);
  line.text(" TUNR ");
  relativeTime(line, line.u16(next));
}

function election(line: DumpLine, at: number, size: number, type: number): void {
  const name = elections[type];
  line.text(`\n\t  ${name ?? "Unknown"}, rpa=`);
  let next = pimAddress(line, at, "unicast", size);
  line.text(` sender pref=${line.u32(next)}`);
  line.text(` sender metric=${line.u32(next + 4)}`);
  next += 8;
  if (name !== "Backoff" && name !== "Pass") return;
  const other = name === "Backoff" ? "offer" : "new winner";
  line.text(`\n\t  ${other} addr=`);
  next = pimAddress(line, next, "unicast", size);
  line.text(` ${other} pref=${line.u32(next)}`);
  line.text(` ${other} metric=${line.u32(next + 4)}`);
  if (name === "Backoff") line.text(` interval ${line.u16(next + 8)}ms`);
}
