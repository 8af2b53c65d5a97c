import { signed } from "../../bytes/numbers.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { dhcpOptionTexts, type Format } from "../parts/dhcp-option-texts.ts";
import { dhcpSpecialOption } from "./dhcp-special-options.dump.ts";

const PAD = 0;
const END = 255;
const MESSAGE_TYPE = 53;
const REQUESTED = 55;
/** Requested options in one row. */
const ROW = 4;

// oxfmt-ignore
const messageTexts: { readonly [type: number]: string } = {
  1: "Discover", 2: "Offer", 3: "Request", 4: "Decline", 5: "ACK", 6: "NACK", 7: "Release", 8: "Inform", 9: "ForceRenew", 10: "LeaseQuery",
  11: "LeaseUnassigned", 12: "LeaseUnknown", 13: "LeaseActive",
};

/** Prints the options behind the magic number at `at`, one a line. */
export function dhcpOptionLines(line: DumpLine, at: number): void {
  line.text("\n\t  Vendor-rfc1048 Extensions\n\t    Magic Cookie 0x");
  line.hex(line.u32(at), 8);
  let next = at + 4;
  while (next < line.end) {
    const code = line.bytes[next++];
    if (code === END) {
      if (line.verbose < 3) return;
      line.text(`\n\t    END (${END}), length 0`);
      continue;
    }
    if (code === PAD) {
      next = padding(line, next);
      continue;
    }
    const length = line.u8(next++);
    const [name, format] = dhcpOptionTexts[code] ?? ["Unknown", "by size"];
    line.text(`\n\t    ${name} (${code}), length ${length}${length > 0 ? ": " : ""}`);
    line.need(next, length);
    const left = optionValue(line, code, format, next, length);
    if (left > 0) line.text(`\n\t  trailing data length ${left}`);
    next += length;
  }
}

/** Prints padding, if so much detail is wanted, from behind its first octet on; returns where it ends. */
function padding(line: DumpLine, at: number): number {
  let next = at;
  while (next < line.end && line.bytes[next] === PAD) next++;
  if (line.verbose < 3) return next;
  line.text(`\n\t    PAD (${PAD}), length 0`);
  if (next > at) line.text(`, occurs ${next - at + 1}`);
  return next;
}

/** Prints a value; returns how many of its octets are left over. */
function optionValue(line: DumpLine, code: number, format: Format, at: number, length: number): number {
  if (code === MESSAGE_TYPE && length === 1) {
    line.named(messageTexts, line.u8(at), "Unknown (%)");
    return 0;
  }
  if (code === REQUESTED) {
    for (let i = 0; i < length; i++) {
      const wanted = line.bytes[at + i];
      line.text(i % ROW === 0 ? "\n\t      " : ", ");
      line.text(`${dhcpOptionTexts[wanted]?.[0] ?? namesWithoutValue[wanted] ?? "Unknown"} (${wanted})`);
    }
    return 0;
  }
  switch (format === "by size" ? bySize(length) : format) {
    case "text":
      line.text('"');
      line.visible(at, at + length);
      line.text('"');
      return 0;
    case "addresses":
      return each(line, at, length, 4, (i) => line.host4(i));
    case "numbers":
      return each(line, at, length, 4, (i) => line.decimal(line.u32(i)));
    case "signed":
      return each(line, at, length, 4, (i) => line.decimal(signed(line.u32(i), 32)));
    case "shorts":
      return each(line, at, length, 2, (i) => line.decimal(line.u16(i)));
    case "flags":
      return each(line, at, length, 1, (i) => line.text(line.u8(i) > 1 ? `${line.u8(i)}?` : "NY"[line.u8(i)]));
    case "pairs":
      return each(line, at, length, 8, (i) => {
        line.text("(");
        line.host4(i);
        line.text(":");
        line.host4(i + 4);
        line.text(")");
      });
    case "special":
      return dhcpSpecialOption(line, code, at, length);
    default:
      for (let i = 0; i < length; i++) {
        if (i > 0) line.text(".");
        line.decimal(line.u8(at + i));
      }
      return 0;
  }
}
const namesWithoutValue: { readonly [code: number]: string } = { [PAD]: "PAD", [END]: "END" };

/** Prints elements with commas between; returns what is left over. */
function each(line: DumpLine, at: number, length: number, size: number, print: (at: number) => void): number {
  const end = at + length - (length % size);
  for (let i = at; i < end; i += size) {
    if (i > at) line.text(",");
    print(i);
  }
  return length % size;
}

/** What is unknown is shown in the largest units that fill it. */
function bySize(length: number): Format {
  return length & 1 ? "octets" : length & 2 ? "shorts" : "numbers";
}
