import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";

/** What stands around an address: nothing, or reserved bits and the length of a mask. */
export type AddressKind = "unicast" | "group" | "source";

const IPV4 = 1;
const IPV6 = 2;
const sourceFlags = [
  [4, "S"],
  [2, "W"],
  [1, "R"],
] as const;
const OTHER_FLAGS = 0xf8;

/**
 * Writes an address of PIM (RFC 7761 4.9.1) and returns where it ends. With a `size` addresses are bare, as they were in
 * RFC 2117. An address that is cut or of another family ends the line.
 */
export function pimAddress(line: DumpLine, start: number, kind: AddressKind, size: number): number {
  let at = start;
  let octets = size;
  if (octets === 0) {
    const family = line.u8(at);
    const encoding = line.u8(at + 1);
    octets = family === IPV4 ? 4 : family === IPV6 ? 16 : 0;
    if (encoding !== 0) throw TRUNCATED;
    at += 2;
  }
  if (octets !== 4 && octets !== 16) throw TRUNCATED;
  const isUnicast = kind === "unicast";
  const address = isUnicast ? at : at + 2;
  line.need(at, address - at + octets);
  if (octets === 4) line.host4(address);
  else line.host6(address);
  if (!isUnicast) {
    const bits = line.u8(at + 1);
    if (bits !== 8 * octets) line.text(`/${bits}`);
    flagsText(line, line.u8(at), kind);
  }
  return address + octets;
}

function flagsText(line: DumpLine, flags: number, kind: AddressKind): void {
  if (flags === 0) return;
  line.text("(");
  if (kind === "group") {
    line.text("0x");
    line.hex(flags, 2);
  } else {
    line.bitNames(sourceFlags, flags, "", "");
    if (flags & OTHER_FLAGS) {
      line.text("+0x");
      line.hex(flags & OTHER_FLAGS, 2);
    }
  }
  line.text(")");
}
