import { decodeText, encodeText } from "../../bytes/text.ts";
import type { Custom, Found } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import {
  bytes,
  choice,
  custom,
  frameNumber,
  implied,
  ipv4,
  relativeTime,
  repeated,
  struct,
  text,
  u8,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import {
  berAddress,
  berHeader,
  berIdentifier,
  berInteger,
  berLength,
  berOctets,
  berText,
  berTimeTicks,
  identifierValue,
  integerValue,
  unsignedValue,
} from "../parts/ber.ts";
import { engineIdentifier } from "../parts/snmp-engine-id.ts";
import { snmpExchange } from "../parts/snmp-exchange.ts";

/** Tags of X.690 and of RFC 3416. */
const SEQUENCE = 0x30;
const OCTET_STRING = 0x04;
// oxfmt-ignore
const valueTypes = {
  INTEGER: 0x02, STRING: 0x04, NULL: 0x05, OID: 0x06, IpAddress: 0x40, Counter32: 0x41, Gauge32: 0x42, TimeTicks: 0x43, Opaque: 0x44, NsapAddress: 0x45,
  Counter64: 0x46, UInteger32: 0x47, noSuchObject: 0x80, noSuchInstance: 0x81, endOfMibView: 0x82,
} as const;
const pduTypes = {
  get: 0xa0,
  next: 0xa1,
  response: 0xa2,
  set: 0xa3,
  trap: 0xa4,
  bulk: 0xa5,
  inform: 0xa6,
  "trap-v2": 0xa7,
  report: 0xa8,
} as const;
// oxfmt-ignore
const errors = {
  noError: 0, tooBig: 1, noSuchName: 2, badValue: 3, readOnly: 4, genErr: 5, noAccess: 6, wrongType: 7, wrongLength: 8, wrongEncoding: 9, wrongValue: 10,
  noCreation: 11, inconsistentValue: 12, resourceUnavailable: 13, commitFailed: 14, undoFailed: 15, authorizationError: 16, notWritable: 17,
  inconsistentName: 18,
} as const;
const traps = {
  coldStart: 0,
  warmStart: 1,
  linkDown: 2,
  linkUp: 3,
  authenticationFailure: 4,
  egpNeighborLoss: 5,
  enterpriseSpecific: 6,
} as const;

const nothing = (filter: string, label: string) => bytes("rest", { filter, label, type: "FT_NONE", evenEmpty: true });

/** What an agent says of its system (RFC 3418 2), up to the last two numbers; sysDescr and sysName are texts to Wireshark. */
const SYSTEM = [0x06, 0x08, 0x2b, 0x06, 0x01, 0x02, 0x01, 0x01];
const SYSTEM_TEXTS = [1, 5];

/** Whether the name in front of a value, with tag and length between, is one of those. */
function isSystemText(octets: Uint8Array, start: number, layerStart: number): boolean {
  for (const header of [2, 3, 4]) {
    const name = start - header - SYSTEM.length - 2;
    if (name < layerStart || !SYSTEM.every((octet, i) => octets[name + i] === octet)) continue;
    return SYSTEM_TEXTS.includes(octets[name + SYSTEM.length]) && octets[name + SYSTEM.length + 1] === 0;
  }
  return false;
}

/** Octets that are text; those of the system's description are shown as such. */
const valueText: Custom<string> = {
  name: "OCTET STRING",
  single: true,
  skip: (_octets, _at, end) => end,
  read: ({ bytes: octets }, start, end) => decodeText(octets, start, end),
  write: (writer, given) => writer.octets(encodeText(given ?? "")),
  inner: [
    {
      key: "text",
      field: text("rest", { filter: "var-bind_str", label: "Variable-binding-string", path: "snmp" }),
    },
  ],
  visit(octets, start, end, found, layerStart) {
    if (isSystemText(octets, start, layerStart)) found(0, start, end);
  },
};

const value = choice(
  "type",
  {
    INTEGER: integerValue({ filter: "value.int", label: "Value (Integer32)" }),
    STRING: custom(valueText, { filter: "value.octets", label: "Value (OctetString)", type: "FT_BYTES" }),
    NULL: nothing("value.null", "Value (Null)"),
    OID: identifierValue({ filter: "value.oid", label: "Value (OID)" }),
    IpAddress: ipv4({ filter: "value.ipv4", label: "Value (IpAddress)" }),
    Counter32: unsignedValue({ filter: "value.counter", label: "Value (Counter32)" }),
    Gauge32: unsignedValue({ filter: "value.g32", label: "Value (Gauge32)", type: "FT_INT64" }),
    TimeTicks: unsignedValue({ filter: "value.timeticks", label: "Value (Timeticks)" }),
    Opaque: bytes("rest", { filter: "value.opaque", label: "Value (Opaque)" }),
    Counter64: unsignedValue({ filter: "value.counter", label: "Value (Counter32)" }),
    UInteger32: unsignedValue({ filter: "value.u32", label: "Value (Unsigned32)", type: "FT_INT64" }),
    noSuchObject: nothing("noSuchObject", "noSuchObject"),
    noSuchInstance: nothing("noSuchInstance", "noSuchInstance"),
    endOfMibView: nothing("endOfMibView", "endOfMibView"),
  },
  { otherwise: bytes("rest", { filter: "value.unk", label: "Value (Unknown)" }), size: { by: "length" }, opaque: true },
);

/** The name by which the lines of bindings go. */
export const SNMP_BINDING = "snmp.binding";
const binding = struct(
  {
    header: berHeader(SEQUENCE, { filter: "" }),
    oid: berIdentifier({ filter: "name", label: "Object Name" }),
    type: u8({ filter: "", label: "Type", show: "hex", names: valueTypes, default: valueTypes.NULL }),
    length: berLength({ filter: "" }),
    value,
  },
  { filter: "", line: SNMP_BINDING },
);

const ofTrap = { field: "type", is: [pduTypes.trap] };
const ofBulk = { field: "type", is: [pduTypes.bulk] };
const ofOthers = { field: "type", is: [pduTypes.trap, pduTypes.bulk], not: true };

const pduNames = {
  0: "get-request",
  1: "get-next-request",
  2: "get-response",
  3: "set-request",
  4: "trap",
  5: "getBulkRequest",
  6: "informRequest",
  7: "snmpV2-trap",
  8: "report",
} as const;
/** The names of what the types say that follows. */
const pduElements: { readonly [type: string]: string } = Object.fromEntries(
  Object.entries(pduNames).map(([number, name]) => [0xa0 + Number(number), `${name.replaceAll("-", "_")}_element`]),
);
const element = (filter: string) =>
  implied({ filter, label: filter.replace("_element", "").replaceAll("_", "-"), type: "FT_NONE", holds: true });

/** RFC 3416 3; a trap of version 1 has other fields (RFC 1157 4.1.6), and the numbers of a bulk request other names. */
const pdu = struct({
  type: u8({
    filter: "",
    label: "PDU",
    show: "hex",
    names: pduTypes,
    default: pduTypes.get,
    views: [{ filter: "data", label: "data", type: "FT_UINT32", size: 1, mask: 0x1f, strings: pduNames, holds: true }],
  }),
  length: berLength({ filter: "" }),
  element: choice(
    "type",
    Object.fromEntries(Object.entries(pduElements).map(([number, filter]) => [number, element(filter)])),
    {
      otherwise: element(""),
    },
  ),
  enterprise: when(ofTrap, berIdentifier({ label: "enterprise" })),
  agent_addr: when(ofTrap, berAddress({ label: "agent-addr" })),
  generic_trap: when(ofTrap, berInteger({ label: "generic-trap", names: traps })),
  specific_trap: when(ofTrap, berInteger({ label: "specific-trap" })),
  time_stamp: when(ofTrap, berTimeTicks({ label: "time-stamp" })),
  id: when({ ...ofTrap, not: true }, berInteger({ filter: "request_id", label: "request-id" })),
  error: when(ofOthers, berInteger({ filter: "error_status", label: "error-status", names: errors })),
  error_index: when(ofOthers, berInteger({ label: "error-index" })),
  non_repeaters: when(ofBulk, berInteger({ label: "non-repeaters", type: "FT_UINT32" })),
  max_repetitions: when(ofBulk, berInteger({ label: "max-repetitions", type: "FT_UINT32" })),
  list: berHeader(SEQUENCE, { filter: "" }),
  varbindlist: repeated(binding, {
    filter: "variable_bindings",
    label: "variable-bindings",
    type: "FT_UINT32",
    size: { by: "list" },
  }),
});

/** RFC 3412 6.4. */
const messageFlag = (filter: string, label: string, mask: number) => ({
  key: filter,
  field: custom(
    derivedNumber(label, (octets, start) => octets[start] & mask),
    { filter: `v3.flags.${filter}`, label, type: "FT_BOOLEAN", truth: ["Set", "Not set"] },
  ),
});
const messageFlags = {
  inner: [
    messageFlag("report", "Reportable", 4),
    messageFlag("crypt", "Encrypted", 2),
    messageFlag("auth", "Authenticated", 1),
  ],
  visit(_octets: Uint8Array, start: number, end: number, found: Found): void {
    if (end > start) for (const flag of [0, 1, 2]) found(flag, start, start + 1);
  },
};

const globalData = struct({
  header: berHeader(SEQUENCE, {
    filter: "msgGlobalData_element",
    label: "msgGlobalData",
    type: "FT_NONE",
    holds: true,
  }),
  id: berInteger({ filter: "msgID", label: "msgID", type: "FT_UINT32" }),
  max_size: berInteger({ filter: "msgMaxSize", label: "msgMaxSize", type: "FT_UINT32", default: 65507 }),
  flags: berOctets({ filter: "msgFlags", label: "msgFlags", default: "04" }, messageFlags),
  security_model: berInteger({
    filter: "msgSecurityModel",
    label: "msgSecurityModel",
    type: "FT_UINT32",
    names: { Any: 0, V1: 1, V2C: 2, USM: 3 },
    default: 3,
  }),
});

/** The user-based security model's parameters (RFC 3414 2.4). */
const userSecurity = struct({
  header: berHeader(SEQUENCE, { filter: "" }),
  engine_id: berOctets({ filter: "msgAuthoritativeEngineID", label: "msgAuthoritativeEngineID" }, engineIdentifier),
  engine_boots: berInteger({
    filter: "msgAuthoritativeEngineBoots",
    label: "msgAuthoritativeEngineBoots",
    type: "FT_UINT32",
  }),
  engine_time: berInteger({
    filter: "msgAuthoritativeEngineTime",
    label: "msgAuthoritativeEngineTime",
    type: "FT_UINT32",
  }),
  user: berText({ filter: "msgUserName", label: "msgUserName" }),
  authentication: berOctets({ filter: "msgAuthenticationParameters", label: "msgAuthenticationParameters" }),
  privacy: berOctets({ filter: "msgPrivacyParameters", label: "msgPrivacyParameters" }),
});

/** Other models' parameters, which do not fit this struct, are octets. */
const security = struct({
  header: berHeader(OCTET_STRING, { filter: "" }),
  parameters: choice("header", {}, { otherwise: userSecurity, size: { by: "header" }, opaque: true }),
});

const scopedTypes = { encrypted: OCTET_STRING, plaintext: SEQUENCE } as const;
const scopedNames = { 0: "plaintext", 1: "encryptedPDU" };
const scopedPdu = struct({
  type: u8({ filter: "", label: "msgData", show: "hex", names: scopedTypes, default: SEQUENCE }),
  length: berLength({ filter: "" }),
  data: choice(
    "type",
    {
      plaintext: implied({
        filter: "msgData",
        label: "msgData",
        type: "FT_UINT32",
        is: 0,
        strings: scopedNames,
        holds: true,
      }),
      encrypted: implied({ filter: "msgData", label: "msgData", type: "FT_UINT32", is: 1, strings: scopedNames }),
    },
    { otherwise: element("") },
  ),
  element: choice("type", { plaintext: element("plaintext_element") }, { otherwise: element("") }),
  engine_id: when(
    { field: "type", is: [SEQUENCE] },
    berOctets({ filter: "contextEngineID", label: "contextEngineID" }, engineIdentifier),
  ),
  context: when({ field: "type", is: [SEQUENCE] }, berText({ filter: "contextName", label: "contextName" })),
  PDU: when({ field: "type", is: [SEQUENCE] }, pdu),
  encrypted: when(
    { field: "type", is: [SEQUENCE], not: true },
    bytes({ by: "length" }, { filter: "encryptedPDU", label: "encryptedPDU" }),
  ),
});

const versions = { v1: 0, v2c: 1, v2: 2, v3: 3 } as const;
const versionStrings = { 0: "version-1", 1: "v2c", 2: "v2u", 3: "snmpv3" };
/** Wireshark's names of the version. */
const versionAbout = {
  older: { filter: "version", label: "version", type: "FT_INT32", strings: versionStrings },
  v3: { filter: "msgVersion", label: "msgVersion", type: "FT_INT32", strings: versionStrings },
} as const;

const VERSION_3 = { field: "version", is: [3] };
const BEFORE_VERSION_3 = { ...VERSION_3, not: true };

/** The Simple Network Management Protocol, versions 1, 2c and 3. */
export const SNMP = protocol({
  name: "snmp",
  layer: "SNMP",
  title: "Simple Network Management Protocol",
  spec: "RFC 3416",
  foreign: ["snmp"],
  carriedBy: { "udp.port": [161, 162, 8161] },
  startsWith: [[0x30]],
  renews: [161, 162],
  exchangeOf: snmpExchange,
  generated: {
    response: frameNumber({ filter: "response_in", label: "Response In" }),
    request: frameNumber({ filter: "response_to", label: "Response To" }),
    responseTime: relativeTime({ filter: "time", label: "Time" }),
  },
  summary: "SNMP {version}",
  fields: {
    header: berHeader(SEQUENCE, { filter: "" }),
    version: berInteger({ filter: "", label: "version", names: versions, default: 1 }),
    named: choice(
      "version",
      Object.fromEntries([0, 1, 2, 3].map((is) => [is, implied({ ...versionAbout[is === 3 ? "v3" : "older"], is })])),
      { otherwise: element("") },
    ),
    community: when(BEFORE_VERSION_3, berText({ label: "community", default: "public" })),
    PDU: when(BEFORE_VERSION_3, pdu),
    global_data: when(VERSION_3, globalData),
    security: when(VERSION_3, security),
    scoped_pdu: when(VERSION_3, scopedPdu),
  },
});
