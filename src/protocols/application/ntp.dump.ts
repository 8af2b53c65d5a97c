import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { nanoseconds, ntpTime } from "../parts/ntp-time-text.ts";
import { NTP } from "./ntp.ts";

const version = NTP.slot("version");
const mode = NTP.slot("mode");
const leap = NTP.slot("leap");
const CONTROL = 6;
const PRIVATE = 7;

const modes = [
  "unspecified",
  "symmetric active",
  "symmetric passive",
  "Client",
  "Server",
  "Broadcast",
  "Control Message",
  "Reserved",
];
const leaps = ["", "+1s", "-1s", "clock unsynchronized"];

/** Octets of a time message, and of a control message's header. */
const TIME = 48;
const CONTROL_HEADER = 12;
const KEY = 4;
const MD5 = 16;
const SHA1 = 20;

export const ntpText = dumpText(NTP, (line, at, length) => {
  line.protocol = "ntp";
  line.text(`NTPv${line.field(version, at)}`);
  const number = line.field(mode, at);
  line.text(`, ${modes[number]}, length ${length}`);
  if (line.verbose === 0) return;
  const indicator = line.field(leap, at);
  line.text(`\n\tLeap indicator: ${leaps[indicator]} (${indicator << 6})`);
  if (number === CONTROL) controlMessage(line, at, length);
  else if (number !== PRIVATE) timeMessage(line, at, length);
});

function tooShort(line: DumpLine, at: number, length: number): void {
  line.invalid();
  if (!line.has(at, length)) line.truncated();
}

function timeMessage(line: DumpLine, at: number, length: number): void {
  if (length < TIME) return tooShort(line, at, length);
  const stratum = line.u8(at + 1);
  line.text(`, Stratum ${stratum} (${stratumText(stratum)})`);
  const poll = (line.u8(at + 2) << 24) >> 24;
  line.text(`, poll ${poll}${pollText(poll)}`);
  line.text(`, precision ${(line.u8(at + 3) << 24) >> 24}`);
  line.text(`\n\tRoot Delay: ${fixedPoint(line, at + 4)}`);
  line.text(`, Root dispersion: ${fixedPoint(line, at + 8)}`);
  line.need(at + 12, 4);
  line.text(", Reference-ID: ");
  if (!reference(line, at + 12, stratum)) return;
  stamp(line, "\n\t  Reference Timestamp:  ", at + 16);
  stamp(line, "\n\t  Originator Timestamp: ", at + 24);
  stamp(line, "\n\t  Receive Timestamp:    ", at + 32);
  stamp(line, "\n\t  Transmit Timestamp:   ", at + 40);
  line.text(`\n\t    Originator - Receive Timestamp:  ${difference(line, at + 24, at + 32)}`);
  line.text(`\n\t    Originator - Transmit Timestamp: ${difference(line, at + 24, at + 40)}`);
  const more = length - TIME;
  const digest = more - KEY;
  if (digest === 0 || digest === MD5 || digest === SHA1) authentication(line, at + TIME, digest);
  else if (more > 0) line.text(`\n\t(${more} more bytes after the header)`);
}

function stratumText(stratum: number): string {
  if (stratum === 0) return "unspecified";
  if (stratum === 1) return "primary reference";
  return stratum <= 15 ? "secondary reference" : "reserved";
}

function pollText(exponent: number): string {
  if (Math.abs(exponent) >= 32) return "";
  return exponent >= 0 ? ` (${2 ** exponent}s)` : ` (1/${2 ** -exponent}s)`;
}

/** Seconds with 16 bits behind the point, cut to microseconds. */
function fixedPoint(line: DumpLine, at: number): string {
  const value = line.u32(at);
  return `${Math.floor(value / 65536)}.${padded(Math.floor(((value % 65536) / 65536) * 1e6), 6)}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

/** What the server is synchronised to; false where nothing follows. */
function reference(line: DumpLine, at: number, stratum: number): boolean {
  switch (stratum) {
    case 0:
      line.text("(unspec)");
      return true;
    case 1:
      line.visibleText(at, 4);
      return true;
    case 62:
    case 63:
      line.host4(at);
      line.text(stratum === 62 ? " INFO_QUERY" : " INFO_REPLY");
      return false;
    default:
      line.text("0x");
      line.hex(line.u32(at), 8);
      return true;
  }
}

function stamp(line: DumpLine, before: string, at: number): void {
  line.need(at, 8);
  line.text(before + ntpTime(line.u32(at), line.u32(at + 4)));
}

/** How much later than `from` the time `to` is; `to` itself where there is none to compare with. */
function difference(line: DumpLine, from: number, to: number): string {
  const [seconds, fraction] = [line.u32(to), line.u32(to + 4)];
  const [fromSeconds, fromFraction] = [line.u32(from), line.u32(from + 4)];
  if (fromSeconds === 0 && fromFraction === 0) return ntpTime(seconds, fraction);
  const later = seconds > fromSeconds || (seconds === fromSeconds && fraction > fromFraction);
  const parts = later ? fraction - fromFraction : fromFraction - fraction;
  const whole = Math.abs(seconds - fromSeconds) - (parts < 0 ? 1 : 0);
  return `${later ? "+" : "-"}${whole}.${nanoseconds(parts < 0 ? parts + 2 ** 32 : parts)}`;
}

function authentication(line: DumpLine, at: number, digest: number): void {
  line.text(`\n\tKey id: ${line.u32(at)}`);
  if (digest === 0) return;
  line.need(at + KEY, digest);
  line.text("\n\tAuthentication: ");
  line.hexOctets(line.bytes, at + KEY, at + KEY + digest);
}

function controlMessage(line: DumpLine, at: number, length: number): void {
  if (length < CONTROL_HEADER) return tooShort(line, at, length);
  const bits = line.u8(at + 1);
  line.text(
    `, ${bits & 0x80 ? "Response" : "Request"}, ${bits & 0x40 ? "Error" : "OK"}, ${bits & 0x20 ? "More" : "Last"}, OpCode=${bits & 0x1f}\n`,
  );
  line.text(`\tSequence=${line.u16(at + 2)}`);
  const status = line.u16(at + 4);
  line.text(`, Status=${status === 0 ? "0" : `0x${status.toString(16)}`}`);
  line.text(`, Assoc.=${line.u16(at + 6)}`);
  line.text(`, Offset=${line.u16(at + 8)}`);
  const count = line.u16(at + 10);
  line.text(`, Count=${count}`);
  if (CONTROL_HEADER + count > length) return tooShort(line, at, length);
  if (count === 0) return;
  line.need(at + CONTROL_HEADER, count);
  line.text("\n\tTO-BE-DONE: data not interpreted");
}
