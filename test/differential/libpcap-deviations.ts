import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A kind of filter that libpcap 1.10.3, the installed one, decides otherwise than 1.11, whose meaning is ours. */
interface Deviation {
  /** Names of link types; undefined for all. */
  readonly linkTypes: readonly string[] | undefined;
  readonly words: RegExp;
  readonly reason: string;
}

const file = fileURLToPath(new URL("libpcap-1.10.3.tsv", import.meta.url));
const deviations: readonly Deviation[] = readFileSync(file, "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((row) => {
    const [linkTypes = "", words = "", reason = ""] = row.split("\t");
    return { linkTypes: linkTypes === "*" ? undefined : linkTypes.split(","), words: new RegExp(words), reason };
  });

/** Why libpcap 1.10.3 is not asked about a filter; undefined where it can be. */
export function deviationOf(text: string, linkType: string): string | undefined {
  const applies = ({ linkTypes, words }: Deviation): boolean =>
    (linkTypes === undefined || linkTypes.includes(linkType)) && words.test(text);
  return deviations.find(applies)?.reason;
}
