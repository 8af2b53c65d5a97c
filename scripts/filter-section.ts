import type { FilterAgreement } from "../test/differential/filter-agreement.ts";
import { rate } from "./rate.ts";

/** What the page tells of capture filters. */
export interface FilterSection {
  readonly filters: FilterAgreement;
  readonly filterReasons: ReadonlyMap<string, string>;
}

const count = (number: number): string => number.toLocaleString("en");

/** The part of docs/agreement.md about capture filters. */
export function filterSection({ filters, filterReasons }: FilterSection): string[] {
  const { scores, decisions, installed, random } = filters;
  return [
    "## Capture filters: libpcap's own suite",
    "Written for libpcap 1.11, whose meaning is ours where the installed 1.10.3 differs.",
    [
      "| what | as listed |",
      "|---|---|",
      ...scores.map(({ what, equal, all }) => `| ${what} | ${rate(equal, all)} |`),
    ].join("\n"),
    "### Mismatches",
    [
      "| case | how | reason |",
      "|---|---|---|",
      ...scores.flatMap(({ wrong }) =>
        wrong.map(({ id, how }) => `| ${id} | ${cell(how)} | ${filterReasons.get(id) ?? "not listed yet"} |`),
      ),
    ].join("\n"),
    "## Capture filters: decisions on every packet of the captures",
    "The interpreter's decisions, held against the others', for every accepted filter of the suite on every packet of its " +
      "link type. libpcap runs the programs that the suite lists; the installed one makes the very same of " +
      `${installed.same} of ${installed.all} filters. The kernel is asked about the first packets of each capture.`,
    [
      "| compared with | decisions | different |",
      "|---|---|---|",
      ...[...decisions.compared].map(([judge, compared]) => {
        const differing = [...decisions.differing.values()].filter((difference) => difference.judge === judge);
        const different = differing.reduce((sum, difference) => sum + difference.count, 0);
        return `| ${judge} | ${count(compared)} | ${count(different)} |`;
      }),
    ].join("\n"),
    ...differences(filters),
    "## Capture filters: random filters on random packets",
    [
      "| what | how many |",
      "|---|---|",
      `| random filters, of which refused by libpcap and by us | ${count(random.filters)}, ${count(random.refused)} |`,
      `| refused by us alone, since no packet can match | ${count(random.neverMatching)} |`,
      `| decisions that the interpreter and generated code made alike, of which accepting | ${count(random.decisions)}, ${count(random.accepted)} |`,
      `| decisions that libpcap 1.10.3 made alike | ${count(random.libpcapDecisions - random.lacking)} |`,
      `| decisions on packets that lack octets, or divide by zero, in a test that decides nothing and is left out | ${count(random.lacking)} |`,
      `| decisions that libpcap makes otherwise without its optimiser, and false alarms of it | ${count(random.libpcapAgainstItself)} |`,
    ].join("\n"),
    "libpcap 1.10.3 is not asked about these filters:",
    [
      "| reason | filters |",
      "|---|---|",
      ...[...random.notAsked].map(([reason, filtersLeftOut]) => `| ${cell(reason)} | ${count(filtersLeftOut)} |`),
    ].join("\n"),
  ];
}

function differences({ decisions }: FilterAgreement): string[] {
  if (decisions.differing.size === 0) return [];
  const rows = [...decisions.differing.values()].map(({ judge, filter, text, count: times, first }) => {
    return `| ${judge} | ${filter} | \`${cell(text)}\` | ${count(times)} | ${first} |`;
  });
  return [["| who | filter | text | packets | first |", "|---|---|---|---|---|", ...rows].join("\n")];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
