import { wholeLength } from "../../definition/auto.ts";
import { bytes, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const octets = Array.from({ length: 256 }, (_, octet) => octet);
/** The first octet of control of frames with numbers, with one number, and with none. */
const numbered = { first: octets.filter((octet) => (octet & 1) === 0) };
const supervisory = { first: octets.filter((octet) => (octet & 3) === 1) };
const counting = { first: octets.filter((octet) => (octet & 3) !== 3) };
const unnumbered = { first: octets.filter((octet) => (octet & 3) === 3) };
const control = { type: "FT_UINT32", size: 4, little: true } as const;
const type: View = {
  ...control,
  filter: "type",
  label: "Type",
  show: "hex",
  mask: 3,
  strings: { 0: "I", 1: "S", 3: "U" },
};

/** Control of the transmission of IEC 60870-5-104. */
export const IEC60870104 = protocol({
  name: "iec60870_104",
  layer: "IEC60870_104",
  title: "IEC 60870-5-104",
  short: "IEC 60870-5-104",
  spec: "IEC 60870-5-104",
  carriedBy: { "tcp.port": 2404 },
  startsWith: [[0x68]],
  framing: { by: "length" },
  next: { table: "iec60870_104", always: 1 },
  summary: "IEC 60870-5-104",
  fields: {
    start: u8({ filter: "=iec60870_asdu.start", label: "START", show: "hex", default: 0x68 }),
    apdulen: u8({ label: "ApduLen", auto: wholeLength({ minus: 2 }) }),
    first: u8({
      filter: "",
      default: 0x03,
      views: [
        { ...type, mask: 1, shown: numbered },
        { ...type, shown: supervisory },
        { ...type, shown: unnumbered },
        { ...control, filter: "tx", label: "Tx", mask: 0xfffe, shown: numbered },
        { ...control, filter: "rx", label: "Rx", mask: 0xfffe0000, shown: counting },
        {
          ...control,
          filter: "utype",
          label: "UType",
          show: "hex",
          mask: 0xfc,
          shown: unnumbered,
          strings: {
            1: "STARTDT act",
            2: "STARTDT con",
            4: "STOPDT act",
            8: "STOPDT con",
            16: "TESTFR act",
            32: "TESTFR con",
          },
        },
      ],
    }),
    others: bytes(3, { filter: "" }),
  },
});
