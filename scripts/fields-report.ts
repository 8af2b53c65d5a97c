import { printGoals } from "./fields-goals.ts";
import { rate } from "./rate.ts";
import { layerScores } from "../test/differential/fields/layer-scores.ts";
import type { Example, FieldScore } from "../test/differential/fields/compare-packets.ts";
import type { FieldAgreement } from "../test/differential/fields/field-agreement.ts";

/** What of an agreement is printed. */
export interface ReportOptions {
  /** Layers, all where none is named. */
  readonly layers: readonly string[];
  /** How names of fields begin. */
  readonly field: string;
  /** Rows of each list. */
  readonly limit: number;
  readonly texts: boolean;
  /** Whether each capture that fails is listed. */
  readonly captures: boolean;
}

/** Longest text that is shown of a value. */
const SHOWN = 60;

/** Prints how our fields agree with tshark's, the worst first. */
export function printAgreement(agreement: FieldAgreement, options: ReportOptions): void {
  const { layers, field, limit, texts, captures } = options;
  const inLayers = (name: string): boolean => layers.length === 0 || layers.includes(name);
  const scores = [...agreement.fields.values()].filter(({ layer, name }) => inLayers(layer) && name.startsWith(field));
  printLists(scores, limit, texts);
  printProtocols(agreement, limit);
  printGoals(agreement, limit, captures);
  console.log(
    "\nlayer                 emitted, equal              shown, emitted            same text       same octets",
  );
  for (const [name, score] of layerScores(scores)) {
    const { shown, emitted, equal, covered, texts: same, places } = score;
    const cells = [
      rate(equal, emitted).padEnd(27),
      rate(covered, shown).padEnd(27),
      percent(same, equal).padEnd(15),
      percent(places, equal),
    ];
    console.log(`${name.padEnd(20)}  ${cells.join(" ")}`);
  }
  for (const [fault, place] of agreement.crashes) console.log(`\nCrashed at ${place}: ${fault}`);
}

function printLists(scores: readonly FieldScore[], limit: number, texts: boolean): void {
  const list = (title: string, count: (score: FieldScore) => number, which: keyof FieldScore["examples"]): void => {
    const rows = scores.filter((score) => count(score) > 0).sort((a, b) => count(b) - count(a));
    if (rows.length === 0) return;
    const total = rows.reduce((sum, row) => sum + count(row), 0);
    console.log(`\n${title}: ${total} of ${rows.length} fields`);
    for (const score of rows.slice(0, limit)) {
      const { layer, name, examples } = score;
      const within = name.startsWith(`${layer}.`) ? "" : ` (${layer})`;
      console.log(`${String(count(score)).padStart(7)}  ${name}${within}  ${exampleText(examples[which])}`);
    }
  };
  list("Other values", ({ wrong }) => wrong, "wrong");
  list("Not shown by tshark", ({ extra }) => extra, "extra");
  list("Missing", ({ missing }) => missing, "missing");
  if (texts) list("Other lines in the detail tree", ({ equal, texts: same }) => equal - same, "text");
}

function exampleText(example: Example | undefined): string {
  if (example === undefined) return "";
  const { theirs, ours, place } = example;
  const parts = [theirs === "" ? [] : [`theirs ${quoted(theirs)}`], ours === "" ? [] : [`ours ${quoted(ours)}`]];
  return [...parts.flat(), place].join("  ");
}

function quoted(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}

function printProtocols({ protocols }: FieldAgreement, limit: number): void {
  if (protocols.size === 0) return;
  console.log("\nOther frame.protocols:");
  for (const { theirs, ours, count, place } of [...protocols.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, limit))
    console.log(`${String(count).padStart(7)}  theirs ${theirs}\n         ours   ${ours}  ${place}`);
}

function percent(part: number, of: number): string {
  return of === 0 ? "-" : `${((100 * part) / of).toFixed(1)} %`;
}
