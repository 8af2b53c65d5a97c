import { payloadLength, wholeLength } from "../../definition/auto.ts";
import { bits, bytes, options, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const codes = {
  "Session Data": 0x00,
  PADO: 0x07,
  PADI: 0x09,
  PADG: 0x0a,
  PADC: 0x0b,
  PADQ: 0x0c,
  PADR: 0x19,
  PADS: 0x65,
  PADT: 0xa7,
  PADM: 0xd3,
  PADN: 0xd4,
} as const;

/** What Wireshark calls them. */
export const pppoeStages: { readonly [code: number]: string } = {
  0x00: "Session Data",
  0x07: "Active Discovery Offer (PADO)",
  0x09: "Active Discovery Initiation (PADI)",
  0x0a: "Active Discovery Session-Grant (PADG)",
  0x0b: "Active Discovery Session-Credit Resp.(PADC)",
  0x0c: "Active Discovery Quality (PADQ)",
  0x19: "Active Discovery Request (PADR)",
  0x65: "Active Discovery Session-confirmation (PADS)",
  0xa7: "Active Discovery Terminate (PADT)",
  0xd3: "Active Discovery Message (PADM)",
  0xd4: "Active Discovery Network (PADN)",
};

const HEADER = 6;
const header = {
  version: bits(4, { label: "Version", default: 1 }),
  type: bits(4, { label: "Type", default: 1 }),
};
const session = u16({ filter: "session_id", label: "Session ID", show: "hex" });

/** The session stage: PPP without its address and control. */
export const PPPoE = protocol({
  name: "pppoes",
  layer: "PPPoE",
  title: "PPP-over-Ethernet Session",
  short: "PPPoES",
  uncut: true,
  spec: "RFC 2516",
  carriedBy: { ethertype: 0x8864, linktype: 51 },
  next: { table: "ppp.start", peekBits: 8, unless: ["code"] },
  prefix: "pppoe",
  summary: "PPPoE {sessionid}",
  fields: {
    ...header,
    code: u8({ label: "Code", show: "hex", names: codes, strings: pppoeStages, default: 0 }),
    sessionid: session,
    len: u16({ filter: "payload_length", label: "Payload Length", auto: payloadLength() }),
  },
});

/** What a broadband forum's access node adds about the line (TR-101). */
const vendor = struct({
  vendor: u32({ filter: "=pppoed.tags.vendor_id", label: "Vendor id" }),
  data: bytes("rest", { filter: "=pppoed.tags.vendor_unspecified", label: "Vendor unspecified" }),
});

const tag = (filter: string) => ({ filter: `=pppoed.tags.${filter}` });
const tags = options(
  {
    code: u16({ filter: "", label: "Tag", show: "hex" }),
    length: u16({ filter: "", label: "Tag Length" }),
    unknown: { data: "=pppoed.tag.unknown_data", dataLabel: "Unknown Data" },
  },
  {
    "End-Of-List": { code: 0x0000, value: bytes("rest", { filter: "" }) },
    "Service-Name": {
      code: 0x0101,
      value: when({ left: 1 }, text("rest", { ...tag("service_name"), label: "Service-Name" })),
    },
    "AC-Name": { code: 0x0102, value: text("rest", { ...tag("ac_name"), label: "AC-Name" }) },
    "Host-Uniq": { code: 0x0103, value: bytes("rest", { ...tag("host_uniq"), label: "Host-Uniq" }) },
    "AC-Cookie": { code: 0x0104, value: bytes("rest", { ...tag("ac_cookie"), label: "AC-Cookie" }) },
    "Vendor-Specific": { code: 0x0105, value: vendor },
    Credits: {
      code: 0x0106,
      value: struct({
        fcn: u16({ ...tag("credits.fcn"), label: "FCN" }),
        bcn: u16({ ...tag("credits.bcn"), label: "BCN" }),
      }),
    },
    Metrics: {
      code: 0x0107,
      value: struct({
        reserved: bits(3, { filter: "" }),
        receiveOnly: bits(1, { ...tag("metrics.r"), label: "Receive Only" }),
        mdrUnits: bits(2, { ...tag("metrics.mdr_units"), label: "MDR Units", type: "FT_UINT16", show: "hex" }),
        cdrUnits: bits(2, { ...tag("metrics.cdr_units"), label: "CDR Units", type: "FT_UINT16", show: "hex" }),
        rlq: u8({ ...tag("metrics.rlq"), label: "Relative Link Quality" }),
        resource: u8({ ...tag("metrics.resource"), label: "Resource" }),
        latency: u16({ ...tag("metrics.latency"), label: "Latency" }),
        current: u16({ ...tag("metrics.curr_drate"), label: "Curr. datarate" }),
        maximum: u16({ ...tag("metrics.max_drate"), label: "Max. datarate" }),
      }),
    },
    "Sequence-Number": { code: 0x0108, value: u16({ ...tag("seq_num"), label: "Sequence Number", show: "hex" }) },
    "Credit-Scale": { code: 0x0109, value: u16({ ...tag("credit_scale"), label: "Credit Scale Factor" }) },
    "Relay-Session-Id": {
      code: 0x0110,
      value: bytes("rest", { ...tag("relay_session_id"), label: "Relay-Session-Id" }),
    },
    HURL: { code: 0x0111, value: text("rest", { ...tag("hurl"), label: "HURL", type: "FT_BYTES" }) },
    MOTM: { code: 0x0112, value: text("rest", { ...tag("motm"), label: "MOTM", type: "FT_BYTES" }) },
    "PPP-Max-Payload": {
      code: 0x0120,
      value: u16({ ...tag("max_payload"), label: "PPP-Max-Payload", type: "FT_BYTES" }),
    },
    "IP-Route-Add": { code: 0x0121, value: bytes("rest", { ...tag("ip_route_add"), label: "IP Route Add" }) },
    "Service-Name-Error": {
      code: 0x0201,
      value: text("rest", { ...tag("service_name_error"), label: "Service-Name-Error" }),
    },
    "AC-System-Error": { code: 0x0202, value: text("rest", { ...tag("ac_system_error"), label: "AC-System-Error" }) },
    "Generic-Error": { code: 0x0203, value: text("rest", { ...tag("generic_error"), label: "Generic-Error" }) },
  },
  { filter: "=pppoed.tags", label: "PPPoE Tags", type: "FT_NONE" },
);

/** The discovery stage: hosts and access concentrators find one another by tags. */
export const PPPoED = protocol({
  name: "pppoed",
  layer: "PPPoED",
  title: "PPP-over-Ethernet Discovery",
  short: "PPPoED",
  uncut: true,
  spec: "RFC 2516, RFC 5578",
  carriedBy: { ethertype: 0x8863 },
  answers: [
    { kind: { offset: 1, mask: 0xff, request: [0x09], response: [0x07] }, repeats: [] },
    { kind: { offset: 1, mask: 0xff, request: [0x19], response: [0x65] }, repeats: [] },
  ],
  prefix: "pppoe",
  summary: "PPPoED {code}",
  fields: {
    ...header,
    code: u8({ label: "Code", show: "hex", names: codes, strings: pppoeStages, default: 9 }),
    sessionid: session,
    len: u16({ filter: "payload_length", label: "Payload Length", auto: wholeLength({ minus: HEADER }) }),
    tags,
  },
});
