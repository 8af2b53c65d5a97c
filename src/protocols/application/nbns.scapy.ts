import { countOf, sizeOf } from "../../definition/auto.ts";
import { fieldAt, layerOf, structOf } from "../../definition/derive.ts";
import { bits, bytes, custom, ipv4, mac, repeated, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import { encodeText } from "../../bytes/text.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { halfName, netbiosSuffixes } from "../parts/netbios-half-name.ts";
import { NBNS } from "./nbns.ts";

const name = (key: string, value: string) => ({
  [key]: custom(halfName, { default: value }),
  SUFFIX: u16({ default: 0x4141, names: netbiosSuffixes }),
  NULL: u8(),
});
const type = (value: number) => u16({ default: value, names: { NB: 0x20, NBSTAT: 0x21 } });
const inet = u16({ default: 1, names: { INTERNET: 1 } });
const header = (OPCODE: number, flags: number, count: string, response = 0) => ({
  requires: { NBNSHeader: { OPCODE, NM_FLAGS: flags, RESPONSE: response, [count]: 1 } },
});
const address: Fields = {
  G: bits(1),
  OWNER_NODE_TYPE: bits(2),
  UNUSED: bits(13),
  NB_ADDRESS: ipv4({ default: "127.0.0.1" }),
};
const entry = layerOf("NBNS_ADD_ENTRY", address);
const service = structOf(
  fieldAt(NBNS, "an", "RDATA", "NBSTAT", "NODE_NAME"),
  "NBNSNodeStatusResponseService",
  {},
  {
    fields: { NETBIOS_NAME: text(15, { default: "WINDOWS        " }), NAME_FLAGS: u8({ default: 4 }), UNUSED: u8() },
  },
);
const counts = Object.fromEntries(["QDCOUNT", "ANCOUNT", "NSCOUNT", "ARCOUNT"].map((key) => [key, u16()]));
const { NAME_TRN_ID, RESPONSE, OPCODE, RCODE } = NBNS.fields;

/** A message is the header and what it counts, one question or record, as a layer. */
export const layers = scapyLayers([
  layerOf(
    "NBNSHeader",
    { NAME_TRN_ID, RESPONSE, OPCODE, NM_FLAGS: bits(7), RCODE, ...counts },
    { carriedBy: { "udp.port": 137 }, requires: { UDP: { sport: 137, dport: 137 } } },
  ),
  layerOf(
    "NBNSQueryRequest",
    { ...name("QUESTION_NAME", "windows"), QUESTION_TYPE: type(0x20), QUESTION_CLASS: inet },
    header(0, 0x11, "QDCOUNT"),
  ),
  layerOf(
    "NBNSQueryResponse",
    {
      ...name("RR_NAME", "windows"),
      QUESTION_TYPE: type(0x20),
      QUESTION_CLASS: inet,
      TTL: u32({ default: 300_000 }),
      RDLENGTH: u16({ auto: sizeOf("ADDR_ENTRY") }),
      ADDR_ENTRY: repeated(bytes("rest"), { default: [Uint8Array.of(0, 0, 127, 0, 0, 1)] }),
    },
    header(0, 0x50, "ANCOUNT", 1),
  ),
  layerOf(
    "NBNSNodeStatusRequest",
    { ...name("QUESTION_NAME", `*${"\0".repeat(14)}`), QUESTION_TYPE: type(0x21), QUESTION_CLASS: inet },
    header(0, 1, "QDCOUNT"),
  ),
  service,
  layerOf(
    "NBNSNodeStatusResponse",
    {
      ...name("RR_NAME", "windows"),
      RR_TYPE: type(0x21),
      RR_CLASS: inet,
      TTL: u32(),
      RDLENGTH: u16({ default: 83 }),
      NUM_NAMES: u8({ auto: countOf("NODE_NAME") }),
      NODE_NAME: repeated(bytes("rest"), { default: [Uint8Array.of(...encodeText("WINDOWS        "), 0, 4, 0)] }),
      MAC_ADDRESS: mac({ default: "00:00:00:00:00:00" }),
      STATISTICS: bytes(46),
    },
    header(0, 0x40, "ANCOUNT", 1),
  ),
  layerOf(
    "NBNSRegistrationRequest",
    {
      ...name("QUESTION_NAME", "Windows"),
      QUESTION_TYPE: type(0x20),
      QUESTION_CLASS: inet,
      RR_NAME: u16({ default: 0xc00c }),
      RR_TYPE: type(0x20),
      RR_CLASS: inet,
      TTL: u32(),
      RDLENGTH: u16({ default: 6 }),
      ...address,
    },
    { requires: { NBNSHeader: { OPCODE: 5, NM_FLAGS: 0x11, QDCOUNT: 1, ARCOUNT: 1 } } },
  ),
  layerOf(
    "NBNSWackResponse",
    {
      ...name("RR_NAME", "windows"),
      RR_TYPE: type(0x20),
      RR_CLASS: inet,
      TTL: u32({ default: 2 }),
      RDLENGTH: u16({ default: 2 }),
      RDATA: bits(16, { default: 10_512 }),
    },
    header(7, 0x40, "ANCOUNT", 1),
  ),
  entry,
]);
