/** Items by three 32-bit integers. A key costs no object, which is what a filter of ten thousand terms spends its time on. */
export class TripleTable<Item> {
  readonly items: Item[] = [];
  /** Places of items in `items`, plus one, by their hash; 0 where there is none. */
  #slots = new Int32Array(256);
  #keys = new Int32Array(3 * 128);

  /** The item of a key; what `make` makes where there is none yet. */
  of(a: number, b: number, c: number, make: () => Item): Item {
    let slot = this.#find(a, b, c);
    const known = this.#slots[slot];
    if (known !== 0) return this.items[known - 1];
    if (2 * (this.items.length + 1) > this.#slots.length) {
      this.#grow();
      slot = this.#find(a, b, c);
    }
    const item = make();
    const at = 3 * this.items.length;
    this.#keys[at] = a;
    this.#keys[at + 1] = b;
    this.#keys[at + 2] = c;
    this.items.push(item);
    this.#slots[slot] = this.items.length;
    return item;
  }

  /** The slot of a key, or the empty one where it would go. */
  #find(a: number, b: number, c: number): number {
    const keys = this.#keys;
    const mask = this.#slots.length - 1;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const at = 3 * (this.#slots[slot] - 1);
      if (at < 0) return slot;
      if (keys[at] === (a | 0) && keys[at + 1] === (b | 0) && keys[at + 2] === (c | 0)) return slot;
    }
  }

  #grow(): void {
    const keys = new Int32Array(2 * this.#keys.length);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let i = 0; i < this.items.length; i++) {
      this.#slots[this.#find(keys[3 * i], keys[3 * i + 1], keys[3 * i + 2])] = i + 1;
    }
  }
}
