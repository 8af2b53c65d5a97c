import { rate } from "./rate.ts";
import { layerScores } from "../test/differential/fields/layer-scores.ts";
import { GOALS, reaches, type FieldAgreement } from "../test/differential/fields/field-agreement.ts";
import type { FieldScore } from "../test/differential/fields/compare-packets.ts";
import type { RegistryAgreement } from "../test/differential/fields/registry-agreement.ts";

const shownMismatches = 40;
const shownPaths = 20;

/** The part of docs/agreement.md about fields, without its heading. */
export function fieldSection(
  release: string,
  packets: number,
  agreement: FieldAgreement,
  registry: RegistryAgreement,
): string[] {
  const counted = agreement.captures.filter(({ known }) => known > 0);
  const known = counted.reduce((sum, score) => sum + score.known, 0);
  const same = counted.reduce((sum, score) => sum + score.sameProtocols, 0);
  const goals = (Object.keys(GOALS) as (keyof typeof GOALS)[]).map((goal) => {
    const reaching = counted.filter((score) => reaches(score, goal)).length;
    return `| ${goal} | ${100 * GOALS[goal]} % | ${rate(reaching, counted.length)} |`;
  });
  return [
    `Compared with tshark ${release}, \`-n -T pdml\`, in up to ${packets} packets of each capture, where all of \`frame.protocols\` are protocols that we have: ${known} packets of ${counted.length} captures. Fields are compared by name and value, hidden ones too.`,
    `\`frame.protocols\` is the same in ${rate(same, known)} of these packets. Captures that reach each goal:`,
    ["| what | goal | captures |", "|---|---|---|", ...goals].join("\n"),
    "## Fields by layer",
    "*Equal* is what we emit with tshark's value, of all that we emit; *emitted* what we emit of all that tshark shows.",
    ["| layer | equal | emitted |", "|---|---|---|", ...layerRows(agreement)].join("\n"),
    "### Values that differ most",
    ["| field | times | tshark's | ours | first |", "|---|---|---|---|---|", ...mismatchRows(agreement)].join("\n"),
    "### Protocols that differ most",
    ["| tshark's | ours | packets | first |", "|---|---|---|---|", ...pathRows(agreement)].join("\n"),
    "## Names, types and labels",
    "Our fields that `tshark -G` has by the same name, type, label, display base and words for bits; the others are listed in `test/differential/fields/known-registry-differences.tsv`.",
    ["| protocol | as tshark -G |", "|---|---|", ...registryRows(registry)].join("\n"),
  ];
}

function layerRows({ fields }: FieldAgreement): string[] {
  return [...layerScores(fields.values())]
    .sort(([a], [b]) => Number(a === "all") - Number(b === "all") || (a < b ? -1 : 1))
    .map(
      ([name, { emitted, equal, shown, covered }]) => `| ${name} | ${rate(equal, emitted)} | ${rate(covered, shown)} |`,
    );
}

function mismatchRows({ fields }: FieldAgreement): string[] {
  const times = ({ wrong, extra }: FieldScore): number => wrong + extra;
  const worst = [...fields.values()].filter((score) => times(score) > 0).sort((a, b) => times(b) - times(a));
  return worst.slice(0, shownMismatches).map((score) => {
    const { theirs, ours, place } = score.examples.wrong ?? score.examples.extra!;
    return `| \`${score.name}\` | ${times(score)} | ${cell(theirs)} | ${cell(ours)} | ${place} |`;
  });
}

function pathRows({ protocols }: FieldAgreement): string[] {
  const worst = [...protocols.values()].sort((a, b) => b.count - a.count).slice(0, shownPaths);
  return worst.map(({ theirs, ours, count, place }) => `| ${cell(theirs)} | ${cell(ours)} | ${count} | ${place} |`);
}

function registryRows({ fields, differences }: RegistryAgreement): string[] {
  return [...fields]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([protocol, count]) => {
      const others = new Set(differences.filter((each) => each.protocol === protocol).map(({ name }) => name)).size;
      return `| ${protocol} | ${rate(Math.max(0, count - others), count)} |`;
    });
}

function cell(text: string): string {
  return text === ""
    ? ""
    : `\`${text.slice(0, 60).replaceAll("|", "\\|").replaceAll("`", "'").replaceAll("\n", " ")}\``;
}
