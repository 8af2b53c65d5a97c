import type { DumpLine } from "../../definition/dump-line.ts";
import { relativeTime } from "../parts/relative-time-line.ts";

const BODY = 8;
const REGISTER = 1;
const IP_HEADER = 20;
/** What a holding time of a join or prune usually is, in seconds. */
const USUAL_HOLD = 180;
const WHOLE_MASK = 0xffffffff;
const modes: { readonly [mode: number]: string } = { 0: " Dense-mode", 1: " Sparse-mode", 2: " Sparse-Dense-mode" };

/** PIM version 1 in an IGMP message. */
export function pimVersion1Text(line: DumpLine, at: number, length: number): void {
  line.protocol = "pimv1";
  const type = line.u8(at + 1);
  if (type === REGISTER) {
    line.text(" Register");
    // Without the whole header of the packet inside there is nothing more to say.
    if (!line.has(at + BODY, IP_HEADER)) return line.truncated();
  }
  message(line, at, length, type);
  const version = line.u8(at + 4) >> 4;
  if (version !== 1) line.text(` [v${version}]`);
}

function message(line: DumpLine, at: number, length: number, type: number): void {
  const body = at + BODY;
  const verbose = line.verbose > 0;
  switch (type) {
    case 0:
      return query(line, body);
    case REGISTER:
      return flow(line, body + 12, body + 16);
    case 2:
      line.text(" Register-Stop");
      line.need(body, 8);
      return flow(line, body, body + 4);
    case 3:
      line.text(" Join/Prune");
      return verbose ? joinPrune(line, body, length - BODY) : undefined;
    case 4:
      line.text(" RP-reachable");
      return verbose ? reachable(line, body) : undefined;
    case 5:
      return assertion(line, body);
    case 6:
      line.text(" Graft");
      return verbose ? joinPrune(line, body, length - BODY) : undefined;
    case 7:
      line.text(" Graft-ACK");
      return verbose ? joinPrune(line, body, length - BODY) : undefined;
    default:
      return line.text(` [type ${type}]`);
  }
}

function query(line: DumpLine, body: number): void {
  line.text(" Query");
  if (line.has(body, 1)) line.named(modes, line.u8(body) >> 4, " mode-%");
  if (line.verbose === 0) return;
  line.text(" (Hold-time ");
  relativeTime(line, line.u16(body + 2));
  line.text(")");
}

function flow(line: DumpLine, source: number, group: number): void {
  line.need(source, 4);
  line.need(group, 4);
  line.text(" for ");
  line.host4(source);
  line.text(" > ");
  line.host4(group);
}

function mask(line: DumpLine, at: number): void {
  if (line.u32(at) === WHOLE_MASK) return;
  line.text("/");
  line.host4(at);
}

function reachable(line: DumpLine, body: number): void {
  line.need(body, 4);
  line.text(" group ");
  line.host4(body);
  mask(line, body + 4);
  line.need(body + 8, 4);
  line.text(" RP ");
  line.host4(body + 8);
  line.text(" hold ");
  relativeTime(line, line.u16(body + 14));
}

function assertion(line: DumpLine, body: number): void {
  line.text(" Assert");
  flow(line, body + 8, body);
  mask(line, body + 4);
  line.need(body + 12, 8);
  const preference = line.u32(body + 12);
  line.text(
    ` ${preference & 0x80000000 ? "RP-tree" : "SPT"} pref ${preference & 0x7fffffff} metric ${line.u32(body + 16)}`,
  );
}

/** Joins and prunes; one source of one group stands on one line. A length that ends too early does not end the line. */
function joinPrune(line: DumpLine, at: number, length: number): void {
  if (line.has(at, 30) && line.u8(at + 11) === 1 && line.u16(at + 20) + line.u16(at + 22) === 1)
    return single(line, at);
  const start = line.verbose > 1 ? "\n" : "";
  if (length < 4) return line.truncated();
  line.text(start);
  line.need(at, 4);
  line.text(" Upstream Nbr: ");
  line.host4(at);
  if (length < BODY) return line.truncated();
  line.text(`${start} Hold time: `);
  relativeTime(line, line.u16(at + 6));
  if (line.verbose > 1) groups(line, at + BODY, at + length);
}

function single(line: DumpLine, at: number): void {
  line.text(" RPF ");
  line.host4(at);
  line.text(" ");
  const hold = line.u16(at + 6);
  if (hold !== USUAL_HOLD) {
    line.text("Hold ");
    relativeTime(line, hold);
  }
  line.text(`${line.u16(at + 20) > 0 ? "Join" : "Prune"} (`);
  line.host4(at + 26);
  line.text(`/${line.u8(at + 25) & 0x3f}, `);
  line.host4(at + 12);
  mask(line, at + 16);
  const flags = line.u8(at + 25);
  line.text(
    `) ${line.u8(at + 24) & 1 ? "Sparse" : "Dense"}${flags & 0x80 ? " WC" : ""} ${flags & 0x40 ? "RP" : "SPT"}`,
  );
}

function groups(line: DumpLine, start: number, end: number): void {
  if (start + 4 > end) return line.truncated();
  let at = start + 4;
  for (let left = line.u8(start + 3); left > 0; left--) {
    if (at + 4 > end) return line.truncated();
    line.need(at, 4);
    line.text("\n\tGroup: ");
    line.host4(at);
    if (at + 8 > end) return line.truncated();
    mask(line, at + 4);
    if (at + 12 > end) return line.truncated();
    const joined = line.u16(at + 8);
    const pruned = line.u16(at + 10);
    line.text(` joined: ${joined} pruned: ${pruned}`);
    at += 12;
    for (let i = 0; i < joined + pruned; i++, at += 6) {
      if (at + 6 > end) return line.truncated();
      source(line, at, i < joined ? "Join " : "Prune");
    }
  }
}

function source(line: DumpLine, at: number, what: string): void {
  line.need(at, 6);
  const flags = line.u8(at + 1);
  line.text(
    `\n\t${what} ${line.u8(at) & 1 ? "Sparse " : "Dense "}${flags & 0x80 ? "WC " : ""}${flags & 0x40 ? "RP " : "SPT "}`,
  );
  line.host4(at + 2);
  line.text(`/${flags & 0x3f}`);
}
