import type { InfoLine } from "../../definition/info-line.ts";

/** The lines of fields that are EUI-64s, which Wireshark writes as it does names: with the address once more behind. */
export function eui64Labels(labels: { readonly [name: string]: string }): {
  readonly [name: string]: (line: InfoLine, quad: number) => void;
} {
  return Object.fromEntries(
    Object.entries(labels).map(([name, label]) => [
      name,
      (line: InfoLine, quad: number) => {
        line.text(`${label}: `);
        line.show(quad);
        line.text(" (");
        line.show(quad);
        line.text(")");
      },
    ]),
  );
}
