import type { DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts, LARGEST_LENGTH } from "./ethertype-texts.ts";

/** What a type field holds: an EtherType, or a length. */
export function typeText(line: DumpLine, type: number): void {
  if (type <= LARGEST_LENGTH) line.text("802.3");
  else if (line.options.quiet > 0) {
    line.text(etherTypeTexts[type] ?? `Unknown Ethertype (0x${type.toString(16).padStart(4, "0")})`);
  } else {
    line.text("ethertype ");
    line.text(etherTypeTexts[type] ?? "Unknown");
    line.text(" (0x");
    line.hex(type, 4);
    line.text(")");
  }
}

/** Whether a type announces a tag of which not all octets are there: they are read before a line says what the type is. */
export function tagIsCut(line: DumpLine, type: number, at: number, length: number): boolean {
  return tags.has(type) && (length < TAG || !line.has(at, TAG));
}
const tags: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100, 0x9200]);
const TAG = 4;

/** The addresses of the frame that `line` is in, what its innermost type holds, and `length`. */
export function frameHeader(line: DumpLine, type: number, length: number): void {
  line.ether(line.linkSource);
  line.text(" > ");
  line.ether(line.linkDestination);
  line.text(", ");
  typeText(line, type);
  line.text(", length ");
  line.decimal(length);
  line.text(": ");
}

/** A frame inside a frame, which tcpdump prints only inside other protocols. */
const BRIDGED = 0x6558;
/** Stands where a length would, which a frame this long cannot say. */
export const JUMBO = 0x8870;

/** Prints what follows an Ethernet type field; where the field is a length, nothing beyond it is read. */
export function printTypedPayload(line: DumpLine, type: number, at: number, length: number): boolean {
  if (type === BRIDGED) return false;
  if (type === JUMBO) return line.next("ethertype", 0, at, length);
  if (type > LARGEST_LENGTH || type >= length) return line.next("ethertype", type, at, length);
  return line.upTo(at + type, (inner, start, octets) => inner.next("ethertype", type, start, octets), at, type);
}
