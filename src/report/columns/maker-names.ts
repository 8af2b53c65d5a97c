/** Words of a name that only say what kind of company it is. */
const KINDS = new Set(
  (
    "the of inc incorporated ltd limited co corp corporation company gmbh ag llc srl bv nv ab oy oyj oü kg plc pty pvt jsc " +
    "ooo zao sa sarl systems holding"
  ).split(" "),
);
/** The same with dots or strokes, which do not come apart. */
const DOTTED = /(^|[ ,])(?:[AKS]\/S|A\.S|S\.?P\.?A|S\.?R\.?L|B\.V|N\.V|S\.A|K\.K|Sp\.k|z o\. ?o)(?![\p{L}\p{N}])\.?/giu;
const SHORT = 8;

/** A maker's name as people write it: registries have many in capitals only. */
export function makerName(registered: string): string {
  const name = registered.replace(/\s+/g, " ").trim();
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/\p{L}+/gu, (word) => word[0].toUpperCase() + word.slice(1));
}

/** What of a maker's name stands in front of the rest of an address: up to eight letters, as Wireshark 4.0 shortens it. */
export function shortMakerName(name: string): string {
  const words = name
    .replace(DOTTED, " ")
    .replaceAll("'", "")
    .replace(/[.,"()/:;[\]#%$=<>{}~`]/g, " ")
    .replace(/(^| )&(?= |$)/g, " ")
    .split(/\s+/)
    .map((word) =>
      word
        .split("-")
        .filter((part) => !KINDS.has(part.toLowerCase()))
        .join("-"),
    );
  return Array.from(words.join("")).slice(0, SHORT).join("");
}
