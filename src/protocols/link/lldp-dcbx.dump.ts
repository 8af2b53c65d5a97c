import type { DumpLine } from "../../definition/dump-line.ts";

const HEADER = 2;
const OLD = 1;
/** Octets that each element must have. */
const sizes: { readonly [type: number]: number } = { 1: 10, 2: 17, 3: 6, 4: 4 };
const APPLICATION = 6;

/** Elements of data center bridging; true where their octets shall be shown. */
export function dataCenterText(line: DumpLine, start: number, length: number): boolean {
  if (length < 4) return false;
  const subtype = line.u8(start + 3);
  const names = ["", "DCB Capability Exchange Protocol Rev 1", "DCB Capability Exchange Protocol Rev 1.01"];
  line.text(`\n\t  ${names[subtype] || "unknown"} Subtype (${subtype})`);
  if (subtype === OLD) return true;
  let unknown = false;
  for (let at = start + 4, end = start + length; end - at >= HEADER;) {
    const head = line.u16(at);
    const type = head >> 9;
    const octets = head & 0x1ff;
    at += HEADER;
    unknown = false;
    if (type === 0 || octets === 0) break;
    line.need(at, octets);
    if (end - at < octets || octets < (sizes[type] ?? 0)) break;
    unknown = !element(line, type, at, octets);
    if (line.verbose > 1 || unknown) line.hexLines(at, octets, "\n\t    ");
    at += octets;
  }
  return unknown;
}

function element(line: DumpLine, type: number, at: number, length: number): boolean {
  const title = (name: string): void => line.text(`\n\t    ${name} (type 0x${type.toString(16)}, length ${length})`);
  switch (type) {
    case 1:
      title("Control - Protocol Control");
      versions(line, at);
      line.text(`\n\t      Sequence Number: ${line.u32(at + 2)}\n\t      Acknowledgement Number: ${line.u32(at + 6)}`);
      return true;
    case 2:
      title("Feature - Priority Group");
      feature(line, at);
      groups(line, at + 4);
      return true;
    case 3:
      title("Feature - Priority Flow Control");
      feature(line, at);
      flowControl(line, at + 4);
      return true;
    case 4:
      title("Feature - Application");
      feature(line, at);
      for (let i = at + 4; at + length - i >= APPLICATION; i += APPLICATION) application(line, i);
      return true;
    default:
      return false;
  }
}

function versions(line: DumpLine, at: number): void {
  line.text(`\n\t      Oper_Version: ${line.u8(at)}\n\t      Max_Version: ${line.u8(at + 1)}`);
}

function upperHex(value: number): string {
  return value.toString(16).toUpperCase().padStart(2, "0");
}

function feature(line: DumpLine, at: number): void {
  versions(line, at);
  const bits = line.u8(at + 2);
  line.text(
    `\n\t      Info block(0x${upperHex(bits)}): Enable bit: ${bits >> 7}, Willing bit: ${(bits >> 6) & 1}, Error Bit: ${(bits >> 5) & 1}`,
  );
  line.text(`\n\t      SubType: ${line.u8(at + 3)}`);
}

function groups(line: DumpLine, at: number): void {
  line.text("\n\t      Priority Allocation");
  for (let i = 0; i < 8; i++)
    line.text(`\n\t          PgId_${i}: ${(line.u8(at + (i >> 1)) >> (i % 2 === 0 ? 4 : 0)) & 15}`);
  line.text("\n\t      Priority Group Allocation");
  for (let i = 0; i < 8; i++) line.text(`\n\t          Pg percentage[${i}]: ${line.u8(at + 4 + i)}`);
  line.text(`\n\t      NumTCsSupported: ${line.u8(at + 12)}`);
}

function flowControl(line: DumpLine, at: number): void {
  const bits = line.u8(at);
  line.text(`\n\t      PFC Config (0x${upperHex(bits)})`);
  for (let i = 0; i < 8; i++) line.text(`\n\t          Priority Bit ${i}: ${(bits >> i) & 1 ? "Enabled" : "Disabled"}`);
  line.text(`\n\t      NumTCPFCSupported: ${line.u8(at + 1)}`);
}

function application(line: DumpLine, at: number): void {
  const selector = line.u24(at + 2);
  line.text("\n\t      Application Value\n\t          Application Protocol ID: 0x");
  line.hex(line.u16(at), 4);
  line.text(
    `\n\t          SF (0x${(selector >> 22).toString(16)}) Application Protocol ID is ${selector >> 22 ? "Socket Number" : "L2 EtherType"}`,
  );
  line.text("\n\t          OUI: 0x");
  line.hex(selector & 0x3fffff, 6);
  line.text("\n\t          User Priority Map: 0x");
  line.hex(line.u8(at + 5), 2);
}
