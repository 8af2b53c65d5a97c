import type { DumpLine } from "../../definition/dump-line.ts";
import { littleEndian } from "../parts/decnet-line.ts";

const HEADER = 5;
/** The number in a word, and the bits that say that it has one of either kind, and that something did not come. */
const NUMBER = 0xfff;
const own = { there: 0x8000, negative: 0x9000, words: ["nak", "ack"] } as const;
const other = { there: 0xa000, negative: 0xb000 } as const;
const dataWords = ["onak", "oack"] as const;
const controlWords = ["nakdat", "ackdat"] as const;
type Words = readonly [negative: string, positive: string];
const reasons: { readonly [reason: number]: string } = {
  0: "object rejected connect",
  1: "insufficient resources",
  2: "unrecognized node name",
  3: "node is shutting down",
  4: "unrecognized object",
  5: "invalid object name format",
  6: "object too busy",
  7: "protocol error discovered",
  8: "third party abort",
  9: "user abort",
  10: "invalid node name format",
  11: "local node shutting down",
  32: "insufficient local resources",
  33: "insufficient remote user resources",
  34: "invalid access control information",
  36: "bad ACCOUNT information",
  38: "no response from object",
  39: "node unreachable",
  41: "no link terminate",
  42: "disconnect complete",
  43: "bad image data in connect",
};
const services: { readonly [service: number]: string } = { 4: "seg ", 8: "msg " };
const versions = ["ver 3.2 ", "ver 3.1 ", "ver 4.0 ", "ver 4.1 "];

/** A message of the network services protocol (DNA NSP 4.0.0). */
export function sessionMessage(line: DumpLine, at: number, length: number): void {
  if (length < HEADER) {
    line.text(` (nsplen ${length} < ${HEADER})`);
    return line.invalid();
  }
  line.need(at, HEADER);
  const flags = line.u8(at);
  switch (flags & 0x0c) {
    case 0x00:
      return data(line, at, length, flags);
    case 0x04:
      return acknowledgment(line, at, length, flags);
    case 0x08:
      return control(line, at, length, flags);
    default:
      return reserved(line, at, "type", flags);
  }
}

function ends(line: DumpLine, at: number, word: string): void {
  line.text(`${word} ${littleEndian(line, at + 3)}>${littleEndian(line, at + 1)} `);
}

function reserved(line: DumpLine, at: number, word: string, flags: number): void {
  line.text(`reserved-${word}? ${flags.toString(16)} ${littleEndian(line, at + 3)} > ${littleEndian(line, at + 1)}`);
}

function data(line: DumpLine, at: number, length: number, flags: number): void {
  switch (flags & 0x70) {
    case 0x00:
    case 0x20:
    case 0x40:
    case 0x60:
      ends(line, at, "data");
      numbers(line, at, length, dataWords);
      return;
    case 0x30:
      line.text("intr ");
      numbers(line, at, length, controlWords);
      return;
    case 0x10: {
      ends(line, at, "link-service");
      if (length < 13) return line.invalid();
      numbers(line, at, length, controlWords);
      // Where there are fewer numbers, tcpdump looks for the rest where it would be behind all.
      return flow(line, at + 11);
    }
    default:
      reserved(line, at, "subtype", flags);
  }
}

/** Numbers of what came, of both kinds of data, and of this segment. */
function numbers(line: DumpLine, start: number, length: number, others: Words): void {
  let at = start + HEADER;
  for (const kind of [own, { ...other, words: others }]) {
    if (start + length - at < 2) return line.invalid();
    if (!number(line, at, kind)) break;
    at += 2;
  }
  if (start + length - at < 2) return line.invalid();
  line.text(`seg ${littleEndian(line, at) & NUMBER} `);
}

interface NumberKind {
  readonly there: number;
  readonly negative: number;
  readonly words: Words;
}

function number(line: DumpLine, at: number, { there, negative, words }: NumberKind): boolean {
  const word = littleEndian(line, at);
  if ((word & there) === 0) return false;
  line.text(`${words[(word & negative) === negative ? 0 : 1]} ${word & NUMBER} `);
  return true;
}

function flow(line: DumpLine, at: number): void {
  const mode = line.u8(at);
  const count = line.u8(at + 1);
  const kind = mode & 0x0c;
  if (kind === 0x04) return line.text(`intr req count ${count} `);
  if (kind !== 0) return line.text(`reserved-fcval-int? ${mode.toString(16)}`);
  line.text(`dat seg count ${count} `);
  const change = mode & 3;
  if (change === 1) line.text("donotsend-data ");
  else if (change === 2) line.text("send-data ");
  else if (change === 3) line.text(`reserved-fcmod? ${mode.toString(16)}`);
}

function acknowledgment(line: DumpLine, at: number, length: number, flags: number): void {
  const kind = flags & 0x70;
  if (kind === 0x20) return line.text(`conn-ack ${littleEndian(line, at + 1)}`);
  if (kind !== 0 && kind !== 0x10) return reserved(line, at, "acktype", flags);
  ends(line, at, kind === 0 ? "data-ack" : "ils-ack");
  if (length < 9) return line.invalid();
  line.need(at + HEADER, 4);
  if (number(line, at + HEADER, own))
    number(line, at + HEADER + 2, { ...other, words: kind === 0 ? dataWords : controlWords });
}

function control(line: DumpLine, at: number, length: number, flags: number): void {
  switch (flags & 0x70) {
    case 0x10:
      return connect(line, at, length, "conn-initiate", 9);
    case 0x60:
      return connect(line, at, length, "retrans-conn-initiate", 9);
    case 0x20:
      return connect(line, at, length, "conn-confirm", 10);
    case 0x30: {
      ends(line, at, "disconn-initiate");
      if (length < 8) return line.invalid();
      line.need(at, 8);
      reason(line, at + HEADER);
      return optional(line, line.u8(at + 7));
    }
    case 0x40:
      ends(line, at, "disconn-confirm");
      return reason(line, at + HEADER);
    default:
      return reserved(line, at, "ctltype", flags);
  }
}

function connect(line: DumpLine, at: number, length: number, word: string, size: number): void {
  ends(line, at, word);
  if (length < size) return line.invalid();
  line.need(at, size);
  line.text(services[line.u8(at + 5) & 0x0c] ?? "");
  line.text(versions[line.u8(at + 6) & 3]!);
  line.text(`segsize ${littleEndian(line, at + 7)} `);
  if (size > 9) optional(line, line.u8(at + 9));
}

function optional(line: DumpLine, length: number): void {
  if (length > 0) line.text(`optlen ${length} `);
}

function reason(line: DumpLine, at: number): void {
  const why = littleEndian(line, at);
  line.text(`${reasons[why] ?? `reason-${why}`} `);
}
