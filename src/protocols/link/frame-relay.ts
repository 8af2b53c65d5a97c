import { u16 as u16At } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom, struct, u16, u8, variant, when } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { etherTypes } from "../parts/ethertypes.ts";
import { numberedCommand } from "../parts/llc-control.ts";
import { networkIdentifiers } from "../parts/network-identifiers.ts";

const UNNUMBERED = 0x03;
/** Told where nothing says what follows. */
const UNKNOWN = 0xffff;
/** Network identifiers that OSI's protocols begin with themselves. */
const open = [networkIdentifiers.CLNP, networkIdentifiers.ESIS, networkIdentifiers.ISIS] as const;
const [firstOpen, lastOpen] = [Math.min(...open), Math.max(...open)];
/** What else one may name here. */
const known: ReadonlySet<number> = new Set([networkIdentifiers.IPv6, networkIdentifiers.IP]);

const last: View = {
  filter: "ea",
  label: "EA",
  type: "FT_BOOLEAN",
  mask: 0x01,
  truth: ["Last Octet", "More Follows"],
};
const bit = (filter: string, label: string, mask: number, truth?: readonly [string, string]): View => ({
  filter,
  label,
  type: "FT_BOOLEAN",
  mask,
  ...(truth ? { truth } : {}),
});
const part = (filter: string, label: string, mask: number): View => ({
  filter,
  label,
  type: "FT_UINT8",
  show: "hex",
  mask,
});

/** The number of the circuit, which stands in parts in the octets in front. */
const circuit: Custom<undefined> = {
  name: "number of a circuit",
  skip: (_bytes, at) => at,
  read: () => undefined,
  write: () => undefined,
  number: (bytes, _start, _end, layerStart) => circuitOf(bytes, layerStart),
};

/** The number of the circuit in an address of two octets or more. */
function circuitOf(bytes: Uint8Array, start: number): number {
  const number = ((bytes[start]! >> 2) << 4) | (bytes[start + 1]! >> 4);
  if (bytes[start + 1]! & 1) return number;
  const third = bytes[start + 2]!;
  if (third & 1) return third & 2 ? number : (number << 6) | (third >> 2);
  const longer = (number << 7) | (third >> 1);
  return bytes[start + 3]! & 2 ? longer : (longer << 6) | (bytes[start + 3]! >> 2);
}

/** What Wireshark calls types here, as on Cisco's serial lines. */
const types = {
  0x0800: "IP",
  0x2000: "Cisco Discovery Protocol",
  0x8035: "SLARP",
  0x8038: "DEC LanBridge",
  0x8137: "Netware IPX/SPX",
  0x86dd: "IPv6",
  0x8847: "MPLS unicast",
  0x8848: "MPLS multicast",
};

const numbers = [...new Set([...Object.keys(types), ...Object.values(etherTypes)].map(Number))];
const isType = (number: number): boolean => numbers.includes(number);

/** Frames of many virtual circuits on one line (ITU-T Q.922), with a network identifier or, as Cisco does, an EtherType. */
export const FrameRelay = protocol({
  name: "fr",
  layer: "FrameRelay",
  title: "Frame Relay",
  short: "FR",
  spec: "RFC 2427",
  carriedBy: { linktype: 107, "gre.proto": 0x6559 },
  tells(bytes, start, headerEnd, _end, captured) {
    if (headerEnd > captured) return UNKNOWN;
    let at = start + 1;
    while (at < headerEnd && (bytes[at]! & 1) === 0) at++;
    at++;
    const next = headerEnd < captured ? bytes[headerEnd]! : 0;
    const isOpen = next >= firstOpen && next <= lastOpen;
    if (bytes[at] !== UNNUMBERED) {
      // The first circuit is for signals.
      if (circuitOf(bytes, start) === 0) return UNKNOWN;
      const type = headerEnd - at === 2 ? u16At(bytes, at) : UNKNOWN;
      return isType(type) ? type : isOpen ? next : UNKNOWN;
    }
    const identifier = bytes[headerEnd - 1]!;
    return isOpen && identifier <= UNNUMBERED ? next : known.has(identifier) ? identifier : UNKNOWN;
  },
  next: [
    { table: "fr.nlpid", told: true },
    { table: "chdlc.protocol", told: true },
    { table: "ethertype", told: true },
  ],
  summary: "Frame Relay",
  fields: {
    first: u8({
      filter: "first_addr_octet",
      label: "First address octet",
      show: "hex",
      default: 0x18,
      views: [part("upper_dlci", "Upper DLCI", 0xfc), bit("cr", "CR", 0x02, ["Command", "Response"]), last],
    }),
    second: u8({
      filter: "second_addr_octet",
      label: "Second address octet",
      show: "hex",
      default: 0x41,
      views: [
        part("second_dlci", "Second DLCI", 0xf0),
        bit("fecn", "FECN", 0x08),
        bit("becn", "BECN", 0x04),
        bit("de", "DE", 0x02),
        last,
      ],
    }),
    longer: when(
      { field: "second", mask: 0x01, not: true },
      struct({
        third: u8({
          filter: "",
          default: 0x01,
          views: [part("lower_dlci", "Lower DLCI", 0xfc), bit("dc", "DC", 0x02, ["DLCI Address", "Control"]), last],
        }),
        fourth: when({ field: "third", mask: 0x01, not: true }, u8({ filter: "" })),
      }),
    ),
    dlci: custom(circuit, { label: "DLCI", type: "FT_UINT32", evenEmpty: true }),
    carries: variant(
      [
        {
          starts: [[UNNUMBERED, 0, [firstOpen, lastOpen]]],
          of: struct({
            control: u8({ label: "Control Field", show: "hex", default: UNNUMBERED }),
            open_padding: u8({ filter: "" }),
          }),
        },
        {
          starts: [[UNNUMBERED, [firstOpen, lastOpen]]],
          of: struct({
            open_control: u8({ filter: "control", label: "Control Field", show: "hex", default: UNNUMBERED }),
          }),
        },
        {
          starts: [[UNNUMBERED, 0]],
          of: struct({
            control: u8({ label: "Control Field", show: "hex", default: UNNUMBERED }),
            padding: u8({ filter: "" }),
            // A name of its own tells a builder the two forms apart.
            padded_nlpid: u8({
              filter: "nlpid",
              label: "NLPID",
              show: "hex",
              names: networkIdentifiers,
              default: networkIdentifiers.SNAP,
            }),
          }),
        },
        {
          starts: [[UNNUMBERED]],
          of: struct({
            control: u8({ label: "Control Field", show: "hex", default: UNNUMBERED }),
            nlpid: u8({ label: "NLPID", show: "hex", names: networkIdentifiers, default: networkIdentifiers.IP }),
          }),
        },
        {
          starts: numbers.map((type) => [type >> 8, type & 0xff]),
          of: struct({
            type: u16({ filter: "chdlctype", label: "Type", show: "hex", strings: types, default: 0x0800 }),
          }),
        },
      ],
      {
        default: { type: 0x0800 },
        otherwise: struct({ numbered: u16({ filter: "", little: true }), shown: numberedCommand }),
      },
    ),
  },
});
