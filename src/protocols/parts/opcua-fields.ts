import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, int, mark, text, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, Common, View } from "../../definition/kinds.ts";
import { u32le, u64le } from "../../bytes/numbers.ts";
import { decodeText } from "../../bytes/text.ts";
import { float } from "./numbers-inside.ts";
import { opcuaStructures } from "./opcua-structures.ts";
import { opcuaEnumerations, opcuaNodeEncodings, opcuaServices, opcuaVariants } from "./opcua-words.ts";
import { fileTime, guid } from "./windows-values.ts";

const little = { little: true } as const;
const hex = { show: "hex", little: true } as const;
/** In place of a length where there is nothing. */
const NULL = 0xffffffff;
const isNull = (octets: Uint8Array, start: number, end: number): boolean =>
  end - start === 4 && u32le(octets, start) === NULL;
const bit = (filter: string, label: string, mask: number): View => ({ filter, label, type: "FT_BOOLEAN", mask });

const opcuaString = (about: Common<never>): AnyField =>
  custom(
    derivedText("String", (octets, start, end) => (isNull(octets, start, end) ? "" : decodeText(octets, start, end))),
    { type: "FT_STRING", evenEmpty: true, ...about },
  );
const opcuaBytes = (about: Common<never>): AnyField =>
  custom(
    {
      ...derivedText("ByteString", () => ""),
      octets: (octets, start, end) => octets.subarray(isNull(octets, start, end) ? end : start, end),
    },
    { type: "FT_BYTES", evenEmpty: true, ...about },
  );
const double = (about: Common<never>): AnyField =>
  custom(
    derivedNumber("Double", (octets, at) => new DataView(octets.buffer, octets.byteOffset + at, 8).getFloat64(0, true)),
    { type: "FT_DOUBLE", ...about },
  );
/** Types that are built in, with how many octets they have; 0 where their length stands in front. */
export const opcuaSimple: {
  readonly [type: string]: readonly [size: number, field: (about: Common<never>) => AnyField];
} = {
  Boolean: [1, (about) => u8({ ...about, type: "FT_BOOLEAN", show: "bool" } as Common<number>)],
  SByte: [1, (about) => int(1, about)],
  Byte: [1, (about) => u8(about)],
  Int16: [2, (about) => int(2, { ...about, ...little })],
  UInt16: [2, (about) => u16({ ...about, ...little })],
  Int32: [4, (about) => int(4, { ...about, ...little })],
  UInt32: [4, (about) => u32({ ...about, ...little })],
  Int64: [
    8,
    (about) =>
      custom(
        { ...derivedNumber("Int64", () => 0), bigint: (octets, start) => BigInt.asIntN(64, u64le(octets, start)) },
        { type: "FT_INT64", ...about },
      ),
  ],
  UInt64: [8, (about) => u64({ ...about, ...little })],
  Float: [4, (about) => float(about, true)],
  Double: [8, double],
  String: [0, opcuaString],
  DateTime: [8, (about) => fileTime(about)],
  Guid: [16, (about) => guid(about)],
  ByteString: [0, opcuaBytes],
  XmlElement: [0, opcuaBytes],
  StatusCode: [4, (about) => u32({ ...about, ...hex, line: "opcua.status" } as Common<number>)],
};

/** The names of the types of a member, which both are the same where one alone stands. */
export function opcuaMember(member: string): readonly [name: string, type: string, isArray: boolean] {
  const [name = "", given = name] = member.split(":");
  const isArray = given.endsWith("[]");
  return [name, isArray ? given.slice(0, -2) : given, isArray];
}

/** A field for each name and type that members have, by both. */
function memberFields(): { readonly [key: string]: AnyField } {
  const fields: { [key: string]: AnyField } = {};
  const members = Object.values(opcuaStructures).flatMap((structure) => structure.split(" "));
  for (const [name, type, isArray] of members.map(opcuaMember)) {
    const about = { filter: name, label: name };
    const words = opcuaEnumerations[type as keyof typeof opcuaEnumerations] as { readonly [value: number]: string };
    if (type in opcuaSimple) fields[`${name}:${type}`] = opcuaSimple[type]![1](about);
    else if (words) fields[`${name}:${type}`] = u32({ filter: type, label: type, ...hex, strings: words });
    if (isArray || !(type in opcuaSimple)) {
      const label = isArray ? `Array of ${type}` : type;
      fields[`group:${name}:${label}`] = mark({ filter: "", label: `${name}: ${label}` });
    }
  }
  for (const type of Object.keys(opcuaSimple)) {
    fields[`${type}:${type}`] = opcuaSimple[type]![1]({ filter: type, label: type });
    fields[`${type}s:${type}`] = opcuaSimple[type]![1]({ filter: `${type}s`, label: `${type}s` });
  }
  for (const type of [...Object.keys(opcuaStructures), ...Object.values(opcuaVariants)])
    fields[`item:${type}`] = mark({ filter: "", label: type });
  return fields;
}

