import type { DumpLine } from "../../definition/dump-line.ts";
import { floatingCode, groupRecords, sourceList } from "../parts/group-records-line.ts";

/** Octets of a message of MLDv1, and of the smallest query of MLDv2. */
const VERSION_1 = 24;
const VERSION_2 = 28;
const GROUP = 8;

/** A query of either version. */
export function queryText(line: DumpLine, at: number, length: number): void {
  if (length === VERSION_1) return listenerText(line, at);
  if (length < VERSION_2) return line.text(` unknown-version (len ${length}) `);
  line.text(" v2");
  const verbose = line.verbose > 0;
  const delay = line.u16(at + 4);
  if (verbose) line.text(` [max resp delay=${floatingCode(delay, 16)}]`);
  line.need(at + GROUP, 16);
  line.text(" [gaddr ");
  line.host6(at + GROUP);
  if (verbose) {
    const flags = line.u8(at + 24);
    if (flags & 8) line.text(" sflag");
    if (flags & 7) line.text(` robustness=${flags & 7}`);
    line.text(` qqi=${floatingCode(line.u8(at + 25), 8)}`);
  }
  const sources = line.u16(at + 26);
  if (sources > 0) {
    if (length < VERSION_2 + 16 * sources) line.text(" [invalid number of sources]");
    else if (line.verbose > 1) sourceList(line, at + VERSION_2, sources, 16);
    else line.text(`, ${sources} source(s)`);
  }
  line.text("]");
}

/** A message of MLDv1. */
export function listenerText(line: DumpLine, at: number): void {
  if (!line.has(at, VERSION_1)) return;
  line.text(`max resp delay: ${line.u16(at + 4)} addr: `);
  line.host6(at + GROUP);
}

/** A report of MLDv2. */
export function reportText(line: DumpLine, at: number, length: number): boolean {
  if (length < 8) {
    line.text(` [invalid len ${length}]`);
    return true;
  }
  const groups = line.u16(at + 6);
  line.text(`, ${groups} group record(s)`);
  if (line.verbose > 0) groupRecords(line, at, length, groups, 16, "v2");
  return true;
}
