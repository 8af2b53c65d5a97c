/** Some packets of a capture, that ascending indices are asked for. */
export class PacketChoice {
  private readonly indexAt: (place: number) => number;
  private readonly count: number;
  private place = 0;

  /** `indexAt` says the index at each of `count` places, ascending. */
  constructor(count: number, indexAt: (place: number) => number) {
    this.count = count;
    this.indexAt = indexAt;
  }

  /** Whether a packet is one of them; indices come in order. */
  has(index: number): boolean {
    while (this.place < this.count && this.indexAt(this.place) < index) this.place++;
    return this.place < this.count && this.indexAt(this.place) === index;
  }

  *indices(): Generator<number> {
    for (let place = 0; place < this.count; place++) yield this.indexAt(place);
  }

  /** The index behind the last of them. */
  get end(): number {
    return this.count === 0 ? 0 : this.indexAt(this.count - 1) + 1;
  }
}
