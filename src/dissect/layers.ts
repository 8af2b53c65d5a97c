/** Layers that one packet may have; the walk stops there and the rest is data. */
export const LAYER_LIMIT = 128;

const STRIDE = 7;
/** In place of a tree: the layer is not decoded; and its header announces a length that it cannot have. */
export const UNDECODED: number = -1;
const LYING = -2;

/**
 * The layers of one packet, as numbers: protocol, start, end of the header, end of the payload as announced (which may
 * lie beyond what was captured), first quad of its tree, number of the source its octets are in, what was told of it.
 */
export class Layers {
  readonly rows: Int32Array = new Int32Array(STRIDE * (LAYER_LIMIT + 1));
  count = 0;
  /** The source of the layers that are pushed from now on: 0 is the packet itself. */
  source = 0;
  /** What is told of them (`TOLD`). */
  told = 0;

  push(protocol: number, start: number, headerEnd: number, payloadEnd: number): void {
    const at = STRIDE * this.count++;
    const { rows } = this;
    rows[at] = protocol;
    rows[at + 1] = start;
    rows[at + 2] = headerEnd;
    rows[at + 3] = payloadEnd;
    rows[at + 4] = UNDECODED;
    rows[at + 5] = this.source;
    rows[at + 6] = this.told;
  }

  /** A layer whose header counts itself shorter than it is or longer than what is there. */
  pushLying(protocol: number, start: number, end: number): void {
    this.push(protocol, start, end, end);
    this.rows[STRIDE * this.count - 3] = LYING;
  }

  protocol(layer: number): number {
    return this.rows[STRIDE * layer];
  }
  start(layer: number): number {
    return this.rows[STRIDE * layer + 1];
  }
  headerEnd(layer: number): number {
    return this.rows[STRIDE * layer + 2];
  }
  payloadEnd(layer: number): number {
    return this.rows[STRIDE * layer + 3];
  }
  /** Index of the first quad, negative while the layer is not decoded. */
  tree(layer: number): number {
    return this.rows[STRIDE * layer + 4];
  }
  sourceOf(layer: number): number {
    return this.rows[STRIDE * layer + 5];
  }
  toldOf(layer: number): number {
    return this.rows[STRIDE * layer + 6];
  }
  setTold(layer: number, told: number): void {
    this.rows[STRIDE * layer + 6] = told;
  }
  /** Whether the header of a layer that is not decoded announces a length that it cannot have. */
  lies(layer: number): boolean {
    return this.tree(layer) === LYING;
  }

  setEnds(layer: number, headerEnd: number, payloadEnd: number): void {
    this.rows[STRIDE * layer + 2] = headerEnd;
    this.rows[STRIDE * layer + 3] = payloadEnd;
  }
  setStart(layer: number, start: number): void {
    this.rows[STRIDE * layer + 1] = start;
  }
  setTree(layer: number, first: number): void {
    this.rows[STRIDE * layer + 4] = first;
  }
}
