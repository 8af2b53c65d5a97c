import type { Total } from "../test/differential/compare-all.ts";
import { rate } from "./rate.ts";
import { filterSection, type FilterSection } from "./filter-section.ts";
import type { RoundTrips } from "../test/differential/round-trip-all.ts";
import type { SampleResult } from "../test/differential/sample-results.ts";
import type { CaseResult } from "../test/differential/tcpdump-cases.ts";

/** What the page tells. */
export interface Agreement extends FilterSection {
  /** The release of tcpdump compared with. */
  readonly release: string;
  readonly results: readonly CaseResult[];
  readonly samples: readonly SampleResult[];
  readonly reasons: ReadonlyMap<string, string>;
  readonly totals: readonly Total[];
  readonly roundTrip: RoundTrips;
}

const shownStacks = 20;

/** Writes docs/agreement.md. */
export function agreementPage(agreement: Agreement): string {
  const { release, results, samples, reasons, totals, roundTrip } = agreement;
  const inScope = results.filter((result) => result.case.beyond.length === 0);
  const listed = (wanted: boolean): string[] =>
    results
      .filter((result) => !result.equal && (result.case.beyond.length === 0) === wanted)
      .map(({ case: { id } }) => `| ${id} | ${reasons.get(id) ?? "not listed yet"} |`);
  const suites = [...new Set(results.map((result) => result.case.suite))].sort();
  const suiteRow = (name: string, of: readonly CaseResult[]): string => {
    const within = of.filter((result) => result.case.beyond.length === 0);
    return `| ${name} | ${score(of)} | ${score(within)} |`;
  };
  return `${[
    "# Agreement with tcpdump and libpcap",
    `Written by \`npm run agreement\`. Compared with tcpdump ${release}, byte for byte, in GMT.`,
    "## tcpdump's own test suites",
    "Cases that the installed tcpdump passes itself. In scope are those whose protocols were all asked for and whose packets are all printed by printers that were.",
    [
      "| suite | all cases | in scope |",
      "|---|---|---|",
      ...suites.map((suite) =>
        suiteRow(
          suite,
          results.filter((result) => result.case.suite === suite),
        ),
      ),
      suiteRow("both", results),
    ].join("\n"),
    `### Mismatches in scope (${inScope.filter(({ equal }) => !equal).length})`,
    ["| case | reason |", "|---|---|", ...listed(true)].join("\n"),
    `### Mismatches out of scope (${listed(false).length})`,
    ["| case | reason |", "|---|---|", ...listed(false)].join("\n"),
    "## The project's own captures",
    `With every set of flags below, ${score(samples)} print every packet that was asked for as tcpdump does.`,
    "## Lines over all captures",
    "The project's samples and the collection beside the repository. A packet is equal when all its lines are.",
    ["| flags | packets | packets asked for | lines |", "|---|---|---|---|", ...totals.map(totalRow)].join("\n"),
    "### By printer",
    "Named after what the innermost protocol of tcpdump's text shows; those in italics were not asked for.",
    [
      `| printer | ${totals.map(({ flags }) => `\`${flags}\``).join(" | ")} |`,
      `|---|${totals.map(() => "---").join("|")}|`,
      ...printerRows(totals),
    ].join("\n"),
    "## Round trips",
    "Every packet of the same captures is parsed to values and built again from the values alone. Whole packets are those that are complete, well formed and known in every layer.",
    [
      "| packets | identical |",
      "|---|---|",
      `| whole | ${rate(roundTrip.wholeIdentical, roundTrip.whole)} |`,
      `| all | ${rate(roundTrip.identical, roundTrip.packets)} |`,
      `| that made the code throw | ${roundTrip.crashed} |`,
    ].join("\n"),
    ...stackTable(roundTrip),
    ...filterSection(agreement),
  ].join("\n\n")}\n`;
}

function score(results: readonly { readonly equal: boolean }[]): string {
  return rate(results.filter(({ equal }) => equal).length, results.length);
}

function totalRow(total: Total): string {
  const { flags, equalPackets, packets, equalAsked, asked, equalLines, lines } = total;
  return `| \`${flags}\` | ${rate(equalPackets, packets)} | ${rate(equalAsked, asked)} | ${rate(equalLines, lines)} |`;
}

function printerRows(totals: readonly Total[]): string[] {
  const names = [...new Set(totals.flatMap(({ printers }) => [...printers.keys()]))].sort();
  return names.map((name) => {
    const asked = totals.some(({ printers }) => printers.get(name)?.asked);
    const cells = totals.map(({ printers }) => {
      const { equal, packets } = printers.get(name) ?? { equal: 0, packets: 0 };
      return packets === 0 ? "" : `${equal} of ${packets}`;
    });
    return `| ${asked ? name : `*${name}*`} | ${cells.join(" | ")} |`;
  });
}

function stackTable({ differing }: RoundTrips): string[] {
  if (differing.size === 0) return [];
  const rows = [...differing].sort((a, b) => b[1].count - a[1].count).slice(0, shownStacks);
  const lines = rows.map(([stack, { count, first }]) => `| ${stack.replaceAll("|", "\\|")} | ${count} | ${first} |`);
  return [["| layers built otherwise | packets | first |", "|---|---|---|", ...lines].join("\n")];
}
