/** A value that is no number. */
export type GeneratedObject = string | Uint8Array | bigint;

/**
 * The values of generated fields of one packet. A quad of such a field holds the value's place here where others hold
 * octets.
 */
export class Generated {
  count = 0;
  private numbers = new Float64Array(64);
  private fractions = new Int32Array(64);
  private readonly objects: (GeneratedObject | (() => GeneratedObject) | undefined)[] = [];

  /** Keeps a number, or the seconds of a time with its nanoseconds; returns its place. */
  number(value: number, nanoseconds = 0): number {
    if (this.count === this.numbers.length) this.grow();
    this.numbers[this.count] = value;
    this.fractions[this.count] = nanoseconds;
    this.objects[this.count] = undefined;
    return this.count++;
  }

  /** Keeps a text, octets or an integer of 64 bits, or what makes it when it is wanted; returns its place. */
  object(value: GeneratedObject | (() => GeneratedObject)): number {
    const place = this.number(0);
    this.objects[place] = value;
    return place;
  }

  numberAt(place: number): number {
    return this.numbers[place];
  }

  nanosecondsAt(place: number): number {
    return this.fractions[place];
  }

  objectAt(place: number): GeneratedObject | undefined {
    const value = this.objects[place];
    return typeof value === "function" ? (this.objects[place] = value()) : value;
  }

  private grow(): void {
    const numbers = new Float64Array(2 * this.numbers.length);
    numbers.set(this.numbers);
    this.numbers = numbers;
    const fractions = new Int32Array(2 * this.fractions.length);
    fractions.set(this.fractions);
    this.fractions = fractions;
  }
}
