import type { DumpLine } from "../../definition/dump-line.ts";
import { pimAddress } from "../parts/pim-address-line.ts";
import { relativeTime } from "../parts/relative-time-line.ts";

const OPTION = 4;
const names: { readonly [type: number]: string } = {
  1: "Hold Time",
  2: "LAN Prune Delay",
  18: "DR Priority (Old)",
  19: "DR Priority",
  20: "Generation ID",
  21: "State Refresh Capability",
  22: "Bi-Directional Capability",
  24: "Address List",
  65001: "Address List (Old)",
};

/** The value of an option; false where its length is none that it may have. */
type PrintValue = (line: DumpLine, at: number, length: number, size: number) => boolean;

const values: { readonly [type: number]: PrintValue } = {
  1: (line, at, length) => {
    if (!fits(line, length, 2)) return false;
    relativeTime(line, line.u16(at));
    return true;
  },
  2: (line, at, length) => {
    if (!fits(line, length, 4)) return false;
    const delay = line.u16(at);
    line.text(`\n\t    T-bit=${delay >> 15}, LAN delay ${delay & 0x7fff}ms, `);
    line.text(`Override interval ${line.u16(at + 2)}ms`);
    return true;
  },
  18: priority,
  19: priority,
  20: (line, at, length) => {
    if (!fits(line, length, 4)) return false;
    line.text("0x");
    line.hex(line.u32(at), 8);
    return true;
  },
  21: (line, at, length) => {
    if (!fits(line, length, 4)) return false;
    line.text(`v${line.u8(at)}`);
    const interval = line.u8(at + 1);
    if (interval !== 0) {
      line.text(", interval ");
      relativeTime(line, interval);
    }
    const rest = line.u16(at + 2);
    if (rest === 0) return true;
    line.text(" ?0x");
    line.hex(rest, 4);
    line.text("?");
    return true;
  },
  22: () => true,
  24: addresses,
  65001: addresses,
};

function fits(line: DumpLine, length: number, wanted: number): boolean {
  if (length === wanted) return true;
  line.text(`[option length ${length} != ${wanted}]`);
  line.invalid();
  return false;
}

function priority(line: DumpLine, at: number, length: number): boolean {
  if (length === 0) line.text("Bi-Directional Capability (Old)");
  else if (!fits(line, length, 4)) return false;
  else line.text(String(line.u32(at)));
  return true;
}

function addresses(line: DumpLine, at: number, length: number, size: number): boolean {
  if (line.verbose <= 1) return true;
  for (let next = at; next < at + length;) {
    line.text("\n\t    ");
    next = pimAddress(line, next, "unicast", size);
  }
  return true;
}

/** The options of a Hello message (RFC 7761 4.9.2) from `at` to `end`. */
export function options(line: DumpLine, start: number, end: number, size: number): void {
  for (let at = start; at < end;) {
    line.need(at, OPTION);
    const type = line.u16(at);
    const length = line.u16(at + 2);
    const value = at + OPTION;
    line.text(`\n\t  ${names[type] ?? "Unknown"} Option (${type}), length ${length}, Value: `);
    line.need(value, length);
    const print = values[type];
    if (print && !print(line, value, length, size)) return;
    if (!print && line.verbose <= 1) line.hexLines(value, length, "\n\t    ");
    if (line.verbose > 1) line.hexLines(value, length, "\n\t    ");
    at = value + length;
  }
}
