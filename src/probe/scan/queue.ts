/** Slots that may stand empty in front before those behind move up. */
const MOST_EMPTY = 4096;

/** Numbers in the order in which they came. */
export class Queue {
  private items: number[] = [];
  private head = 0;

  get length(): number {
    return this.items.length - this.head;
  }

  /** The first; only while there is one. */
  get first(): number {
    return this.items[this.head];
  }

  push(item: number): void {
    this.items.push(item);
  }

  /** Takes the first out; only while there is one. */
  shift(): number {
    const item = this.items[this.head++];
    if (this.head > MOST_EMPTY && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }
}
