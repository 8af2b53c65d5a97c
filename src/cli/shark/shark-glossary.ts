import { nearWords } from "../../bytes/near-words.ts";
import { Compiler } from "../../dissect/compile.ts";
import { columnFormatLines } from "../../report/columns/column-formats.ts";
import { fieldLines, namedFields, protocolLines, valueLines } from "../../report/glossary/fields.ts";
import { decodeLines, tableLines } from "../../report/glossary/tables.ts";
import { typeLines } from "../../report/glossary/types.ts";
import { ndjsonSchema, ndjsonTypes } from "../../report/ndjson/schema.ts";
import { statisticNames } from "../../report/statistics/statistics.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { Refusal } from "../refusal.ts";
import { preferenceLines } from "./shark-preferences.ts";

/** The reports of -G, by their names. */
const reports: { readonly [name: string]: { readonly says: string; readonly lines: () => readonly string[] } } = {
  "column-formats": { says: "column format codes", lines: columnFormatLines },
  decodes: { says: "by which values protocols are found", lines: () => decodeLines(standardCatalog()) },
  defaultprefs: { says: "preferences of -o with their defaults", lines: preferenceLines },
  "dissector-tables": { says: "tables of -d", lines: () => tableLines(standardCatalog()) },
  fieldcount: { says: "how many fields there are", lines: countLines },
  fields: { says: "fields, for filters and -e", lines: () => fieldLines(...registry()) },
  ftypes: { says: "types of fields", lines: typeLines },
  "ndjson-schema": {
    says: "JSON Schema of a line of -T ndjson",
    lines: () => [JSON.stringify(ndjsonSchema(...registry()), null, 2)],
  },
  "ndjson-types": {
    says: "TypeScript type of a line of -T ndjson",
    lines: () => [ndjsonTypes(...registry()).trimEnd()],
  },
  protocols: { says: "protocols", lines: () => protocolLines(standardCatalog()) },
  statistics: { says: "statistics of -z", lines: () => statisticNames },
  values: { says: "words for values", lines: () => valueLines(...registry()) },
};

/** The answer to -G; throws `Refusal` for a report that there is not. */
export function glossary(report: string): string {
  if (report === "help") {
    const list = Object.entries(reports).map(([name, { says }]) => `  -G ${name.padEnd(20)}${says}\n`);
    return `Usage: remora shark -G [REPORT]\n\n${list.join("")}`;
  }
  if (Object.hasOwn(reports, report)) return `${reports[report].lines().join("\n")}\n`;
  const [near] = nearWords(report, Object.keys(reports));
  const hint = near === undefined ? "remora shark -G help lists them" : `did you mean ${near}?`;
  throw new Refusal(`There is no report "${report}" of -G: ${hint}`);
}

function registry() {
  const catalog = standardCatalog();
  return [catalog, new Compiler(catalog)] as const;
}

function countLines(): string[] {
  const [catalog, compiler] = registry();
  const fields = [...namedFields(catalog, compiler).values()].reduce((count, rows) => count + rows.length, 0);
  const protocols = catalog.protocols.filter((protocol) => protocol !== undefined).length;
  return [`There are ${fields + protocols} header fields registered, of which:`, `\t${protocols} are protocols`];
}
