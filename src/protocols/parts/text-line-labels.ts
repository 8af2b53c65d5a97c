import { printable } from "../../bytes/printable.ts";
import { decodeText } from "../../bytes/text.ts";
import type { InfoText } from "../../definition/info-line.ts";

/** Fields whose lines in trees are their octets as text, with the end of the line. */
export const WHOLE_LINE = "text.line";

export const textLineLabels: NonNullable<InfoText["labels"]> = {
  [WHOLE_LINE](line, quad) {
    const octets = line.octetsOf(quad);
    line.utf8(printable(decodeText(octets, 0, octets.length)));
  },
};
