import type { DumpLine } from "../../definition/dump-line.ts";

const recordTypes: { readonly [type: number]: string } = {
  1: "is_in",
  2: "is_ex",
  3: "to_in",
  4: "to_ex",
  5: "allow",
  6: "block",
};
/** Where the group records of a report start. */
const RECORDS = 8;

/** The number that an 8- or 16-bit code of MLDv2 and IGMPv3 stands for: large ones have an exponent of three bits. */
export function floatingCode(code: number, width: 8 | 16): number {
  if (code < 2 ** (width - 1)) return code;
  const mantissaBits = width - 4;
  const mantissa = code % 2 ** mantissaBits;
  const exponent = (code >> mantissaBits) & 7;
  return (mantissa + 2 ** mantissaBits) * 2 ** (exponent + 3);
}

/** The group records of a report, their addresses of `size` octets: 4 in IGMPv3, 16 in MLDv2. */
export function groupRecords(
  line: DumpLine,
  at: number,
  length: number,
  count: number,
  size: 4 | 16,
  version: string,
): void {
  const header = 4 + size;
  let record = RECORDS;
  for (let i = 0; i < count; i++) {
    if (length < record + header) return line.text(" [invalid number of groups]");
    line.need(at + record + 4, size);
    line.text(" [gaddr ");
    address(line, at + record + 4, size);
    line.text(" ");
    line.named(recordTypes, line.u8(at + record), ` [${version}-report-#%]`);
    const sources = line.u16(at + record + 2);
    if (length < record + header + sources * size) return line.text(` [invalid number of sources ${sources}]`);
    if (line.verbose === 1) line.text(`, ${sources} source(s)`);
    else sourceList(line, at + record + header, sources, size);
    record += header + sources * size;
    line.text("]");
  }
}

/** ` { address address }` */
export function sourceList(line: DumpLine, at: number, count: number, size: 4 | 16): void {
  line.text(" {");
  for (let i = 0; i < count; i++) {
    line.need(at + i * size, size);
    line.text(" ");
    address(line, at + i * size, size);
  }
  line.text(" }");
}

function address(line: DumpLine, at: number, size: 4 | 16): void {
  if (size === 4) line.host4(at);
  else line.host6(at);
}
