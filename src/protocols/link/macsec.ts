import { u16 as u16At } from "../../bytes/numbers.ts";
import { bits, mac, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, SET } from "../parts/bit-view.ts";

/** Octets of the integrity check value of the default cipher suite. */
const ICV = 16;
const SHORTEST = 6 + ICV;
const SECURE_CHANNEL = 0x20;
const CHANGED = 0x0c;

/** The security tag in front of a frame that is authenticated, and mostly encrypted, from hop to hop. */
export const MACsec = protocol({
  name: "macsec",
  layer: "MACsec",
  title: "802.1AE Security tag",
  short: "MACsec",
  spec: "IEEE 802.1AE",
  carriedBy: { ethertype: 0x88e5 },
  // A shorter frame has no room for a tag and an integrity check value.
  startsWith: [Array.from({ length: SHORTEST }, () => [0, 255] as const)],
  // The type stands last in the tag, where there is one: what is encrypted has its own inside.
  tells: (bytes, start, headerEnd, _end, captured) =>
    headerEnd > captured || bytes[start]! & CHANGED ? -1 : u16At(bytes, headerEnd - 2),
  next: { table: "ethertype", told: true, named: true },
  trailer: (_bytes, _start, headerEnd, end) => (end - headerEnd >= ICV ? ICV : 0),
  summary: "MACsec {PN}",
  fields: {
    TCI: bits(6, {
      label: "TCI",
      show: "hex",
      views: [
        { filter: "TCI.V", label: "VER", type: "FT_UINT8", size: 1, mask: 0x80, show: "hex" },
        { ...bitView("TCI.ES", "ES", 0x40, SET), size: 1 },
        { ...bitView("TCI.SC", "SC", 0x20, SET), size: 1 },
        { ...bitView("TCI.SCB", "SCB", 0x10, SET), size: 1 },
        { ...bitView("TCI.E", "E", 0x08, SET), size: 1 },
        { ...bitView("TCI.C", "C", 0x04, SET), size: 1 },
      ],
    }),
    AN: bits(2, { label: "AN", show: "hex" }),
    SL: u8({ label: "Short length" }),
    PN: u32({ label: "Packet number", default: 1 }),
    SCI: when(
      { field: "TCI", mask: SECURE_CHANNEL >> 2 },
      struct({
        system: mac({ filter: "SCI.system_identifier", label: "System Identifier" }),
        port: u16({ filter: "SCI.port_identifier", label: "Port Identifier" }),
      }),
    ),
    type: when(
      { field: "TCI", mask: CHANGED >> 2, not: true },
      u16({ filter: "etype", label: "Ethertype", show: "hex" }),
    ),
  },
});
