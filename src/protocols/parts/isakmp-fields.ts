import { u16 as u16At } from "../../bytes/numbers.ts";
import type { Inner } from "../../definition/custom.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, ipv4, ipv6, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import * as algorithms from "./isakmp-algorithms.ts";
import * as names from "./isakmp-names.ts";
import { vendorName } from "./isakmp-vendors.ts";

/** The fields of ISAKMP's payloads, by how deep they are in the tree of a message. */

/** Where a message says of which type its first payload is, and where that starts. */
const FIRST = 16;
const MESSAGE_HEADER = 28;
const PAYLOAD_HEADER = 4;
const PROPOSAL = 2;
const TRANSFORM = 3;

/** The type of the payload that starts at `start`, which an earlier one says. */
function typeAt(octets: Uint8Array, start: number, _end: number, layerStart: number): number {
  let type = octets[layerStart + FIRST];
  for (let at = layerStart + MESSAGE_HEADER; at < start; at += Math.max(PAYLOAD_HEADER, u16At(octets, at + 2)))
    type = octets[at];
  return type;
}

const octets = (filter: string, label: string) => bytes("rest", { filter, label });
const next = () => u8({ filter: "nextpayload", label: "Next payload", strings: names.payloadTypes });
const length = () => u16({ filter: "payloadlength", label: "Payload length" });
const reserved = () => octets("reserved", "Reserved");
const payload = (number: typeof typeAt): AnyField =>
  custom(derivedNumber("payload type", number), {
    filter: "typepayload",
    label: "Payload",
    type: "FT_UINT8",
    strings: names.payloadTypes,
  });
const spiSize = () => u8({ filter: "spisize", label: "SPI Size" });
const spi = () => octets("spi", "SPI");
const protocol = (filter: string, strings: typeof names.protocols1 | typeof names.protocols2) =>
  u8({ filter, label: "Protocol ID", type: "FT_UINT32", strings });
const domain = (filter: string) => u32({ filter, label: "Domain of interpretation", strings: names.domains });
const transformId = (name: string, label: string, strings: { readonly [id: number]: string }) =>
  u16({ filter: `tf.id${name}`, label: `Transform ID${label}`, strings });
const attributeType = (
  filter: string,
  strings: typeof algorithms.attributeTypes1 | typeof algorithms.attributeTypes2,
) =>
  custom(
    derivedNumber("attribute type", (data, start) => u16At(data, start) & 0x7fff),
    { filter, label: "Type", type: "FT_UINT16", strings },
  );
/** One bit of a field of so many octets, whose place is not fixed. */
const bit = (size: number, filter: string, label: string, mask: number, words?: readonly [string, string]): View => ({
  ...bitView(filter, label, mask, words),
  size,
});
const attributeFormat = (filter: string) =>
  u16({ filter: "", views: [bit(2, filter, "Format", 0x8000, ["Type/Value (TV)", "Type/Length/Value (TLV)"])] });
const ike = (name: string, label: string, strings?: { readonly [value: number]: string }) =>
  u16({ filter: `ike.attr.${name}`, label, ...(strings ? { strings } : {}) });

const messages = {
  payload: payload(typeAt),
  extra: octets("extradata", "Extra data"),
  encrypted: mark({ filter: "enc.data", label: "Encrypted Data" }),
};

