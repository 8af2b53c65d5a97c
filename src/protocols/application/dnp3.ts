import { crcDnp } from "../../bytes/crc-dnp.ts";
import { u16le } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, custom, frameNumber, mark, u16, u32, u8, when } from "../../definition/fields.ts";
import type { View, Whole } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, SET } from "../parts/bit-view.ts";
import { primaryFunctions, secondaryFunctions } from "../parts/dnp3-names.ts";
import { checksumStatus, userData } from "../parts/dnp3-user-data.ts";

/** Octets of the header in front of its checksum. */
const CHECKED = 8;
const PRIMARY = 0x40;
const octets = Array.from({ length: 256 }, (_, octet) => octet);
/** Controls of who asks, and of who answers. */
const asking = { control: octets.filter((octet) => octet & PRIMARY) };
const answering = { control: octets.filter((octet) => !(octet & PRIMARY)) };

const bit = (name: string, label: string, mask: number): View => bitView(`ctl.${name}`, label, mask, SET);
const code = { label: "Control Function Code", type: "FT_UINT8", mask: 0x0f } as const;
const address = {
  filter: "addr",
  label: "Address",
  type: "FT_UINT16",
  little: true,
  beside: true,
  hidden: true,
} as const;

const header: Whole = { through: "src", filter: "", label: "Data Link Layer", line: "dnp3.link", type: "FT_NONE" };

const checksum: Custom<number> = {
  name: "checksum of the header",
  single: true,
  skip: (_octets, at) => at + 2,
  read: ({ bytes }, start) => u16le(bytes, start),
  write(writer, value, { layerStart }) {
    writer.uintle(value ?? crcDnp(writer.bytes, layerStart, layerStart + CHECKED), 2);
  },
  number: (bytes, start) => u16le(bytes, start),
};
/** Whether the checksum in front is right; it takes no octets. */
const status: Custom<undefined> = {
  name: "status of the checksum",
  skip: (_octets, at) => at,
  read: () => undefined,
  write: () => undefined,
  number: (bytes, at, _end, layerStart) =>
    crcDnp(bytes, layerStart, layerStart + CHECKED) === u16le(bytes, at - 2) ? 1 : 0,
};

/** Distributed Network Protocol: one frame a layer, and of messages that fit in one their header. */
export const DNP3 = protocol({
  name: "dnp3",
  records: {},
  layer: "DNP3",
  title: "Distributed Network Protocol 3.0",
  short: "DNP 3.0",
  spec: "IEEE 1815",
  carriedBy: { "tcp.port": 20000, "udp.port": 20000 },
  startsWith: [[0x05, 0x64, [5, 255]]],
  generated: {
    part: bytes("rest", { filter: "al.frag_data", label: "DNP3.0 AL Fragment Data" }),
    pieces: mark({ filter: "al.fragments", label: "DNP 3.0 AL Fragments" }),
    piece: frameNumber({ filter: "al.fragment", label: "DNP 3.0 AL Fragment" }),
    pieceCount: u32({ filter: "al.fragment.count", label: "Fragment count" }),
    wholeLength: u32({ filter: "al.fragment.reassembled.length", label: "Reassembled DNP length" }),
  },
  summary: "DNP3 {src} to {dst}",
  fields: {
    start: u16({ label: "Start Bytes", show: "hex", default: 0x0564, whole: header }),
    len: u8({ label: "Length", default: 5 }),
    control: u8({
      filter: "ctl",
      label: "Control",
      show: "hex",
      default: 0xc4,
      views: [
        bit("dir", "Direction", 0x80),
        bit("prm", "Primary", PRIMARY),
        { ...bit("fcb", "Frame Count Bit", 0x20), shown: asking },
        { ...bit("fcv", "Frame Count Valid", 0x10), shown: asking },
        { ...code, filter: "ctl.prifunc", strings: primaryFunctions, shown: asking },
        { ...bit("dfc", "Data Flow Control", 0x10), shown: answering },
        { ...code, filter: "ctl.secfunc", strings: secondaryFunctions, shown: answering },
      ],
    }),
    dst: u16({ label: "Destination", little: true, views: [address] }),
    src: u16({ label: "Source", little: true, views: [address] }),
    crc: custom(checksum, { filter: "hdr.CRC", label: "Data Link Header checksum", type: "FT_UINT16", show: "hex" }),
    status: custom(status, {
      filter: "=dnp.hdr.CRC.status",
      label: "Data Link Header Checksum Status",
      type: "FT_UINT8",
      show: "word",
      strings: checksumStatus,
      evenEmpty: true,
    }),
    data: when({ left: 1 }, custom(userData, { filter: "", label: "Data", default: { octets: new Uint8Array(0) } })),
  },
});
