import { showText } from "../fields/show-text.ts";
import { FieldSearch } from "./field-search.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** Finds in packets which names DNS answers give to addresses. */
export class AnsweredNames {
  private readonly records: readonly FieldSearch[];
  private readonly owner: FieldSearch;

  constructor(context: Pick<StatisticContext, "fields" | "dissector">) {
    this.records = ["dns.a", "dns.aaaa"].map((name) => new FieldSearch(name, context));
    this.owner = new FieldSearch("dns.resp.name", context);
  }

  /** Tells each address that an answer in the packet has, with the name it is given. */
  find(sight: Sight, tell: (address: string, name: string) => void): void {
    for (const record of this.records) {
      for (record.start(sight); record.next();) {
        const name = this.ownerOf(record, sight);
        if (name !== undefined) tell(showText(sight.values, record.layer, record.quad), name);
      }
    }
  }

  private ownerOf(record: FieldSearch, sight: Sight): string | undefined {
    const { owner } = this;
    let name: string | undefined;
    for (let more = owner.firstIn(sight, record.layer); more && owner.quad < record.quad; more = owner.nextInLayer())
      name = sight.values.text(owner.layer, owner.quad);
    return name;
  }
}