const nodeEncoding: View = {
  filter: "nodeid.encodingmask",
  label: "EncodingMask",
  type: "FT_UINT8",
  mask: 0x0f,
  show: "hex",
  strings: opcuaNodeEncodings,
};
const encodingMask = (prefix: string, views: readonly View[]): AnyField =>
  u8({ filter: `${prefix}.mask`, label: "EncodingMask", show: "hex", views });

/** The fields of OPC UA's messages (OPC 10000-6). */
export const opcuaFields: { readonly [name: string]: AnyField } = {
  ...memberFields(),
  messageType: text(3, { filter: "transport.type", label: "Message Type" }),
  chunk: text(1, { filter: "transport.chunk", label: "Chunk Type" }),
  size: u32({ filter: "transport.size", label: "Message Size", ...little }),
  version: u32({ filter: "transport.ver", label: "Version", ...little }),
  channel: u32({ filter: "transport.scid", label: "SecureChannelId", ...little }),
  receiveBuffer: u32({ filter: "transport.rbs", label: "ReceiveBufferSize", ...little }),
  sendBuffer: u32({ filter: "transport.sbs", label: "SendBufferSize", ...little }),
  maxMessage: u32({ filter: "transport.mms", label: "MaxMessageSize", ...little }),
  maxChunks: u32({ filter: "transport.mcc", label: "MaxChunkCount", ...little }),
  endpoint: opcuaString({ filter: "transport.endpoint", label: "EndpointUrl" }),
  server: opcuaString({ filter: "transport.suri", label: "ServerUri" }),
  error: u32({ filter: "transport.error", label: "Error", ...hex }),
  reason: opcuaString({ filter: "transport.reason", label: "Reason" }),
  policy: opcuaString({ filter: "security.spu", label: "SecurityPolicyUri" }),
  senderCertificate: opcuaBytes({ filter: "security.scert", label: "SenderCertificate" }),
  receiverThumbprint: opcuaBytes({ filter: "security.rcthumb", label: "ReceiverCertificateThumbprint" }),
  sequence: u32({ filter: "security.seq", label: "SequenceNumber", ...little }),
  request: u32({ filter: "security.rqid", label: "RequestId", ...little }),
  securedSequence: u32({ filter: "security.seq", label: "Security Sequence Number", ...little }),
  securedRequest: u32({ filter: "security.rqid", label: "Security RequestId", ...little }),
  token: u32({ filter: "security.tokenid", label: "Security Token Id", ...little }),
  object: mark({ filter: "", label: "Message : Encodeable Object" }),
  service: mark({ filter: "", label: "OpcUa Service : Encodeable Object" }),
  typeId: mark({ filter: "", label: "TypeId : ExpandedNodeId" }),
  objectTypeId: mark({ filter: "", label: "TypeId: ExpandedNodeId" }),
  serviceMask: u8({
    filter: "servicenodeid.encodingmask",
    label: "NodeId EncodingMask",
    show: "hex",
    strings: opcuaNodeEncodings,
  }),
  serviceSpace: u8({ filter: "servicenodeid.nsid", label: "NodeId Namespace Index" }),
  serviceWideSpace: u16({ filter: "servicenodeid.nsid", label: "NodeId Namespace Index", type: "FT_UINT8", ...little }),
  service1: u8({
    filter: "servicenodeid.numeric",
    label: "NodeId Identifier Numeric",
    type: "FT_UINT32",
    strings: opcuaServices,
  }),
  service2: u16({
    filter: "servicenodeid.numeric",
    label: "NodeId Identifier Numeric",
    type: "FT_UINT32",
    ...little,
    strings: opcuaServices,
  }),
  service4: u32({
    filter: "servicenodeid.numeric",
    label: "NodeId Identifier Numeric",
    ...little,
    strings: opcuaServices,
  }),
  nodeMask: u8({ filter: "", views: [nodeEncoding] }),
  expandedMask: encodingMask("expandednodeid", [
    nodeEncoding,
    bit("expandednodeid.has_server_index", "has server index", 0x40),
    bit("expandednodeid.has_namespace_uri", "has namespace uri", 0x80),
  ]),
  space: u8({ filter: "nodeid.nsindex", label: "Namespace Index", type: "FT_UINT16" }),
  wideSpace: u16({ filter: "nodeid.nsindex", label: "Namespace Index", ...little }),
  numeric1: u8({ filter: "nodeid.numeric", label: "Identifier Numeric", type: "FT_UINT32" }),
  numeric2: u16({ filter: "nodeid.numeric", label: "Identifier Numeric", type: "FT_UINT32", ...little }),
  numeric4: u32({ filter: "nodeid.numeric", label: "Identifier Numeric", ...little }),
  nodeString: opcuaString({ filter: "nodeid.string", label: "Identifier String" }),
  nodeGuid: guid({ filter: "nodeid.guid", label: "Identifier Guid" }),
  nodeBytes: opcuaBytes({ filter: "nodeid.bytestring", label: "Identifier ByteString" }),
  namespaceUri: opcuaString({ filter: "NamespaceUri", label: "NamespaceUri" }),
  serverIndex: u32({ filter: "expandednodeid.ServerIndex", label: "ServerIndex", ...little }),
  qualifiedId: u16({ filter: "qualname.Id", label: "Id", ...little }),
  qualifiedName: opcuaString({ filter: "qualname.Name", label: "Name" }),
  localizedMask: encodingMask("loctext", [
    bit("loctext.has_locale_information", "has locale information", 1),
    bit("loctext.has_text", "has text", 2),
  ]),
  locale: opcuaString({ filter: "loctext.Locale", label: "Locale" }),
  localized: opcuaString({ filter: "loctext.Text", label: "Text" }),
  diagnosticMask: encodingMask("diag", [
    bit("diag.has_symbolic_id", "has symbolic id", 0x01),
    bit("diag.has_namespace", "has namespace", 0x02),
    bit("diag.has_localizedtext", "has localizedtext", 0x04),
    bit("diag.has_locale", "has locale", 0x08),
    bit("diag.has_additional_info", "has additional info", 0x10),
    bit("diag.has_inner_statuscode", "has inner statuscode", 0x20),
    bit("diag.has_inner_diagnostic_code", "has inner diagnostic info", 0x40),
  ]),
  symbolic: int(4, { filter: "diag.SymbolicId", label: "SymbolicId", ...little }),
  diagnosticSpace: int(4, { filter: "diag.Namespace", label: "Namespace", ...little }),
  diagnosticText: int(4, { filter: "diag.LocalizedText", label: "LocalizedText", ...little }),
  diagnosticLocale: int(4, { filter: "diag.Locale", label: "Locale", ...little }),
  additional: opcuaString({ filter: "diag.AdditionalInfo", label: "AdditionalInfo" }),
  innerStatus: u32({ filter: "diag.InnerStatusCode", label: "InnerStatusCode", ...hex, line: "opcua.status" }),
  objectMask: encodingMask("extobj", [
    bit("extobj.has_binary_body", "has binary body", 1),
    bit("extobj.has_xml_body", "has xml body", 2),
  ]),
  dataMask: encodingMask("datavalue", [
    bit("datavalue.has_value", "has value", 0x01),
    bit("datavalue.has_statuscode", "has statuscode", 0x02),
    bit("datavalue.has_source_timestamp", "has source timestamp", 0x04),
    bit("datavalue.has_server_timestamp", "has server timestamp", 0x08),
    bit("datavalue.has_source_picoseconds", "has source picoseconds", 0x10),
    bit("datavalue.has_server_picoseconds", "has server picoseconds", 0x20),
  ]),
  sourceTime: fileTime({ filter: "datavalue.SourceTimestamp", label: "SourceTimestamp" }),
  sourcePicoseconds: u16({ filter: "datavalue.SourcePicoseconds", label: "SourcePicoseconds", ...little }),
  serverTime: fileTime({ filter: "datavalue.ServerTimestamp", label: "ServerTimestamp" }),
  serverPicoseconds: u16({ filter: "datavalue.ServerPicoseconds", label: "ServerPicoseconds", ...little }),
  variant: u8({ filter: "variant.has_value", label: "Variant Type", show: "hex", strings: opcuaVariants }),
  arraySize: int(4, { filter: "variant.ArraySize", label: "ArraySize", ...little }),
  dimensions: int(4, { filter: "ArrayDimensions", label: "ArrayDimensions", type: "FT_UINT32", ...little }),
  diagnostics: u32({
    filter: "returndiag",
    label: "Return Diagnostics",
    ...hex,
    views: ["service", "operation"].flatMap((level, at) =>
      [
        ["symbolicid", "SymbolicId"],
        ["localizedtext", "LocalizedText"],
        ["additionalinfo", "AdditionalInfo"],
        ["innerstatuscode", "Inner StatusCode"],
        ["innerdiagnostics", "Inner Diagnostics"],
      ].map(([name, label], index) => ({
        ...bit(
          `returndiag.${level}level.${name}`,
          `${at === 0 ? "ServiceLevel" : "OperationLevel"} / ${label}`,
          1 << (index + 5 * at),
        ),
        size: 2,
        little: true,
      })),
    ),
  }),
  anyClass: u32({ filter: "nodeclassmask.all", label: "Node Class Mask", ...hex, strings: { 0: "All" } }),
  classes: u32({
    filter: "nodeclassmask",
    label: "Node Class Mask",
    ...hex,
    views: ["Object", "Variable", "Method", "ObjectType", "VariableType", "ReferenceType", "DataType", "View"].map(
      (label, at) => ({ ...bit(`nodeclassmask.${label.toLowerCase()}`, label, 1 << at), size: 2, little: true }),
    ),
  }),
  anyResult: u32({ filter: "resultmask.all", label: "Result Mask", ...hex, strings: { 63: "All" } }),
  results: u32({
    filter: "resultmask",
    label: "Result Mask",
    ...hex,
    views: ["Reference Type", "Is Forward", "Node Class", "Browse Name", "Display Name", "Type Definition"].map(
      (label, at) => ({
        ...bit(`resultmask.${label.replace(" ", "").toLowerCase()}`, label, 1 << at),
        size: 2,
        little: true,
      }),
    ),
  }),
  body: bytes("rest", { filter: "" }),
};
