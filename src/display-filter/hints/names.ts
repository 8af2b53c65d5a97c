import { nearWords } from "../../bytes/near-words.ts";
import type { Vocabulary } from "../vocabulary.ts";

/** Names that are suggested at once. */
const SUGGESTIONS = 3;

/** What may have been meant by a name that no field has. */
export function unknownNameHint<S>(name: string, vocabulary: Vocabulary<S>): string | undefined {
  if (/^(true|false)$/i.test(name)) return "a boolean field is compared: `tcp.flags.syn == true`";
  const joined = /^([\w.]+)-([\w.]+)$/.exec(name);
  if (joined && vocabulary.field(joined[1])) return `a minus needs blanks around it: \`${joined[1]} - ${joined[2]}\``;
  const near = nearNames(name, vocabulary.names());
  if (near.length === 0) return undefined;
  return `did you mean ${near.map((other) => `\`${other}\``).join(" or ")}?`;
}

/** The names nearest to one: spelt alike, with the same last part, begun with it, or ended by it. */
function nearNames(name: string, names: readonly string[]): string[] {
  const asked = name.toLowerCase();
  const exact = names.filter((other) => other.toLowerCase() === asked);
  const [protocol, ...parts] = asked.split(".");
  const alike = nearWords(
    asked,
    // Of short words two letters are half.
    names.filter((other) => Math.abs(other.length - asked.length) <= 2 && (asked.length > 4 || other[0] === asked[0])),
  );
  // Whoever spelt a protocol right meant one of its fields.
  const own = parts.length > 0 ? alike.filter((other) => other.startsWith(`${protocol}.`)) : [];
  const lastPart = parts.at(-1);
  const sibling = names.filter(
    (other) => lastPart !== undefined && other.startsWith(`${protocol}.`) && other.endsWith(`.${lastPart}`),
  );
  const begun = names.filter((other) => other.startsWith(asked)).toSorted((one, other) => one.length - other.length);
  const ended = names
    .filter((other) => other.endsWith(`.${asked}`))
    .toSorted((one, other) => one.length - other.length);
  return [...new Set([...exact, ...(own.length > 0 ? own : alike), ...sibling, ...begun, ...ended])].slice(
    0,
    SUGGESTIONS,
  );
}
