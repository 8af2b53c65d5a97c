import { keywords } from "../../capture-filter/syntax/keywords.ts";
import { completeDisplayFilter } from "../../display-filter/complete.ts";
import { packetVocabulary } from "../../display-filter/packet-fields.ts";
import { recordVocabulary } from "../../display-filter/record-fields.ts";
import type { Vocabulary } from "../../display-filter/vocabulary.ts";
import { Compiler } from "../../dissect/compile.ts";
import { captureDevices } from "../../host/interfaces.ts";
import { connectionFields } from "../../monitor/connection-fields.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { completionScripts } from "./completion-scripts.ts";
import { commands } from "../commands.ts";
import { OPTIONS_ASKED, type LongOption, type OptionTable } from "../getopt.ts";
import type { CommandIo } from "../io.ts";

/** What the value of an option, or a word that is none, is, where it is no file. */
type Kind = "interface" | "display filter" | "connection filter" | "capture filter" | "shell" | readonly string[];

/** By the long names of options. */
const valueKinds: { readonly [name: string]: Kind } = {
  interface: "interface",
  "display-filter": "display filter",
  "read-filter": "display filter",
};

/** By commands: what their words are that are no options. */
const operandKinds: { readonly [command: string]: Kind } = {
  dump: "capture filter",
  shark: "display filter",
  conns: "connection filter",
  top: "capture filter",
  report: "capture filter",
  rates: "interface",
  interfaces: "interface",
  completion: "shell",
};

/** What may stand in place of the last of the words behind `remora`; nothing where it may be a file, or anything. */
export async function completeWords(words: readonly string[], io: CommandIo): Promise<string[]> {
  const [command = "", ...rest] = words;
  if (rest.length === 0) return starting([...Object.keys(commands), "--help", "--version"], command);
  const table = Object.hasOwn(commands, command) ? await optionsOf(command, io) : undefined;
  if (!table) return [];
  // A quote that is still open is no part of the word.
  const typed = (rest.at(-1) ?? "").replace(/^["']/, "");
  const [before, value] =
    typed === "=" ? [rest.at(-2), ""] : rest.at(-2) === "=" ? [rest.at(-3), typed] : [rest.at(-2), typed];
  const option = optionNamed(before ?? "", table);
  if (option?.takesValue) return valuesFor(option.values ?? valueKinds[option.name], value);
  const [name, attached] = /^(--[^=]+)=(.*)$/s.exec(typed)?.slice(1) ?? [];
  if (name !== undefined) {
    const long = optionNamed(name, table);
    const values = long?.takesValue ? await valuesFor(long.values ?? valueKinds[long.name], attached) : [];
    return values.map((one) => `${name}=${one}`);
  }
  return typed.startsWith("-") ? starting(optionWords(table), typed) : valuesFor(operandKinds[command], typed);
}

/** The options of a command, from itself; undefined where it has none. */
async function optionsOf(command: string, io: CommandIo): Promise<OptionTable | undefined> {
  try {
    await commands[command].run([OPTIONS_ASKED], { ...io, stderr() {} });
  } catch (fault) {
    if ((fault as Partial<OptionTable>).code === "OPTIONS") return fault as OptionTable;
    throw fault;
  }
  return { letters: "", longs: {}, values: {} } as OptionTable;
}

/** The option that a word ends with: `--interface`, or the last letter of `-nni`. */
function optionNamed(
  word: string,
  { letters, longs, values }: OptionTable,
): (LongOption & { readonly name: string }) | undefined {
  const [, long, letter] = /^--(.+)$|^-(?!-).*(.)$/s.exec(word) ?? [];
  const found = Object.entries(longs).find(
    ([name, one]) => name === long || (letter !== undefined && one.letter === letter),
  );
  if (found) return { name: found[0], ...found[1] };
  const place = letter === undefined ? -1 : letters.indexOf(letter);
  if (place < 0) return undefined;
  return {
    name: letter,
    takesValue: letters[place + 1] === ":",
    ...(values[letter] ? { values: values[letter] } : {}),
  };
}

function optionWords({ letters, longs }: OptionTable): string[] {
  return [
    ...Object.keys(longs).map((name) => `--${name}`),
    ...Array.from(letters.replaceAll(":", ""), (letter) => `-${letter}`),
  ];
}

async function valuesFor(kind: Kind | undefined, typed: string): Promise<string[]> {
  switch (kind) {
    case undefined:
      return [];
    case "interface":
      return starting(
        (await captureDevices()).map(({ name }) => name),
        typed,
      );
    case "capture filter":
      return starting([...keywords.keys()], typed);
    case "display filter":
      return filterTexts(typed, packetVocabulary(standardCatalog(), new Compiler(standardCatalog())));
    case "connection filter":
      return filterTexts(typed, recordVocabulary("Connection", connectionFields));
    case "shell":
      return starting(Object.keys(completionScripts), typed);
    default:
      return starting(kind, typed);
  }
}

function filterTexts<S>(typed: string, vocabulary: Vocabulary<S>): string[] {
  const { from, proposals } = completeDisplayFilter(typed, typed.length, vocabulary);
  return starting(
    proposals.map(({ text }) => typed.slice(0, from) + text),
    typed,
  );
}

function starting(texts: readonly string[], typed: string): string[] {
  return [...new Set(texts)].filter((text) => text.startsWith(typed)).sort();
}
