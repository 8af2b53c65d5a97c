import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import * as words from "./openflow-words.ts";
import { structures } from "./openflow13-structures.ts";

const { multiparts, types10, types13 } = words;

const type = slotAt(1, 1, 0);
const kind = slotAt(8, 2, 0);
const REQUEST = 18;
const REPLY = 19;

/** Info of a message: its type, which takes the place of that of the one before it, and what is asked for. */
export function openflowText(version: string): Omit<InfoText, "protocol"> {
  const types = version === "1.0" ? types10 : types13;
  return {
    quotes: true,
    info(line: InfoLine) {
      const number = line.slot(type);
      line.text(`Type: ${types[number] ?? `Unknown (${number})`}`);
      const isMultipart = version === "1.3" && (number === REQUEST || number === REPLY);
      if (isMultipart) line.text(`, ${multiparts[line.slot(kind)] ?? `Unknown (${line.slot(kind)})`}`);
    },
  };
}

/** Numbers of which only some have words: the others stand alone. */
const sparse: readonly unknown[] = [
  words.ports,
  words.groups,
  words.tables,
  words.queues,
  words.meters,
  words.buffers,
  words.lengths,
];

/** How the numbers of version 1.3 are written in trees of which only some have words. */
export const openflow13Labels: InfoText["labels"] = Object.fromEntries(
  Object.entries(structures).flatMap(([structure, rows]) =>
    rows
      .filter(([, , , about]) => sparse.includes(about))
      .map(([name, label]) => [
        `openflow_v4.${structure}.${name}`,
        (line: InfoLine, quad: number): void => {
          const word = line.word(quad);
          line.text(`${label}: ${word === undefined ? line.number(quad) : `${word} (${line.number(quad)})`}`);
        },
      ]),
  ),
);
