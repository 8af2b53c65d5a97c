import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, repeated, struct, u16, u24, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { etherTypes } from "../parts/ethertypes.ts";

/** An option; its length counts words of four octets of the data. */
const option = struct(
  {
    classid: u16({ filter: "option.class", label: "Class", show: "hex" }),
    type: u8({
      filter: "option.type",
      label: "Type",
      show: "hex",
      views: [
        {
          filter: "option.type.critical",
          label: "Critical Option",
          type: "FT_BOOLEAN",
          size: 1,
          mask: 0x80,
          hidden: true,
        },
      ],
    }),
    reserved: bits(3, {
      filter: "",
      views: [
        { filter: "option.flags", label: "Flags", type: "FT_UINT8", show: "hex", size: 1, mask: 0xe0, hidden: true },
        { filter: "option.flags.reserved", label: "Reserved", type: "FT_BOOLEAN", size: 1, mask: 0xe0, hidden: true },
      ],
    }),
    length: bits(5, {
      filter: "",
      auto: sizeOf("data", { unit: 4 }),
      views: [
        {
          filter: "option.length",
          label: "Length",
          type: "FT_UINT8",
          size: 1,
          mask: 0x1f,
          // Wireshark counts the option as a whole, in octets.
          number: (words) => 4 * words + 4,
        },
      ],
    }),
    data: bytes(
      { by: "length", unit: 4 },
      { filter: "option.unknown.data", label: "Unknown Option Data", evenEmpty: true },
    ),
  },
  { filter: "option", label: "Option", type: "FT_BYTES" },
);

/** Frames of any EtherType in UDP, with options about them. */
export const GENEVE = protocol({
  name: "geneve",
  layer: "GENEVE",
  title: "Generic Network Virtualization Encapsulation",
  short: "Geneve",
  evenEmpty: true,
  spec: "RFC 8926",
  carriedBy: { "udp.port": 6081 },
  next: { table: "ethertype", by: ["proto"], above: LARGEST_LENGTH },
  summary: "GENEVE vni {vni}",
  fields: {
    version: bits(2, { label: "Version" }),
    optionlen: bits(6, {
      filter: "",
      views: [
        {
          filter: "option.length",
          label: "Length",
          type: "FT_UINT8",
          size: 1,
          mask: 0x3f,
          times: 4,
        },
      ],
      auto: headerLengthIn(4, { minus: 8 }),
    }),
    oam: bits(1, {
      filter: "flags.oam",
      label: "Operations, Administration and Management Frame",
      whole: { filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex", through: "reserved" },
    }),
    critical: bits(1, { filter: "flags.critical", label: "Critical Options Present" }),
    reserved: bits(6, { filter: "flags.reserved", label: "Reserved", type: "FT_BOOLEAN" }),
    proto: u16({ filter: "proto_type", label: "Protocol Type", show: "hex", names: etherTypes, default: 0x6558 }),
    vni: u24({ label: "Virtual Network Identifier (VNI)", show: "hex" }),
    reserved2: u8({ filter: "reserved", label: "Reserved", show: "hex", hidden: true }),
    options: repeated(option, { filter: "options", label: "Geneve Options", type: "FT_BYTES" }),
  },
});
