const PREFIXES = ["", "k", "M", "G", "T", "P"];
const STEP = 1000;

/** A count of octets for people, with decimal prefixes as rates have: `512 B`, `1.50 MB`. */
export function formatOctets(octets: number): string {
  return scaled(octets, "B");
}

/** Octets a second for people: `1.50 MB/s`, or in bits `12.0 Mb/s`. */
export function formatRate(octets: number, inBits = false): string {
  return inBits ? scaled(octets * 8, "b/s") : scaled(octets, "B/s");
}

/** A count, or a number a second, in at most five characters: `999`, `12.3k`. */
export function formatCount(count: number): string {
  return count < STEP ? String(Math.round(count)) : scaled(count, "").replace(" ", "");
}

/** Three digits that count and a unit. */
function scaled(value: number, unit: string): string {
  let step = 0;
  // What rounding would make 1000 has the next prefix.
  while (value >= STEP - 0.5 && step < PREFIXES.length - 1) {
    value /= STEP;
    step++;
  }
  const digits = step === 0 ? 0 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${PREFIXES[step]}${unit}`;
}

const BARS = "▁▂▃▄▅▆▇█";

/** Values as bars an eighth to a whole character high, the highest as high as `most`, or as the highest of them. */
export function sparkline(values: readonly number[], most: number = Math.max(0, ...values)): string {
  if (most <= 0) return BARS[0].repeat(values.length);
  return values.map((value) => BARS[Math.min(BARS.length - 1, Math.floor((value / most) * BARS.length))]).join("");
}
