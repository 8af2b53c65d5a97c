import { FieldSearch } from "./field-search.ts";
import { showText } from "../fields/show-text.ts";
import type { Statistic, StatisticContext } from "./statistic.ts";

/** Addresses remembered; further ones are not listed. */
const HOST_LIMIT = 100_000;

/** `hosts`: addresses with the names that DNS answers of the capture give them, in the format of a hosts file. */
export function hosts(_words: string, context: StatisticContext): Statistic {
  const names = new Map<string, string>();
  const records = ["dns.a", "dns.aaaa"].map((name) => new FieldSearch(name, context));
  const owner = new FieldSearch("dns.resp.name", context);
  return {
    see(sight) {
      for (const record of records) {
        for (record.start(sight); record.next();) {
          const address = showText(sight.values, record.layer, record.quad);
          const name = nameBefore(record);
          if (name !== undefined && names.size < HOST_LIMIT && !names.has(address)) names.set(address, name);
        }
      }
      function nameBefore(record: FieldSearch): string | undefined {
        let name: string | undefined;
        for (
          let more = owner.firstIn(sight, record.layer);
          more && owner.quad < record.quad;
          more = owner.nextInLayer()
        )
          name = sight.values.text(owner.layer, owner.quad);
        return name;
      }
    },
    text() {
      const lines = Array.from(names, ([address, name]) => `${address}\t${name}\n`);
      return `# TShark hosts output\n#\n# Host data gathered from ${context.source}\n\n${lines.join("")}`;
    },
    json: () => Array.from(names, ([address, name]) => ({ address, name })),
  };
}
