import { decodeText, escapedText } from "../../bytes/text.ts";
import type { InfoLine } from "../../definition/info-line.ts";

/** Writes a line of text as the line of a tree, with its end (`QUIT\\r\\n`). */
export function wholeLine(line: InfoLine, quad: number): void {
  const octets = line.octetsOf(quad);
  line.utf8(escapedText(decodeText(octets, 0, octets.length)));
}
