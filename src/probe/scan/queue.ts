/** Room at first; it doubles when it is full. */
const ROOM = 1024;

/** Small numbers in the order in which they came. */
export class Queue {
  /** A ring: as many places as a power of two. */
  private items = new Uint16Array(ROOM);
  private head = 0;
  private tail = 0;

  get length(): number {
    return this.tail - this.head;
  }

  /** The first; only while there is one. */
  get first(): number {
    return this.items[this.head & (this.items.length - 1)];
  }

  push(item: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[this.tail++ & (this.items.length - 1)] = item;
  }

  /** Takes the first out; only while there is one. */
  shift(): number {
    return this.items[this.head++ & (this.items.length - 1)];
  }

  private grow(): void {
    const { items, head, length } = this;
    this.items = new Uint16Array(2 * items.length);
    for (let i = 0; i < length; i++) this.items[i] = items[(head + i) & (items.length - 1)];
    this.head = 0;
    this.tail = length;
  }
}
