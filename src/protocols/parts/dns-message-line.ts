import type { DumpLine } from "../../definition/dump-line.ts";
import { CUT, skipName } from "./dns-name-line.ts";
import { questionLine, recordLine, type Message } from "./dns-record-line.ts";

/** Octets of the header, and where its counts are. */
const HEADER = 12;
const COUNTS = 4;

const opcodeTexts = [
  "",
  " inv_q",
  " stat",
  " op3",
  " notify",
  " update",
  " op6",
  " op7",
  " op8",
  " updateA",
  " updateD",
  " updateDA",
  " updateM",
  " updateMA",
  " zoneInit",
  " zoneRef",
];
const INVERSE_QUERY = 1;
/** Some are printed without a space in front, as tcpdump does. */
// oxfmt-ignore
const responseTexts = [
  "", " FormErr", " ServFail", " NXDomain", " NotImp", " Refused", " YXDomain", " YXRRSet", " NXRRSet", " NotAuth", " NotZone", " Resp11", " Resp12",
  " Resp13", " Resp14", " NoChange", " BadVers", "Resp17", " Resp18", " Resp19", " Resp20", "Resp21", " Resp22", " BadCookie",
];

const RESPONSE = 0x8000;
const AUTHORITATIVE = 0x0400;
const TRUNCATION = 0x0200;
const RECURSION_DESIRED = 0x0100;
const RECURSION_AVAILABLE = 0x0080;
const AUTHENTIC = 0x0020;
const CHECKING_DISABLED = 0x0010;
/** Bits that a query should not have. */
const ODD_IN_QUERIES = 0x06cf;
const OPT = 41;

/** Prints a DNS message of `length` octets. */
export function messageLine(line: DumpLine, at: number, length: number, multicast: boolean): void {
  line.protocol = "domain";
  if (length < HEADER) {
    line.text(`domain [length ${length} < ${HEADER}]`);
    line.invalid();
    return;
  }
  if (!line.has(at, HEADER)) {
    line.truncated();
    return;
  }
  const message = { start: at, multicast };
  const flags = line.u16(at + 2);
  line.decimal(line.u16(at));
  line.text(opcodeTexts[(flags >> 11) & 15]);
  const whole = flags & RESPONSE ? response(line, message, flags) : query(line, message, flags);
  if (!whole) {
    line.truncated();
    return;
  }
  line.text(" (");
  line.decimal(length);
  line.text(")");
}

function response(line: DumpLine, message: Message, flags: number): boolean {
  const at = message.start;
  const questions = line.u16(at + COUNTS);
  const answers = line.u16(at + COUNTS + 2);
  const authorities = line.u16(at + COUNTS + 4);
  const additional = line.u16(at + COUNTS + 6);
  const code = (flags & 15) | (16 * extendedCode(line, at, questions, answers + authorities, additional));
  line.text(responseTexts[code] ?? ` Resp${code}`);
  if (flags & AUTHORITATIVE) line.octet(42);
  if (!(flags & RECURSION_AVAILABLE)) line.octet(45);
  if (flags & TRUNCATION) line.octet(124);
  if (flags & AUTHENTIC) line.octet(36);
  if (questions !== 1) line.text(` [${questions}q]`);
  let next = at + HEADER;
  for (let i = 0; i < questions; i++) {
    if (i > 0) line.octet(44);
    if (line.verbose > 1) {
      line.text(" q:");
      next = questionLine(line, next, message);
    } else {
      next = skipName(line, next);
      if (next >= 0) next += 4;
    }
    if (next < 0) return false;
  }
  line.octet(32);
  line.decimal(answers);
  line.octet(47);
  line.decimal(authorities);
  line.octet(47);
  line.decimal(additional);
  next = answers === 0 ? next : section(line, next, answers, message);
  return next >= 0 && (line.verbose < 2 || otherSections(line, next, authorities, additional, message));
}

function query(line: DumpLine, message: Message, flags: number): boolean {
  const at = message.start;
  const questions = line.u16(at + COUNTS);
  const answers = line.u16(at + COUNTS + 2);
  const authorities = line.u16(at + COUNTS + 4);
  const additional = line.u16(at + COUNTS + 6);
  if (flags & RECURSION_DESIRED) line.octet(43);
  if (flags & CHECKING_DISABLED) line.octet(37);
  if (flags & ODD_IN_QUERIES) {
    line.text(" [b2&3=0x");
    line.hex(flags);
    line.text("]");
  }
  if (((flags >> 11) & 15) === INVERSE_QUERY) {
    if (questions > 0) line.text(` [${questions}q]`);
    if (answers !== 1) line.text(` [${answers}a]`);
  } else {
    if (answers > 0) line.text(` [${answers}a]`);
    if (questions !== 1) line.text(` [${questions}q]`);
  }
  if (authorities > 0) line.text(` [${authorities}n]`);
  if (additional > 0) line.text(` [${additional}au]`);
  let next = at + HEADER;
  for (let i = 0; i < questions; i++) {
    if (i > 0 && next >= line.end) return false;
    next = questionLine(line, next, message);
    if (next < 0) return false;
  }
  if (line.verbose < 2) return true;
  if (answers > 0) next = section(line, next, answers, message);
  return next >= 0 && otherSections(line, next, authorities, additional, message);
}

/** Prints `count` records; returns where they end, or CUT. */
function section(line: DumpLine, at: number, count: number, message: Message): number {
  let next = at;
  for (let i = 0; i < count; i++) {
    if (i > 0) {
      if (next >= line.end) return CUT;
      line.octet(44);
    }
    next = recordLine(line, next, message);
    if (next < 0) return CUT;
  }
  return next;
}

function otherSections(line: DumpLine, at: number, authorities: number, additional: number, message: Message): boolean {
  let next = at;
  if (authorities > 0) {
    if (next >= line.end) return false;
    line.text(" ns:");
    next = section(line, next, authorities, message);
    if (next < 0) return false;
  }
  if (additional === 0) return true;
  if (next >= line.end) return false;
  line.text(" ar:");
  return section(line, next, additional, message) >= 0;
}

/** The upper eight bits of the response code, which an OPT record has (RFC 6891 6.1.3); 0 where there is none. */
function extendedCode(line: DumpLine, at: number, questions: number, records: number, additional: number): number {
  if (additional === 0) return 0;
  let next = at + HEADER;
  for (let i = 0; i < questions; i++) {
    next = skipName(line, next);
    if (next < 0) return 0;
    next += 4;
    if (next >= line.end) return 0;
  }
  for (let i = 0; i < records + additional; i++) {
    next = skipName(line, next);
    if (next < 0 || !line.has(next, 5)) return 0;
    if (i >= records && line.u16(next) === OPT) return line.u8(next + 4);
    if (!line.has(next, 10)) return 0;
    next += 10 + line.u16(next + 8);
    if (next >= line.end) return 0;
  }
  return 0;
}