const inPayloads = {
  next: next(),
  reserved: reserved(),
  critical: u8({
    filter: "",
    views: [
      bit(1, "criticalpayload", "Critical Bit", 0x80, ["Critical", "Not critical"]),
      { filter: "reserved7", label: "Reserved", type: "FT_UINT8", mask: 0x7f, size: 1, show: "hex" },
    ],
  }),
  length: length(),
  domain: domain("sa.doi"),
  situation: bytes("rest", {
    filter: "sa.situation",
    label: "Situation",
    views: [
      bit(4, "sa.situation.identity_only", "Identity Only", 0x1),
      bit(4, "sa.situation.secrecy", "Secrecy", 0x2),
      bit(4, "sa.situation.integrity", "Integrity", 0x4),
    ],
  }),
  proposal: payload(() => PROPOSAL),
  keyExchange: octets("key_exchange.data", "Key Exchange Data"),
  group: u16({ filter: "key_exchange.dh_group", label: "DH Group #", strings: algorithms.groups }),
  identity1: u8({ filter: "id.type", label: "ID type", strings: names.identities1 }),
  identity2: u8({ filter: "id.type", label: "ID type", strings: names.identities2 }),
  identityProtocol: u8({ filter: "id.protoid", label: "Protocol ID", strings: { 0: "Unused", 6: "TCP", 17: "UDP" } }),
  identityPort: u16({ filter: "id.port", label: "Port", strings: { 0: "Unused" } }),
  identityData: mark({ filter: "id.data", label: "Identification Data:" }),
  requested1: u8({ filter: "certreq.type", label: "Certificate Type", strings: names.certificates1 }),
  requested2: u8({ filter: "certreq.type", label: "Certificate Type", strings: names.certificates2 }),
  authority: octets("", ""),
  encoding1: u8({ filter: "cert.encoding", label: "Certificate Encoding", strings: names.certificates1 }),
  encoding2: u8({ filter: "cert.encoding", label: "Certificate Encoding", strings: names.certificates2 }),
  certificate: mark({ filter: "cert.data", label: "Certificate Data" }),
  hash: octets("hash", "Hash DATA"),
  signature: octets("sig", "Signature DATA"),
  nonce: octets("nonce", "Nonce DATA"),
  method: u8({ filter: "auth.method", label: "Authentication Method", strings: algorithms.authenticationMethods }),
  authentication: octets("auth.data", "Authentication Data"),
  notifyDomain: domain("notify.doi"),
  notifyProtocol1: protocol("notify.protoid", names.protocols1),
  notifyProtocol2: protocol("notify.protoid", names.protocols2),
  bodySpiSize: spiSize(),
  notification1: u16({ filter: "notify.msgtype", label: "Notify Message Type", strings: names.notifications1 }),
  notification2: u16({ filter: "notify.msgtype", label: "Notify Message Type", strings: names.notifications2 }),
  bodySpi: spi(),
  notificationData: bytes("rest", { filter: "notify.data", label: "Notification DATA", evenEmpty: true }),
  signatureHash: u16({
    filter: "notify.data.signature_hash_algorithms",
    label: "Supported Signature Hash Algorithm",
    strings: algorithms.signatureHashes,
  }),
  deleteDomain: domain("delete.doi"),
  deleteProtocol1: protocol("delete.protoid", names.protocols1),
  deleteProtocol2: protocol("delete.protoid", names.protocols2),
  spiCount: u16({ filter: "spinum", label: "Number of SPIs" }),
  deletedSpi: octets("delete.spi", "Delete SPI"),
  vendor: octets("vid_bytes", "Vendor ID"),
  vendorName: custom(
    derivedText("vendor", (data, start, end) => vendorName(data, start, end) ?? ""),
    { filter: "vid_string", label: "Vendor ID" },
  ),
  fragmentNumber: u16({ filter: "frag.number", label: "Fragment Number" }),
  fragmentTotal: u16({ filter: "frag.total", label: "Total Fragments" }),
  natHash: octets("ike.nat_hash", "HASH of the address and port"),
  vector: octets("enc.iv", "Initialization Vector"),
  sealed: mark({ filter: "enc.data", label: "Encrypted Data" }),
  selectorCount: u8({ filter: "ts.number", label: "Number of Traffic Selectors" }),
  selectorType: u8({ filter: "ts.type", label: "Traffic Selector Type", strings: names.selectorTypes }),
  selectorProtocol: u8({ filter: "ts.protoid", label: "Protocol ID" }),
  selectorLength: u16({ filter: "ts.selector_length", label: "Selector Length" }),
  startPort: u16({ filter: "ts.start_port", label: "Start Port" }),
  endPort: u16({ filter: "ts.end_port", label: "End Port" }),
  start4: ipv4({ filter: "ts.start_ipv4", label: "Starting Addr" }),
  end4: ipv4({ filter: "ts.end_ipv4", label: "Ending Addr" }),
  start6: ipv6({ filter: "ts.start_ipv6", label: "Starting Addr" }),
  end6: ipv6({ filter: "ts.end_ipv6", label: "Ending Addr" }),
};

