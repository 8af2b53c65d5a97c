/** Words of a flow: older and newer neighbour, when it was last moved to the front, two numbers, the ports, and two addresses of four words. */
const OLDER = 0;
const NEWER = 1;
const MOVED = 2;
const FIRST = 3;
const SECOND = 4;
const KEY = 5;
const KEY_WORDS = 9;

/** Flows are kept in pages, so that memory grows with need and nothing is copied. */
const PAGE_BITS = 14;
const PAGE_MASK = (1 << PAGE_BITS) - 1;
const NO_FLOW = -1;
const SMALLEST_INDEX = 1024;
const LARGE = 8192;

/**
 * Two numbers for each of up to `limit` flows, found by ports and addresses in constant time. A flow beyond the limit
 * takes the place of the least recently seen one.
 */
export class FlowTable {
  /** The ports and addresses that `find` looks for: the caller fills them in. */
  readonly key: Int32Array;
  /** Flows that were forgotten to make room. */
  dropped = 0;
  /** How many flows are known. */
  count = 0;
  private readonly limit: number;
  private readonly words: number;
  /** Moving a flow to the front touches three others, so a large table does so only for one that was not moved lately. */
  private readonly patience: number;
  private finds = 0;
  private readonly pages: Int32Array[] = [];
  /** Places of flows by hash, one more than their number; 0 is free. Collisions take the next free place. */
  private index: Int32Array = new Int32Array(SMALLEST_INDEX);
  private newest = NO_FLOW;
  private oldest = NO_FLOW;
  /** Unknown to whoever makes packets, so that they cannot be made to collide. */
  private readonly seed = (Math.random() * 0x100000000) | 0;

  /** `keyWords` is how many words ports and addresses take. */
  constructor(limit: number, keyWords: number = KEY_WORDS) {
    this.key = new Int32Array(keyWords);
    this.words = KEY + keyWords;
    this.limit = limit;
    this.patience = limit < LARGE ? 0 : limit >> 3;
  }

  /** The flow of `key`, from now on the most recently seen; -1 where it is not known. */
  find(): number {
    const { index, key, words } = this;
    const size = key.length;
    const mask = index.length - 1;
    for (let place = this.hash(key, 0) & mask; index[place] !== 0; place = (place + 1) & mask) {
      const flow = index[place] - 1;
      const page = this.pages[flow >> PAGE_BITS];
      const at = (flow & PAGE_MASK) * words + KEY;
      let word = 0;
      while (word < size && page[at + word] === key[word]) word++;
      if (word < size) continue;
      if (flow !== this.newest && ((this.finds++ - page[at - KEY + MOVED]) | 0) >= this.patience) {
        this.unlink(flow);
        this.link(flow);
      }
      return flow;
    }
    return NO_FLOW;
  }

  /** Adds the flow of `key`, which is not known yet. */
  add(): number {
    const flow = this.count < this.limit ? this.count++ : this.forgetOldest();
    if (flow >> PAGE_BITS === this.pages.length) this.pages.push(new Int32Array(this.words << PAGE_BITS));
    this.pages[flow >> PAGE_BITS].set(this.key, (flow & PAGE_MASK) * this.words + KEY);
    this.link(flow);
    if (2 * this.count > this.index.length) this.grow();
    else this.enter(flow);
    return flow;
  }

  first(flow: number): number {
    return this.word(flow, FIRST);
  }

  second(flow: number): number {
    return this.word(flow, SECOND);
  }

  /** Keeps two numbers of 32 bits with a flow. */
  keep(flow: number, first: number, second: number): void {
    this.setWord(flow, FIRST, first);
    this.setWord(flow, SECOND, second);
  }

  private word(flow: number, word: number): number {
    return this.pages[flow >> PAGE_BITS][(flow & PAGE_MASK) * this.words + word];
  }

  private setWord(flow: number, word: number, value: number): void {
    this.pages[flow >> PAGE_BITS][(flow & PAGE_MASK) * this.words + word] = value;
  }

  private hash(words: Int32Array, at: number): number {
    const size = this.key.length;
    let hash = this.seed;
    for (let i = at; i < at + size; i++) {
      hash = Math.imul(hash ^ words[i], 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  private hashOf(flow: number): number {
    return this.hash(this.pages[flow >> PAGE_BITS], (flow & PAGE_MASK) * this.words + KEY);
  }

  private enter(flow: number): void {
    const { index } = this;
    const mask = index.length - 1;
    let place = this.hashOf(flow) & mask;
    while (index[place] !== 0) place = (place + 1) & mask;
    index[place] = flow + 1;
  }

  private grow(): void {
    this.index = new Int32Array(2 * this.index.length);
    for (let flow = 0; flow < this.count; flow++) this.enter(flow);
  }

  private link(flow: number): void {
    this.setWord(flow, OLDER, this.newest);
    this.setWord(flow, NEWER, NO_FLOW);
    this.setWord(flow, MOVED, this.finds);
    if (this.newest === NO_FLOW) this.oldest = flow;
    else this.setWord(this.newest, NEWER, flow);
    this.newest = flow;
  }

  private unlink(flow: number): void {
    const older = this.word(flow, OLDER);
    const newer = this.word(flow, NEWER);
    if (older === NO_FLOW) this.oldest = newer;
    else this.setWord(older, NEWER, newer);
    if (newer === NO_FLOW) this.newest = older;
    else this.setWord(newer, OLDER, older);
  }

  private forgetOldest(): number {
    const flow = this.oldest;
    this.unlink(flow);
    this.dropped++;
    const { index } = this;
    const mask = index.length - 1;
    let hole = this.hashOf(flow) & mask;
    while (index[hole] !== flow + 1) hole = (hole + 1) & mask;
    // Whoever stands behind the hole because it was taken moves up, so that no search ends too early.
    for (let place = (hole + 1) & mask; index[place] !== 0; place = (place + 1) & mask) {
      const wanted = this.hashOf(index[place] - 1) & mask;
      if (((place - wanted) & mask) < ((place - hole) & mask)) continue;
      index[hole] = index[place];
      hole = place;
    }
    index[hole] = 0;
    return flow;
  }
}
