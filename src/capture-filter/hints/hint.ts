import { displayFilterHint } from "./display-filter.ts";
import { FilterError } from "../filter-error.ts";
import { quoted } from "./quoted.ts";
import { repair } from "./repair.ts";
import { stopIn } from "./stop.ts";

/** UTF-16 units of a text beyond which no hint is sought. */
const maxLength = 10_000;

/** The same refusal with a hint, where one can be given: what the text is instead, or what may be meant by it. */
export function withHint(fault: FilterError, text: string): FilterError {
  if (fault.hint !== undefined || text.length > maxLength) return fault;
  return new FilterError(fault.message, fault.span, hintFor(text));
}

function hintFor(text: string): string | undefined {
  if (/^\s*(?:any|all|\*)\s*$/i.test(text)) return "an empty filter selects every packet";
  const display = displayFilterHint(text);
  if (display !== undefined) return display;
  const meant = repair(text);
  if (meant !== undefined) return `did you mean ${quoted(meant) ?? changedPart(text, meant)}?`;
  return lackingHint(text);
}

/** What the other text has that the first has not, with a few words around it. */
function changedPart(text: string, meant: string): string {
  const words = (of: string) => of.trim().split(/\s+/);
  const [old, now] = [words(text), words(meant)];
  let start = 0;
  while (start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const around = now.slice(Math.max(0, start - 2), now.length - Math.max(0, end - 2));
  return `\`${start > 2 ? "… " : ""}${around.join(" ")}${end > 2 ? " …" : ""}\``;
}

/** What is missing, or is one too many, and cannot be guessed. */
function lackingHint(text: string): string | undefined {
  const stop = stopIn(text);
  if (stop === undefined) return undefined;
  const { here, before } = stop;
  if (here.text === "#") return "a filter has no comments";
  if (here.text === "*")
    return "names and addresses have no wildcards; a network is written `net 10.1` or `net 10.1.0.0/16`";
  if (before?.kind === "type" || before?.kind === "direction") {
    const example = examples[before.text] ?? `${before.text} 10.0.0.1`;
    return `after \`${before.text}\` stands a value, as in \`${example}\``;
  }
  if (here.kind === "end" && before?.kind === "logic")
    return `after \`${before.text}\` stands a condition, as in \`${before.text} port 80\``;
  if (before?.kind === "encapsulation" && here.kind === "name")
    return `after \`${before.text}\` stands a number, or nothing`;
  return undefined;
}

const examples: Readonly<Record<string, string>> = {
  net: "net 10.0.0.0/8",
  port: "port 80",
  portrange: "portrange 6000-6008",
  proto: "ip proto 17",
  protochain: "ip6 protochain 17",
};
