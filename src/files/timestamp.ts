/** How the 64-bit timestamps of an interface become seconds and nanoseconds. */
export interface TimeScale {
  /** Units a second where plain numbers do (10^4 to 10^9), else 0. */
  readonly perSecond: number;
  /** Nanoseconds a unit, where `perSecond` is not 0. */
  readonly nanoseconds: number;
  readonly exactPerSecond: bigint;
  /** Seconds to add. */
  readonly offset: number;
}

const MICROSECONDS = 6;

/** The scale that an if_tsresol octet and an if_tsoffset ask for; undefined for a resolution beyond 64 bits. */
export function timeScale(resolution = MICROSECONDS, offset = 0n): TimeScale | undefined {
  const exponent = resolution & 0x7f;
  const binary = (resolution & 0x80) !== 0;
  if (exponent > (binary ? 63 : 19)) return undefined;
  const exactPerSecond = (binary ? 2n : 10n) ** BigInt(exponent);
  const plain = !binary && exponent >= 4 && exponent <= 9;
  return {
    perSecond: plain ? Number(exactPerSecond) : 0,
    nanoseconds: plain ? 10 ** (9 - exponent) : 0,
    exactPerSecond,
    offset: Number(offset),
  };
}

/** Where `setTime` puts its result. */
export interface Moment {
  seconds: number;
  nanoseconds: number;
}

/** Converts a timestamp of two 32-bit halves exactly (what is finer than a nanosecond is cut off). */
export function setTime(into: Moment, scale: TimeScale, high: number, low: number): void {
  const units = scale.perSecond;
  if (units === 0) return setFineTime(into, scale, high, low);
  // The quotient in doubles is at most one off; what remains modulo 2^32 says whether.
  let seconds = Math.floor((high * 4294967296 + low) / units);
  let rest = (low - Math.imul(seconds | 0, units)) >>> 0;
  if (rest >= units) {
    const wasTooLarge = rest >= 4294967296 - units;
    seconds += wasTooLarge ? -1 : 1;
    rest = (rest + (wasTooLarge ? units : -units)) >>> 0;
  }
  into.seconds = seconds + scale.offset;
  into.nanoseconds = rest * scale.nanoseconds;
}

function setFineTime(into: Moment, scale: TimeScale, high: number, low: number): void {
  const time = (BigInt(high) << 32n) | BigInt(low);
  into.seconds = Number(time / scale.exactPerSecond) + scale.offset;
  into.nanoseconds = Number(((time % scale.exactPerSecond) * 1_000_000_000n) / scale.exactPerSecond);
}

/** The timestamp in an interface's units of a moment; the opposite of `setTime` where the units are fine enough. */
export function timeUnits(scale: TimeScale, seconds: number, nanoseconds: number): bigint {
  const { exactPerSecond } = scale;
  const fraction = (BigInt(nanoseconds) * exactPerSecond) / 1_000_000_000n;
  return BigInt.asUintN(64, BigInt(seconds - scale.offset) * exactPerSecond + fraction);
}
