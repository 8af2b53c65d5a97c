import { AnsweredNames } from "./answered-names.ts";
import type { Statistic, StatisticContext } from "./statistic.ts";

/** Addresses remembered; further ones are not listed. */
const HOST_LIMIT = 100_000;

/** `hosts`: addresses with the names that DNS answers of the capture give them, in the format of a hosts file. */
export function hosts(_words: string, context: StatisticContext): Statistic {
  const names = new Map<string, string>(context.hosts?.map(({ address, name }) => [address, name]));
  const answers =
    context.answersName === false ? undefined : new AnsweredNames(context.dissector, context.fields, context.values);
  const note = (address: string, name: string): void => {
    if (names.size < HOST_LIMIT && !names.has(address)) names.set(address, name);
  };
  return {
    see: () => answers?.find(note),
    text() {
      const lines = Array.from(names, ([address, name]) => `${address}\t${name}\n`);
      return `# TShark hosts output\n#\n# Host data gathered from ${context.source}\n\n${lines.join("")}`;
    },
    json: () => Array.from(names, ([address, name]) => ({ address, name })),
  };
}
