import type { PacketRecord } from "../../files/record.ts";
import type { Severity } from "../messages.ts";

/** Packets of one page of the table. */
const PAGE = 8192;
const PAGE_BITS = 13;

/** What is known of each packet beside its row: 25 octets. */
interface Page {
  readonly seconds: Float64Array;
  readonly nanoseconds: Uint32Array;
  readonly original: Uint32Array;
  readonly captured: Uint32Array;
  readonly pair: Int32Array;
  readonly severity: Uint8Array;
}

/** The packets of a capture as numbers, by index. */
export class PacketTable {
  count = 0;
  private readonly pages: Page[] = [];

  /** `pair`: the same number for packets of the same two addresses. */
  add({ seconds, nanoseconds, original, captured }: PacketRecord, pair: number, severity: Severity): void {
    const at = this.count & (PAGE - 1);
    if (at === 0) this.pages.push(newPage());
    const page = this.pages[this.count >> PAGE_BITS];
    page.seconds[at] = seconds;
    page.nanoseconds[at] = nanoseconds;
    page.original[at] = original;
    page.captured[at] = captured;
    page.pair[at] = pair;
    page.severity[at] = severity;
    this.count++;
  }

  seconds(index: number): number {
    return this.page(index).seconds[index & (PAGE - 1)];
  }

  nanoseconds(index: number): number {
    return this.page(index).nanoseconds[index & (PAGE - 1)];
  }

  original(index: number): number {
    return this.page(index).original[index & (PAGE - 1)];
  }

  captured(index: number): number {
    return this.page(index).captured[index & (PAGE - 1)];
  }

  pair(index: number): number {
    return this.page(index).pair[index & (PAGE - 1)];
  }

  severity(index: number): Severity {
    return this.page(index).severity[index & (PAGE - 1)] as Severity;
  }

  private page(index: number): Page {
    return this.pages[index >> PAGE_BITS];
  }
}

function newPage(): Page {
  return {
    seconds: new Float64Array(PAGE),
    nanoseconds: new Uint32Array(PAGE),
    original: new Uint32Array(PAGE),
    captured: new Uint32Array(PAGE),
    pair: new Int32Array(PAGE),
    severity: new Uint8Array(PAGE),
  };
}
