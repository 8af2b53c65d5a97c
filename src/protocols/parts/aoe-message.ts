import type { Custom } from "../../definition/custom.ts";
import { custom, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { laidOut, type Page } from "./laid-out.ts";

export const aoeCommands: { readonly [command: number]: string } = {
  0: "Issue ATA Command",
  1: "Query Config Information",
};

/** Commands of ATA. */
export const ataCommands: { readonly [command: number]: string } = {
  0x00: "NOP",
  0x08: "Atapi soft reset",
  0x10: "Recalibrate",
  0x20: "Read sectors (with retry)",
  0x21: "Read sectors (no retry)",
  0x22: "Read long (with retry)",
  0x23: "Read long (no retry)",
  0x24: "Read ext",
  0x30: "Write sectors (with retry)",
  0x31: "Write sectors (no retry)",
  0x32: "Write long (with retry)",
  0x33: "Write long (no retry)",
  0x34: "Write ext",
  0x3c: "Write verify",
  0x40: "Read verify sectors (with retry)",
  0x41: "Read verify sectors (no retry)",
  0x50: "Format track",
  0x70: "Seek",
  0x90: "Execute device diagnostics",
  0x91: "Initialize device parameters",
  0x92: "Download microcode",
  0x94: "Standy immediate",
  0x95: "Idle immediate",
  0x96: "Standby",
  0x97: "Idle",
  0x98: "Check power mode",
  0x99: "Sleep",
  0xa0: "Atapi packet",
  0xa1: "Atapi identify device",
  0xa2: "Atapi service",
  0xb0: "Smart",
  0xc4: "Read multiple",
  0xc5: "Write multiple",
  0xc6: "Set multiple mode",
  0xc8: "Read dma (with retry)",
  0xc9: "Read dma (no retry)",
  0xca: "Write dma (with retry)",
  0xcb: "Write dma (no retry)",
  0xde: "Door lock",
  0xdf: "Door unlock",
  0xe0: "Standy immediate",
  0xe1: "Idle immediate",
  0xe2: "Standby",
  0xe3: "Idle",
  0xe4: "Read buffer",
  0xe5: "Check power mode",
  0xe6: "Sleep",
  0xe8: "Write buffer",
  0xec: "Identify Device",
  0xed: "Media eject",
  0xee: "Identify device dma",
  0xef: "Set features",
  0xf1: "Security set password",
  0xf2: "Security unlock",
  0xf3: "Security erase prepare",
  0xf4: "Security erase unit",
  0xf5: "Security freeze",
  0xf6: "Security disable password",
};

/** Where a block is: six octets, lowest first. */
const block: Custom<bigint> = {
  name: "logical block address",
  skip: (_octets, at) => at + BLOCK_SIZE,
  read: ({ bytes: octets }, start) => blockAt(octets, start),
  write() {},
  number: (octets, start) => Number(blockAt(octets, start)),
  bigint: blockAt,
};
const BLOCK_SIZE = 6;

function blockAt(octets: Uint8Array, start: number): bigint {
  let value = 0n;
  for (let at = start + BLOCK_SIZE - 1; at >= start; at--) value = value * 256n + BigInt(octets[at]);
  return value;
}

const octet = (view: View): AnyField => u8({ filter: "", views: [view] });

const fields = {
  version: octet({ filter: "version", label: "Version", type: "FT_UINT8", number: (octets) => octets >> 4 }),
  flags: octet(bitView("response", "Response flag", 0x08, ["Response", "Request"])),
  failed: octet(bitView("flags_error", "Error flag", 0x04, ["Error", "No error"])),
  error: u8({
    filter: "error",
    label: "Error",
    strings: {
      1: "Unrecognized command code",
      2: "Bad argument parameter",
      3: "Device unavailable",
      4: "Config string present",
      5: "Unsupported version",
    },
  }),
  major: u16({ filter: "major", label: "Major", show: "hex" }),
  minor: u8({ filter: "minor", label: "Minor", show: "hex" }),
  command: u8({ filter: "cmd", label: "Command", strings: aoeCommands }),
  tag: u32({ filter: "tag", label: "Tag", show: "hex" }),
  extended: octet(bitView("aflags.e", "E", 0x40, ["LBA48 extended command", "Normal command"])),
  device: octet(bitView("aflags.d", "D", 0x10)),
  asynchronous: octet(bitView("aflags.a", "A", 0x02, ["ASYNCHRONOUS Write", "synchronous write"])),
  writes: octet(bitView("aflags.w", "W", 0x01, ["WRITE to the device", "No write to device"])),
  feature: u8({ filter: "err_feature", label: "Err/Feature", show: "hex" }),
  sectors: u8({ filter: "sector_count", label: "Sector Count" }),
  ataCommand: u8({ filter: "ata.cmd", label: "ATA Cmd", show: "hex", strings: ataCommands }),
  ataStatus: u8({ filter: "ata.status", label: "ATA Status", show: "hex" }),
  lba: custom(block, { filter: "lba", label: "Lba", type: "FT_UINT64", show: "hex" }),
};
const worked = { group: u8({ filter: "", label: "Flags", line: "aoe.flags", type: "FT_NONE" }) };
type AoePage = Page<keyof typeof fields | keyof typeof worked>;

const VERSION = 1;
const Flag = { response: 8, failed: 4 } as const;
const AtaFlag = { extended: 0x40, writes: 1 } as const;
const ATA = 0;

function ata(page: AoePage, isResponse: boolean): void {
  const flags = page.peek(1);
  if (page.left === 0) return page.fail();
  const here = page.at;
  page.place("extended", here, here + 1);
  if (flags & AtaFlag.extended) {
    page.place("device", here, here + 1);
    if (flags & AtaFlag.writes) page.place("asynchronous", here, here + 1);
  }
  page.take("writes");
  page.take("feature");
  page.take("sectors");
  page.take(isResponse ? "ataStatus" : "ataCommand");
  page.take("lba", BLOCK_SIZE);
}

/** A message of ATA over Ethernet. */
export const aoeMessage = laidOut(
  "message of AoE",
  fields,
  (page) => {
    const head = page.peek(1);
    if (head >> 4 !== VERSION) {
      page.take("version");
      return;
    }
    page.place("version", page.at, page.at + 1);
    page.mark("group", 1, head);
    page.within(() => {
      page.place("flags", page.at, page.at + 1);
      page.take("failed");
    });
    if (head & Flag.failed) page.take("error");
    else page.pass(1);
    page.take("major");
    page.take("minor");
    const command = page.take("command");
    page.take("tag");
    if (command === ATA) ata(page, (head & Flag.response) !== 0);
  },
  { worked },
);
