/** Rows are kept in pages, so that memory grows with need and nothing is copied. */
const PAGE_BITS = 10;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** State of flows: as many words of 32 bits for each as were asked for, by the numbers that a `FlowTable` gives. */
export class FlowRows {
  private readonly words: number;
  private readonly pages: Int32Array[] = [];

  constructor(words: number) {
    this.words = words;
  }

  /** The page that a flow's words are in, from `at(flow)` on. */
  page(flow: number): Int32Array {
    return (this.pages[flow >> PAGE_BITS] ??= new Int32Array(this.words << PAGE_BITS));
  }

  at(flow: number): number {
    return (flow & PAGE_MASK) * this.words;
  }
}
