import { wholeLength } from "../../definition/auto.ts";
import { bytes, custom, text, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { asn1Flag, asn1Integer, strictSequence } from "../parts/asn1-values.ts";
import { asn1Octets, implicit, sequenceOf, value, type Asn1 } from "../parts/asn1.ts";
import { gooseNames, mmsData, utcTime } from "../parts/mms-data.ts";

const VISIBLE = 26;
const OCTETS = 4;
/** The application's tag of a message that publishes data. */
const PUBLISHED = 0x61;

const name = (filter: string): Asn1 => value(VISIBLE, text("rest", { filter, label: filter }));
const number = (filter: string): Asn1 => asn1Integer({ filter, label: filter });
const count = (filter: string): Asn1 => asn1Integer({ filter, label: filter, type: "FT_UINT32" });
const flag = (filter: string): Asn1 => asn1Flag({ filter, label: filter });

const published: Asn1 = {
  ...strictSequence(
    [
      [implicit(0, name("gocbRef")), true],
      [implicit(1, number("timeAllowedtoLive")), true],
      [implicit(2, name("datSet")), true],
      [implicit(3, name("goID")), false],
      [implicit(4, value(OCTETS, custom(utcTime, { filter: "t", label: "t", type: "FT_STRING" }))), true],
      [implicit(5, count("stNum")), true],
      [implicit(6, count("sqNum")), true],
      [implicit(7, flag("simulation")), false],
      [implicit(8, number("confRev")), true],
      [implicit(9, flag("ndsCom")), false],
      [implicit(10, number("numDatSetEntries")), true],
      [implicit(11, sequenceOf(mmsData(gooseNames), { filter: "allData", label: "allData" })), true],
      [implicit(12, value(OCTETS, bytes("rest", { filter: "security", label: "security" }))), false],
    ],
    { filter: "goosePdu_element", label: "goosePdu" },
  ),
  tag: PUBLISHED,
} as Asn1;

/** Events of substations, published to all that listen (Generic Object Oriented Substation Event). */
export const GOOSE = protocol({
  name: "goose",
  layer: "GOOSE",
  title: "GOOSE",
  spec: "IEC 61850-8-1",
  carriedBy: { ethertype: 0x88b8 },
  summary: "GOOSE {appid}",
  fields: {
    appid: u16({ label: "APPID", show: "hex-dec" }),
    length: u16({ label: "Length", auto: wholeLength() }),
    reserve1: u16({
      label: "Reserved 1",
      show: "hex-dec",
      views: [{ filter: "reserve1.s_bit", label: "Simulated", type: "FT_BOOLEAN", mask: 0x8000 }],
    }),
    reserve2: u16({ label: "Reserved 2", show: "hex-dec" }),
    message: asn1Octets(published, { filter: "" }),
  },
});
