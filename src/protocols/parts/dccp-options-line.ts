import type { DumpLine } from "../../definition/dump-line.ts";

const names: { readonly [type: number]: string } = {
  0: "nop",
  1: "mandatory",
  2: "slowreceiver",
  32: "change_l",
  33: "confirm_l",
  34: "change_r",
  35: "confirm_r",
  36: "initcookie",
  37: "ndp_count",
  38: "ack_vector0",
  39: "ack_vector1",
  40: "data_dropped",
  41: "timestamp",
  42: "timestamp_echo",
  43: "elapsed_time",
  44: "data_checksum",
};
const features = [
  "reserved",
  "ccid",
  "allow_short_seqno",
  "sequence_window",
  "ecn_incapable",
  "ack_ratio",
  "send_ack_vector",
  "send_ndp_count",
  "minimum checksum coverage",
  "check data checksum",
];
/** Options below have no length; those from the other on belong to congestion control. */
const [COUNTED, CONGESTION] = [32, 128] as const;
const LEAST = 2;

/** The options of a packet (RFC 4340 5.8); ends the list with one that is wrong. */
export function dccpOptions(line: DumpLine, start: number, end: number): void {
  line.text(" <");
  for (let at = start; at < end;) {
    if (at > start) line.text(", ");
    const size = option(line, at, end);
    if (size === 0) break;
    at += size;
  }
  line.text(">");
}

/** Octets of the option, 0 where it is wrong. */
function option(line: DumpLine, at: number, end: number): number {
  const type = line.u8(at);
  const name = type >= CONGESTION ? `CCID option ${type}` : (names[type] ?? `Option ${type}`);
  if (type < COUNTED) {
    line.text(name);
    return 1;
  }
  const size = at + 1 < end ? line.u8(at + 1) : Infinity;
  if (size < LEAST) return wrong(line, `${name} optlen too short`);
  if (at + size > end) return wrong(line, `${name} optlen goes past header length`);
  if (!line.has(at, size)) return cut(line);
  line.text(name);
  const length = size - LEAST;
  return content(line, type, at + LEAST, length) ? size : 0;
}

function cut(line: DumpLine): 0 {
  line.truncated();
  return 0;
}

function wrong(line: DumpLine, words: string): 0 {
  line.text(words);
  return 0;
}

function content(line: DumpLine, type: number, at: number, length: number): boolean {
  switch (type) {
    case 32:
    case 33:
    case 34:
    case 35:
      if (length < 1) {
        line.text(" optlen too short");
        return true;
      }
      if (line.u8(at) < features.length) {
        line.text(` ${features[line.u8(at)]}`);
        for (let i = 1; i < length; i++) line.text(` ${line.u8(at + i)}`);
      }
      return true;
    case 37:
      for (let i = 0; i < length; i++) line.text(` ${line.u8(at + i)}`);
      return true;
    case 36:
    case 38:
    case 39:
    case 40:
      if (length > 0) line.text(" 0x");
      for (let i = 0; i < length; i++) line.hex(line.u8(at + i), 2);
      return true;
    case 41:
      if (length !== 4) return misfit(line, "6");
      line.text(` ${line.u32(at)}`);
      return true;
    case 42:
      if (length !== 4 && length !== 6 && length !== 8) return misfit(line, "6 or 8 or 10");
      line.text(` ${line.u32(at)}`);
      if (length > 4) line.text(` (elapsed time ${line.uint(at + 4, length - 4)})`);
      return true;
    case 43:
      if (length !== 2 && length !== 4) return misfit(line, "4 or 6");
      line.text(` ${line.uint(at, length)}`);
      return true;
    case 44:
      if (length > 0) line.text(" ");
      for (let i = 0; i < length; i++) line.hex(line.u8(at + i), 2);
      return true;
    default:
      return true;
  }
}

function misfit(line: DumpLine, wanted: string): false {
  line.text(` [optlen != ${wanted}]`);
  return false;
}
