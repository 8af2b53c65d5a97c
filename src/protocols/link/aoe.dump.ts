import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { AOE } from "./aoe.ts";

const VERSION = 1;
const HEAD = 10;
const Flag = { response: 8, failed: 4 } as const;
const flags = [
  [Flag.response, "Response"],
  [Flag.failed, "Error"],
  [2, "MBZ-1"],
  [1, "MBZ-0"],
] as const;
const ataFlags = [
  [0x40, "Ext48"],
  [0x10, "Device"],
  [0x02, "Async"],
  [0x01, "Write"],
] as const;
type Words = { readonly [number: number]: string };
const errors: Words = {
  1: "Unrecognized command code",
  2: "Bad argument parameter",
  3: "Device unavailable",
  4: "Config string present",
  5: "Unsupported version",
  6: "Target is reserved",
};
const configCommands: Words = {
  0: "read config string",
  1: "test config string",
  2: "test config string prefix",
  3: "set config string",
  4: "force set config string",
};
const maskCommands: Words = { 0: "Read Mac Mask List", 1: "Edit Mac Mask List" };
const maskErrors: Words = { 1: "Unspecified Error", 2: "Bad DCmd directive", 3: "Mask list full" };
const directives: Words = {
  0: "No Directive",
  1: "Add mac address to mask list",
  2: "Delete mac address from mask list",
};
const reserveCommands: Words = { 0: "Read reserve list", 1: "Set reserve list", 2: "Force set reserve list" };

/** Octets of what commands begin with, of one station in a list, and of a configuration at most. */
const ATA = 12;
const CONFIG = 8;
const MASK = 4;
const RESERVE = 2;
const DIRECTIVE = 8;
const STATION = 6;
const LONGEST_CONFIG = 1024;

/** Writes a word for a number, which has two digits where it has none. */
function worded(line: DumpLine, words: Words, number: number): void {
  line.text(words[number] ?? `Unknown (0x${number.toString(16).padStart(2, "0")})`);
}

type Print = (line: DumpLine, at: number, length: number) => void;

function ata(line: DumpLine, at: number, length: number): void {
  if (length < ATA) return line.invalid();
  const set = line.u8(at);
  line.text("\n\tAFlags: [");
  line.bitNames(ataFlags, set, ", ", "none");
  line.text(`], Err/Feature: ${line.u8(at + 1)}`);
  line.text(`, Sector Count: ${line.u8(at + 2)}`);
  line.text(`, Cmd/Status: ${line.u8(at + 3)}`);
  for (let i = 0; i < STATION; i++) line.text(`${i === 0 ? "\n\t" : ", "}lba${i}: ${line.u8(at + 4 + i)}`);
  line.need(at + HEAD, 2);
  if (length > ATA) line.text(`\n\tData: ${length - ATA} bytes`);
}

function config(line: DumpLine, at: number, length: number): void {
  if (length < CONFIG) return line.invalid();
  line.text(`\n\tBuffer Count: ${line.u16(at)}`);
  line.text(`, Firmware Version: ${line.u16(at + 2)}`);
  line.text(`, Sector Count: ${line.u8(at + 4)}`);
  const octet = line.u8(at + 5);
  // tcpdump writes so of commands that it does not know.
  line.text(`, AoE: ${octet >> 4}, CCmd: ${configCommands[octet & 15] ?? "Unknown (0x02x)"}`);
  const size = line.u16(at + 6);
  if (size > LONGEST_CONFIG || size > length - CONFIG) return line.invalid();
  if (size === 0) return;
  line.text(`\n\tConfig String (length ${size}): `);
  line.visibleText(at + CONFIG, size);
}

function mask(line: DumpLine, at: number, length: number): void {
  if (length < MASK) return line.invalid();
  const command = line.u8(at + 1);
  line.text("\n\tMCmd: ");
  worded(line, maskCommands, command);
  const error = line.u8(at + 2);
  line.text(", MError: ");
  worded(line, maskErrors, error);
  const count = line.u8(at + 3);
  line.text(`, Dir Count: ${count}`);
  if (length - MASK < count * DIRECTIVE) return line.invalid();
  for (let i = 0; i < count; i++) {
    const start = at + MASK + i * DIRECTIVE;
    const directive = line.u8(start + 1);
    line.text("\n\t DCmd: ");
    worded(line, directives, directive);
    line.need(start + 2, STATION);
    line.text(", Ethernet Address: ");
    line.ether(start + 2);
  }
}

function reserve(line: DumpLine, at: number, length: number): void {
  if (length < RESERVE) return line.invalid();
  const command = line.u8(at);
  line.text("\n\tRCmd: ");
  worded(line, reserveCommands, command);
  const count = line.u8(at + 1);
  line.text(`, NMacs: ${count}`);
  if (length - RESERVE < count * STATION) return line.invalid();
  for (let i = 0; i < count; i++) {
    line.need(at + RESERVE + i * STATION, STATION);
    line.text(`\n\tEthernet Address ${i}: `);
    line.ether(at + RESERVE + i * STATION);
  }
}

const commands: { readonly [command: number]: readonly [name: string, print: Print] } = {
  0: ["Issue ATA Command", ata],
  1: ["Query Config Information", config],
  2: ["MAC Mask List", mask],
  3: ["Reserve/Release", reserve],
};

export const aoeText = dumpText(AOE, (line, at, length) => {
  line.protocol = "aoe";
  line.text(`AoE length ${length}`);
  if (length < 1) return line.invalid();
  const head = line.u8(at);
  line.text(`, Ver ${head >> 4}`);
  if (head >> 4 !== VERSION) return;
  if (length < HEAD) return line.invalid();
  line.text(", Flags: [");
  line.bitNames(flags, head & 15, ", ", "none");
  line.text("]");
  if (line.verbose === 0) return;
  if (head & Flag.failed) {
    const error = line.u8(at + 1);
    line.text(`\n\tError: ${errors[error] ?? `Invalid (${error})`}`);
  }
  const major = line.u16(at + 2);
  line.text("\n\tMajor: 0x");
  line.hex(major, 4);
  const minor = line.u8(at + 4);
  line.text(", Minor: 0x");
  line.hex(minor, 2);
  const number = line.u8(at + 5);
  line.text(", Command: ");
  const [name, print] = commands[number] ?? [];
  line.text(name ?? `Unknown (0x${number.toString(16).padStart(2, "0")})`);
  const tag = line.u32(at + 6);
  line.text(", Tag: 0x");
  line.hex(tag, 8);
  print?.(line, at + HEAD, length - HEAD);
});