const inProposals = {
  nestedNext: next(),
  nestedReserved: reserved(),
  nestedLength: length(),
  proposalNumber: u8({ filter: "prop.number", label: "Proposal number" }),
  proposalProtocol1: protocol("prop.protoid", names.protocols1),
  proposalProtocol2: protocol("prop.protoid", names.protocols2),
  spiSize: spiSize(),
  transforms: u8({ filter: "prop.transforms", label: "Proposal transforms" }),
  spi: spi(),
  transform: payload(() => TRANSFORM),
  address4: ipv4({ filter: "id.data.ipv4_addr", label: "ID_IPV4_ADDR" }),
  domainName: text("rest", { filter: "id.data.fqdn", label: "ID_FQDN" }),
  userName: text("rest", { filter: "id.data.user_fqdn", label: "ID_FQDN" }),
  subnet4: ipv4({ filter: "id.data.ipv4_subnet", label: "ID_IPV4_SUBNET" }),
  address6: ipv6({ filter: "id.data.ipv6_addr", label: "ID_IPV6_ADDR" }),
  subnet6: ipv6({ filter: "id.data.ipv6_subnet", label: "ID_IPV6A_ADDR_SUBNET" }),
  rangeStart4: ipv4({ filter: "id.data.ipv4_range_start", label: "ID_IPV4_RANGE (Start)" }),
  rangeEnd4: ipv4({ filter: "id.data.ipv4_range_end", label: "ID_IPV4_RANGE (End)" }),
  rangeStart6: ipv6({ filter: "id.data.ipv6_range_start", label: "ID_IPV6_ADDR_RANGE (Start)" }),
  rangeEnd6: ipv6({ filter: "id.data.ipv6_range_end", label: "ID_IPV6_ADDR_RANGE (End)" }),
  keyId: octets("id.data.key_id", "ID_KEY_ID"),
};

const inTransforms = {
  deepNext: next(),
  deepReserved: reserved(),
  deepLength: length(),
  transformNumber: u8({ filter: "trans.number", label: "Transform number" }),
  transformId: u8({ filter: "trans.id", label: "Transform ID", strings: { 1: "KEY_IKE" } }),
  transformType: u8({ filter: "tf.type", label: "Transform Type", strings: algorithms.transformTypes }),
  encryptionId: transformId(".encr", " (ENCR)", algorithms.encryptionTransforms),
  randomId: transformId(".prf", " (PRF)", algorithms.randomTransforms),
  integrityId: transformId(".integ", " (INTEG)", algorithms.integrityTransforms),
  groupId: transformId(".dh", " (D-H)", algorithms.groups),
  sequenceId: transformId(".esn", " (ESN)", algorithms.sequenceTransforms),
  otherId: transformId("", "", {}),
  attribute1: mark({ filter: "ike.attr", label: "IKE Attribute" }),
  attribute2: mark({ filter: "ike2.attr", label: "Transform Attribute" }),
};

const inAttributes = {
  attributeFormat1: attributeFormat("ike.attr.format"),
  attributeFormat2: attributeFormat("ike2.attr.format"),
  attributeType1: attributeType("ike.attr.type", algorithms.attributeTypes1),
  attributeType2: attributeType("ike2.attr.type", algorithms.attributeTypes2),
  attributeLength1: ike("length", "Length"),
  attributeLength2: u16({ filter: "ike2.attr.length", label: "Length" }),
  attributeValue1: octets("ike.attr.value", "Value"),
  attributeValue2: octets("ike2.attr.value", "Value"),
  encryption: ike("encryption_algorithm", "Encryption Algorithm", algorithms.encryptions),
  hashAlgorithm: ike("hash_algorithm", "HASH Algorithm", algorithms.hashes),
  authenticationMethod: ike("authentication_method", "Authentication Method", algorithms.authentications),
  groupDescription: ike("group_description", "Group Description", algorithms.groups),
  lifeType: ike("life_type", "Life Type", algorithms.lifeTypes),
  duration: custom(
    derivedNumber("duration", (data, start, end) =>
      end - start === 2 ? u16At(data, start) : u16At(data, start) * 65536 + u16At(data, start + 2),
    ),
    { filter: "ike.attr.life_duration", label: "Life Duration", type: "FT_UINT32" },
  ),
  keyLength: ike("key_length", "Key Length"),
  keyLength2: u16({ filter: "ike2.attr.key_length", label: "Key Length" }),
};

const byDepth = [messages, inPayloads, inProposals, inTransforms, inAttributes] as const;
type NamesOf<Group> = Group extends object ? keyof Group : never;
export type FieldName = NamesOf<(typeof byDepth)[number]>;

export const fields: readonly Inner[] = byDepth.flatMap((group, depth) =>
  Object.entries<AnyField>(group).map(([key, field]) => ({ key, field, depth })),
);
const numbers = new Map(fields.map(({ key }, number) => [key, number]));

/** The number of a field in `fields`. */
export function number(name: FieldName): number {
  return numbers.get(name)!;
}
