import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { MobilityHeader } from "./mobility.ts";

const length = MobilityHeader.slot("len");
const messageType = MobilityHeader.slot("mhtype");
/** What is alike in all messages, with two octets that some use. */
const HEADER = 8;

const BINDING_REFRESH = 0;
const HOME_TEST_INIT = 1;
const CARE_OF_TEST_INIT = 2;
const HOME_TEST = 3;
const CARE_OF_TEST = 4;
const BINDING_UPDATE = 5;
const BINDING_ACK = 6;
const BINDING_ERROR = 7;

/** The messages of RFC 6275 with the least octets of their headers. */
const messages: readonly (readonly [name: string, least: number])[] = [
  ["BRR", 8],
  ["HoTI", 16],
  ["CoTI", 16],
  ["HoT", 24],
  ["CoT", 24],
  ["BU", 12],
  ["BA", 12],
  ["BE", 24],
];

export const mobilityText = dumpText(
  MobilityHeader,
  (line, at) => {
    line.protocol = "mobility";
    if (!line.has(at, 2)) {
      line.truncated();
      return false;
    }
    const size = 8 * (line.field(length, at) + 1);
    const type = line.field(messageType, at);
    const known = messages[type];
    if (known && size < known[1]) {
      line.text(`(header length ${size} is too small for type ${type})`);
      line.truncated();
      return false;
    }
    line.text(`mobility: ${known ? known[0] : `type-#${type}`}`);
    if (!known) {
      line.text(` len=${line.field(length, at)}`);
      return false;
    }
    const end = message(line, type, at);
    if (end < 0 || (line.verbose > 0 && !options(line, end, at + size))) line.truncated();
    // Nothing follows a mobility header (RFC 6275 6.1.1).
    return false;
  },
  { carriedBy: { "ipv6.extension": [62, 135] } },
);

const updateFlags: readonly (readonly [number, string])[] = [
  [8, "A"],
  [4, "H"],
  [2, "L"],
  [1, "K"],
];

/** Prints a message; returns where its options start, -1 where it is cut. */
function message(line: DumpLine, type: number, at: number): number {
  const body = at + HEADER;
  switch (type) {
    case BINDING_REFRESH:
      return body;
    case HOME_TEST_INIT:
    case CARE_OF_TEST_INIT:
      if (line.verbose > 0) pair(line, type === HOME_TEST_INIT ? "Home" : "Care-of", "Init Cookie", body);
      return body + 8;
    case HOME_TEST:
    case CARE_OF_TEST: {
      line.text(` nonce id=0x${line.u16(at + 6).toString(16)}`);
      const of = type === HOME_TEST ? "Home" : "Care-of";
      if (line.verbose > 0) {
        pair(line, of, "Init Cookie", body);
        pair(line, of, "Keygen Token", body + 8);
      }
      return body + 16;
    }
    case BINDING_UPDATE: {
      line.text(` seq#=${line.u16(at + 6)}`);
      if (!line.has(body, 2)) return -1;
      const flags = line.u8(body) >> 4;
      if (flags !== 0) {
        line.text(" ");
        line.bitNames(updateFlags, flags, "", "");
      }
      line.text(` lifetime=${4 * line.u16(body + 2)}`);
      return body + 4;
    }
    case BINDING_ACK:
      line.text(` status=${line.u8(at + 6)}`);
      if (line.u8(at + 7) & 0x80) line.text(" K");
      line.text(` seq#=${line.u16(body)}`);
      line.text(` lifetime=${4 * line.u16(body + 2)}`);
      return body + 4;
    case BINDING_ERROR:
    default:
      line.text(` status=${line.u8(at + 6)}`);
      line.need(body, 16);
      line.text(" homeaddr ");
      line.host6(body);
      return body + 16;
  }
}

function pair(line: DumpLine, of: string, what: string, at: number): void {
  const first = line.u32(at);
  const second = line.u32(at + 4);
  line.text(` ${of} ${what}=`);
  line.hex(first, 8);
  line.text(":");
  line.hex(second, 8);
}

/** Octets that options need at least, and what they are called. */
const optionNames: { readonly [type: number]: readonly [name: string, least: number] } = {
  2: ["refresh", 4],
  3: ["altcoa", 18],
  4: ["ni", 6],
  5: ["auth", 12],
};

function options(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    const type = line.u8(at);
    if (type !== 0 && at + 1 >= end) return false;
    const size = type === 0 ? 1 : line.u8(at + 1) + 2;
    // The octet behind an option is asked for as well.
    if (at + size > end || !line.has(at + size, 1)) return false;
    const known = optionNames[type];
    if (known && end - at < known[1]) {
      line.text(`(${known[0]}: trunc)`);
      return false;
    }
    option(line, type, at);
    at += size;
  }
  return true;
}

function option(line: DumpLine, type: number, at: number): void {
  switch (type) {
    case 0:
      line.text("(pad1)");
      break;
    case 1:
      line.text("(padn)");
      break;
    case 2:
      line.text(`(refresh: ${4 * line.u16(at + 2)})`);
      break;
    case 3:
      line.need(at + 2, 16);
      line.text("(alt-CoA: ");
      line.host6(at + 2);
      line.text(")");
      break;
    case 4: {
      const home = line
        .u16(at + 2)
        .toString(16)
        .padStart(4, "0");
      line.text(
        `(ni: ho=0x${home} co=0x${line
          .u16(at + 4)
          .toString(16)
          .padStart(4, "0")})`,
      );
      break;
    }
    case 5:
      line.text("(auth)");
      break;
    default:
      line.text(`(type-0x${type.toString(16).padStart(2, "0")}: len=${line.u8(at + 1)})`);
  }
}
