/**
 * The fields of decoded layers, flat: quads of (field id, start, end, index of the quad after its subtree). Parents come
 * before their children.
 */
export class Tree {
  quads: Int32Array = new Int32Array(1024);
  /** How many quads there are. */
  count = 0;

  /** Adds a quad without children and returns its index. */
  leaf(field: number, start: number, end: number): number {
    const index = this.count;
    this.reserve(1);
    const at = 4 * index;
    this.quads[at] = field;
    this.quads[at + 1] = start;
    this.quads[at + 2] = end;
    this.quads[at + 3] = index + 1;
    this.count = index + 1;
    return index;
  }

  /** Ends the quad `index`: what was added since is its subtree. */
  close(index: number, end: number): void {
    this.quads[4 * index + 2] = end;
    this.quads[4 * index + 3] = this.count;
  }

  /** Forgets those of the quads from `first` on that do not pass, and what is inside them. */
  keep(first: number, passes: (field: number) => boolean): void {
    const { quads, count } = this;
    let to = first;
    for (let from = first; from < count;) {
      const after = this.after(from);
      if (passes(this.field(from))) {
        const moved = from - to;
        quads.copyWithin(4 * to, 4 * from, 4 * after);
        for (const stop = after - moved; to < stop; to++) quads[4 * to + 3] -= moved;
      }
      from = after;
    }
    this.count = to;
  }

  /** Forgets the quads from `index` on. */
  cut(index: number): void {
    this.count = index;
  }

  /** What was added since the quad `index` is in its subtree. */
  include(index: number): void {
    this.quads[4 * index + 3] = this.count;
  }

  /** Adds a template whose places count from `base`. */
  stamp(template: Int32Array, base: number): void {
    const count = template.length >> 2;
    const first = this.count;
    this.reserve(count);
    const quads = this.quads;
    let to = 4 * first;
    for (let from = 0; from < template.length; from += 4, to += 4) {
      quads[to] = template[from];
      quads[to + 1] = template[from + 1] + base;
      quads[to + 2] = template[from + 2] + base;
      quads[to + 3] = template[from + 3] + first;
    }
    this.count = first + count;
  }

  /** Whether one of the quads from `first` on is of this field. */
  has(field: number, first: number): boolean {
    for (let i = first; i < this.count; i++) if (this.field(i) === field) return true;
    return false;
  }

  field(index: number): number {
    return this.quads[4 * index];
  }

  start(index: number): number {
    return this.quads[4 * index + 1];
  }

  end(index: number): number {
    return this.quads[4 * index + 2];
  }

  after(index: number): number {
    return this.quads[4 * index + 3];
  }

  private reserve(count: number): void {
    const needed = 4 * (this.count + count);
    if (needed <= this.quads.length) return;
    const grown = new Int32Array(2 * needed);
    grown.set(this.quads.subarray(0, 4 * this.count));
    this.quads = grown;
  }
}
