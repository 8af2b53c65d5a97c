/** The indices of the packets that a filter accepts, ascending; it grows while the capture is gone through. */
export class View {
  readonly number: number;
  count = 0;
  private indices = new Uint32Array(1024);

  constructor(number: number) {
    this.number = number;
  }

  add(index: number): void {
    if (this.count === this.indices.length) {
      const grown = new Uint32Array(2 * this.count);
      grown.set(this.indices);
      this.indices = grown;
    }
    this.indices[this.count++] = index;
  }

  /** The index of the packet at a place. */
  at(place: number): number {
    return this.indices[place];
  }

  /** The place of a packet, or of the next one that is in the view. */
  placeOf(index: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.indices[middle] < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
