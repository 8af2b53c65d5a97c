import type { Tree } from "../../dissect/tree.ts";

/** Quads of a layer whose shape is looked for; and quads of all shapes for which something is kept. */
const QUAD_LIMIT = 2048;
const ROOM = 1 << 17;

interface Known<T> {
  readonly shape: Int32Array;
  readonly value: T;
}

/**
 * Keeps something for all layers of one shape: which fields a layer has, and which are inside which. Beyond the room for
 * shapes all are forgotten.
 */
export class LayerShapes<T> {
  private readonly tree: Tree;
  private readonly known = new Map<number, Known<T>>();
  private room = ROOM;
  /** The shape that was looked for last: the variant, then of each quad its field and how many it takes with all inside it. */
  private readonly shape = new Int32Array(1 + 2 * QUAD_LIMIT);
  private length = 0;
  private hash = 0;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  /** What is kept for the shape of the quads first..after-1; `variant` tells apart what else differs. */
  find(first: number, after: number, variant: number): T | undefined {
    this.length = 0;
    if (after - first > QUAD_LIMIT) return undefined;
    this.read(first, after, variant);
    const known = this.known.get(this.hash);
    return known && this.fits(known.shape) ? known.value : undefined;
  }

  /** Keeps a value for the shape that was looked for last, unless that has too many quads; returns it. */
  keep(value: T): T {
    const { known, length } = this;
    if (length === 0) return value;
    this.room -= length;
    if (this.room < 0) {
      known.clear();
      this.room = ROOM - length;
    }
    known.set(this.hash, { shape: this.shape.slice(0, length), value });
    return value;
  }

  private read(first: number, after: number, variant: number): void {
    const { shape } = this;
    const { quads } = this.tree;
    let hash = (after - first) ^ (variant << 16);
    let to = 0;
    shape[to++] = variant;
    for (let quad = first, at = 4 * first; quad < after; quad++, at += 4) {
      const field = (shape[to++] = quads[at]);
      const size = (shape[to++] = quads[at + 3] - quad);
      hash = Math.imul(hash ^ ((field << 8) + size), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    this.length = to;
    this.hash = hash;
  }

  private fits(shape: Int32Array): boolean {
    const { length } = this;
    if (shape.length !== length) return false;
    for (let i = 0; i < length; i++) if (shape[i] !== this.shape[i]) return false;
    return true;
  }
}
