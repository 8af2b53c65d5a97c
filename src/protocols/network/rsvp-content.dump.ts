import type { DumpLine } from "../../definition/dump-line.ts";

/** What an object holds: its octets, its type, and what its lines begin with. */
export interface Content {
  readonly at: number;
  readonly length: number;
  readonly type: number;
  readonly start: string;
}
/** Writes what an object holds: whether that is known and all; null where something in it ends the message. */
export type Print = (line: DumpLine, content: Content) => boolean | null;

/** An address of either version. */
export function host(line: DumpLine, at: number, wide: boolean): void {
  if (wide) line.host6(at);
  else line.host4(at);
}

/** A number in as many hexadecimal digits as `width` says, with `label` in front. */
export function digits(line: DumpLine, label: string, value: number, width: number): void {
  line.text(`${label}0x`);
  line.hex(value, width);
}
