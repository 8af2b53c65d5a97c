import type { InfoLine } from "../../definition/info-line.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** What a tree says behind a checksum of this name, whose status is another field. */
export function checksumEnding(name: string, { auto }: AnyField): (line: InfoLine, quad: number) => void {
  const wrong = auto?.auto === "checksum" ? auto.wrong : undefined;
  // By the number of a status (dissect/checksum-field.ts).
  const endings = [" [incorrect]", " [correct]", ` [${wrong?.unverified ?? "unverified"}]`];
  const remark = wrong && `${name.slice(0, name.indexOf("."))}.${wrong.filter}`;
  return (line, quad) => {
    const found = line.find(`${name}.status`);
    if (found < 0) return;
    const should = remark === undefined ? undefined : /0x[0-9a-f]+/.exec(line.string(line.find(remark)))?.[0];
    if (should !== undefined) line.text(` incorrect, should be ${should}${wrong?.hint ?? ""}`);
    else line.text(endings[line.number(found)] ?? (line.number(quad) === 0 ? " [zero-value ignored]" : ""));
  };
}
