import { FieldRows } from "../../report/fields/field-rows.ts";
import { FieldSearch } from "../../report/statistics/field-search.ts";
import type { StatisticContext } from "../../report/statistics/statistic.ts";
import type { Proposal } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { compiler } from "./everything.ts";
import { dissectAll } from "./dissect-all.ts";
import { filterValue } from "./filter-value.ts";
import { needsOf, vocabulary } from "./packet-filter.ts";
import { contextOf, sightOf } from "./statistic-context.ts";

/** Different values of a field that are counted, and those that are proposed. */
const MOST_VALUES = 10_000;
const MOST_PROPOSALS = 20;
/** Milliseconds that somebody who types waits for values to be counted: what is known then is proposed. */
const PATIENCE_MS = 200;

interface Counted {
  readonly counts: Map<string, number>;
  /** Resolves when the whole capture was gone through. */
  readonly done: Promise<unknown>;
}

/** The values that fields have in a capture, counted once for each field that is asked for. */
export class SeenValues {
  private readonly capture: Capture;
  private readonly signal: AbortSignal;
  private readonly known = new Map<string, Counted>();

  /** Counting goes on in the background, until the signal is aborted. */
  constructor(capture: Capture, signal: AbortSignal) {
    this.capture = capture;
    this.signal = signal;
  }

  /** The most frequent values of a field that begin as typed, among the first `until` packets. */
  async proposals(field: string, begun: string, until: number): Promise<Proposal[]> {
    const counted = this.known.get(field) ?? this.count(field, until);
    this.known.set(field, counted);
    await Promise.race([counted.done, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    const words = vocabulary.field(field)?.words;
    const fitting = [...counted.counts].filter(([value]) =>
      value.replace(/^"/, "").startsWith(begun.replace(/^"/, "")),
    );
    const sorted = fitting.sort(([, one], [, other]) => other - one).slice(0, MOST_PROPOSALS);
    return sorted.map(([text, count]) => {
      const word = /^(0x[\da-f]+|\d+)$/.test(text) ? words?.of(Number(text)) : undefined;
      return { text, kind: "value", detail: word ?? "", count };
    });
  }

  private count(field: string, until: number): Counted {
    const counts = new Map<string, number>();
    const rows = new FieldRows(compiler.catalog.registry);
    let context: StatisticContext | undefined;
    let search: FieldSearch | undefined;
    const visit = {
      needs: needsOf([{ fields: [{ name: field }] }]),
      until,
      begin: (session: StatisticContext["session"]) => {
        context = contextOf(session, this.capture.pieces.name);
        search = new FieldSearch(field, context);
      },
      packet: (_: number, { record }: { readonly record: Parameters<typeof sightOf>[1] }) => {
        if (!context || !search) return;
        const { dissector, values } = context;
        for (search.start(sightOf(context, record)); search.next();) {
          const value = filterValue(values, search.layer, search.quad, rows.row(dissector.tree.field(search.quad)));
          if (value === undefined) continue;
          const before = counts.get(value);
          if (before !== undefined || counts.size < MOST_VALUES) counts.set(value, (before ?? 0) + 1);
        }
      },
    };
    // What was counted before a fault, or the end of the capture, is as good as all of it.
    const done = dissectAll(this.capture, visit, this.signal).catch(() => {});
    return { counts, done };
  }
}
