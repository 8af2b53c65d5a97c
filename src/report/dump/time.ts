import type { TextWriter } from "../../bytes/text-writer.ts";
import { calendarDay, DAY, type OffsetAt } from "../../bytes/time.ts";

/** How a line begins: the number of times -t was given. */
export type TimeForm = "local" | "none" | "seconds" | "sincePrevious" | "dated" | "sinceFirst";

const TWO_TO_31 = 2 ** 31;
const TWO_TO_32 = 2 ** 32;

/** Room for date, clock and fraction of a second. */
const STAMP_ROOM = 32;
const ZERO = 48;
const DOT = 46;

/** The digits of 000 to 999. */
const THREE_DIGITS = Uint8Array.from(
  { length: 3000 },
  (_, i) => ZERO + (Math.floor(Math.floor(i / 3) / 10 ** (2 - (i % 3))) % 10),
);

/** Writes the times that tcpdump's lines begin with. */
export class TimeColumn {
  private readonly form: TimeForm;
  private readonly nanosecond: boolean;
  private readonly offsetAt: OffsetAt;
  private readonly digits: number;
  /** What was written last; up to `clockEnd` it is the same for every packet of a second. */
  private readonly stamp = new Uint8Array(STAMP_ROOM);
  private clockEnd = 0;
  private clockSecond = NaN;
  /** What deltas are counted from. */
  private referenceSeconds = 0;
  private referenceFraction = 0;

  constructor(form: TimeForm, nanosecond: boolean, offsetAt: OffsetAt) {
    this.form = form;
    this.nanosecond = nanosecond;
    this.offsetAt = offsetAt;
    this.digits = nanosecond ? 9 : 6;
  }

  /** Writes the time of a packet and a space, or nothing. */
  write(line: TextWriter, seconds: number, nanoseconds: number): void {
    const fraction = this.nanosecond ? signedNanoseconds(nanoseconds) : Math.floor(nanoseconds / 1000) | 0;
    switch (this.form) {
      case "none":
        return;
      case "local":
      case "dated":
      case "seconds":
        this.writeMoment(line, seconds, fraction);
        break;
      default:
        this.writeDelta(line, signedSeconds(seconds), fraction);
    }
  }

  private writeDelta(line: TextWriter, seconds: number, fraction: number): void {
    // A time of zero is no reference: the next packet is.
    if (this.referenceSeconds === 0 && this.referenceFraction === 0) this.refer(seconds, fraction);
    let deltaSeconds = seconds - this.referenceSeconds;
    let deltaFraction = fraction - this.referenceFraction;
    const negative = deltaSeconds < 0 || (deltaSeconds === 0 && deltaFraction < 0);
    if (negative) {
      deltaSeconds = -deltaSeconds;
      deltaFraction = -deltaFraction;
    }
    if (deltaFraction < 0) {
      deltaSeconds -= 1;
      deltaFraction += this.nanosecond ? 1e9 : 1e6;
    }
    line.text(negative ? "-" : " ");
    this.writeMoment(line, deltaSeconds, deltaFraction);
    if (this.form === "sincePrevious") this.refer(seconds, fraction);
  }

  private refer(seconds: number, fraction: number): void {
    this.referenceSeconds = seconds;
    this.referenceFraction = fraction;
  }

  private writeMoment(line: TextWriter, seconds: number, fraction: number): void {
    // tcpdump refuses seconds whose 32 lower bits are negative as a signed number.
    if ((seconds & TWO_TO_31) !== 0) {
      line.text("[Error converting time] ");
      return;
    }
    if (seconds !== this.clockSecond) {
      this.clockSecond = seconds;
      this.clockEnd = 0;
      if (this.form === "seconds") this.append(seconds % TWO_TO_32, 1);
      else this.setClock(seconds);
      this.stamp[this.clockEnd++] = DOT;
    }
    const end = this.clockEnd;
    this.appendFraction(fraction);
    this.stamp[this.clockEnd] = 32;
    line.octets(this.stamp, 0, this.clockEnd + 1);
    this.clockEnd = end;
  }

  private appendFraction(fraction: number): void {
    if (fraction < 0 || fraction >= (this.nanosecond ? 1e9 : 1e6)) {
      // A broken file: as many digits as it takes.
      this.append(fraction >>> 0, this.digits);
      return;
    }
    const thousands = (fraction / 1000) | 0;
    if (this.nanosecond) this.appendThree((thousands / 1000) | 0);
    this.appendThree(thousands % 1000);
    this.appendThree(fraction % 1000);
  }

  private appendThree(value: number): void {
    const { stamp, clockEnd } = this;
    const from = value * 3;
    stamp[clockEnd] = THREE_DIGITS[from];
    stamp[clockEnd + 1] = THREE_DIGITS[from + 1];
    stamp[clockEnd + 2] = THREE_DIGITS[from + 2];
    this.clockEnd = clockEnd + 3;
  }

  private setClock(seconds: number): void {
    const isLocal = this.form === "local" || this.form === "dated";
    const moment = isLocal ? seconds + this.offsetAt(seconds) : seconds;
    const days = Math.floor(moment / DAY);
    const ofDay = moment - days * DAY;
    if (this.form === "dated") {
      const { year, month, day } = calendarDay(days);
      this.append(year, 4, 45);
      this.append(month, 2, 45);
      this.append(day, 2, 32);
    }
    this.append(Math.floor(ofDay / 3600), 2, 58);
    this.append(Math.floor(ofDay / 60) % 60, 2, 58);
    this.append(ofDay % 60, 2);
  }

  /** Appends a number below 2^32 in at least `digits` digits, and one octet behind it. */
  private append(value: number, digits: number, after?: number): void {
    const { stamp } = this;
    let size = digits;
    for (let limit = 10 ** digits; value >= limit; limit *= 10) size++;
    let rest = value;
    const start = this.clockEnd;
    for (let at = start + size - 1; at >= start; at--) {
      const tenth = Math.floor(rest / 10);
      stamp[at] = ZERO + (rest - tenth * 10);
      rest = tenth;
    }
    this.clockEnd = start + size;
    if (after !== undefined) stamp[this.clockEnd++] = after;
  }
}

// A pcap file has times in 32 bits, which tcpdump takes for signed.

function signedSeconds(seconds: number): number {
  return seconds >= TWO_TO_31 && seconds < TWO_TO_32 ? seconds - TWO_TO_32 : seconds;
}

function signedNanoseconds(nanoseconds: number): number {
  return nanoseconds < TWO_TO_32 ? nanoseconds | 0 : nanoseconds - TWO_TO_32 * 1000;
}
