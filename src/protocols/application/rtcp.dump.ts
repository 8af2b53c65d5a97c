import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { RTCP } from "./rtcp.ts";

const count = RTCP.slot("count");
const type = RTCP.slot("packet_type");
const lengthWords = RTCP.slot("length");
/** Header with the sender's source identifier, what a sender reports of itself, and one report of a receiver. */
const HEADER = 8;
const SENDER = 20;
const REPORT = 24;

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const names: { readonly [type: number]: string } = { 202: "sdes", 203: "bye" };

/** Only -T finds it. Packets follow one another up to the end of what was captured. */
export const rtcpText = dumpText(
  RTCP,
  (line, at) => {
    line.protocol = "rtcp";
    for (let next = at; next < line.end;) {
      line.need(next, HEADER);
      const length = 4 * (line.field(lengthWords, next) + 1);
      packet(line, next, length);
      next += length;
    }
  },
  { carriedBy: {}, forcedBy: "rtcp" },
);

function packet(line: DumpLine, at: number, length: number): void {
  const number = line.field(type, at);
  if (number !== SENDER_REPORT && number !== RECEIVER_REPORT) {
    const name = names[number];
    line.text(` ${name ?? `type-0x${number.toString(16)}`} ${length}`);
    if (name) identifier(line, at + 4);
    return;
  }
  const reports = line.field(count, at);
  const sender = number === SENDER_REPORT ? SENDER : 0;
  line.text(sender > 0 ? " sr" : " rr");
  if (length !== HEADER + sender + reports * REPORT) line.text(` [${length}]`);
  identifier(line, at + 4);
  if (sender > 0) senderInfo(line, at + HEADER);
  if (reports > 1) line.text(` c${reports}`);
  // tcpdump prints the first report as often as there are reports.
  for (let i = 0; i < reports; i++) report(line, at + HEADER + sender);
}

function identifier(line: DumpLine, at: number): void {
  if (line.verbose > 0) line.text(` ${line.u32(at)}`);
}

function senderInfo(line: DumpLine, at: number): void {
  line.need(at, SENDER);
  line.text(
    ` @${hundredths(line.u32(at) + line.u32(at + 4) / 2 ** 32)} ${line.u32(at + 8)} ${line.u32(at + 12)}p ${line.u32(at + 16)}b`,
  );
}

function report(line: DumpLine, at: number): void {
  line.need(at, REPORT);
  identifier(line, at);
  line.text(` ${line.u24(at + 5)}l ${line.u32(at + 8)}s ${line.u32(at + 12)}j`);
  line.text(` @${hundredths(line.u32(at + 16) / 65536)}+${hundredths(line.u32(at + 20) / 65536)}`);
}

/** Seconds with two decimals, halves rounded to even as printf(3) does. */
function hundredths(seconds: number): string {
  const whole = Math.floor(seconds);
  const scaled = 100 * (seconds - whole);
  let digits = Math.floor(scaled);
  const over = scaled - digits;
  if (over > 0.5 || (over === 0.5 && digits % 2 === 1)) digits++;
  return digits === 100 ? `${whole + 1}.00` : `${whole}.${String(digits).padStart(2, "0")}`;
}
