import { formatIPv6, parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { decodeText } from "../../bytes/text.ts";
import { headerLengthIn, inetChecksum } from "../../definition/auto.ts";
import { fieldAt, layerOf, messageOf, optionOf, structOf, type Derivation } from "../../definition/derive.ts";
import type { Custom } from "../../definition/custom.ts";
import { bits, bytes, custom, flags, u16, u32, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { alignedTo } from "../parts/aligned.ts";
import { nameCodec } from "../parts/dns-name.ts";
import { neighbourOptions } from "../parts/neighbour-options.ts";
import { ICMPv6 } from "./icmpv6.ts";

const eighths = u8({ auto: headerLengthIn(8) });
const LINK = { hlim: 255 };
const toNodes = { IPv6: { dst: "ff02::1", ...LINK } };
const toRouters = { IPv6: { dst: "ff02::2", ...LINK } };
const listener = (dst?: string) => ({ IPv6: { ...(dst === undefined ? {} : { dst }), hlim: 1 } });
const checksum = u16({ auto: inetChecksum({ pseudoHeader: true }) });
const carriedBy = { "ip.proto": 58 };

/** A message whose options come as the layers behind it. */
const message = (type: number, layer: string, about: Derivation = {}): Protocol =>
  messageOf(ICMPv6, layer, { type }, { without: ["options", "datagram", "extension"], ...about });

/** A message of node information (RFC 4620); `data` is the question's subject or the answer. */
function nodeInformation(type: number, code: number, qtype: number, layer: string, set = 0): Protocol {
  return layerOf(
    layer,
    {
      type: u8({ default: type }),
      code: u8({ default: code }),
      cksum: checksum,
      qtype: u16({ default: qtype }),
      unused: bits(10),
      flags: flags(6, ["T", "A", "C", "L", "S", "G"], { letters: "TACLSG", default: set }),
      nonce: bytes(8),
      data: type === 139 ? custom(subject, { default: "" }) : bytes("rest"),
    },
    { carriedBy },
  );
}

const CODE = { code: "type", length: "len" };
const option = (name: string | number, layer: string, about: Parameters<typeof optionOf>[3] = {}): Protocol =>
  optionOf(neighbourOptions, name, layer, { ...about, names: { ...CODE, ...about.names } });
const linkAddress = { names: { address: "lladdr" }, defaults: { lladdr: "00:00:00:00:00:00" } };
const addressList = { names: { reserved: "res" }, fields: { res: bytes(6) } };
const padded = { pad: custom(alignedTo(8)) };

const ADDRESS = 16;
const UNIT = 8;
/** As many octets of an address as the option's length has room for; all where the length is automatic. */
const routePrefix: Custom<string> = {
  name: "route prefix",
  single: true,
  skip: (_bytes, _at, end) => end,
  read({ bytes: all }, start, end) {
    const octets = new Uint8Array(ADDRESS);
    octets.set(all.subarray(start, Math.min(end, start + ADDRESS)));
    return formatIPv6(octets, 0);
  },
  write(writer, value, { layerStart }) {
    const given = writer.bytes[layerStart + 1];
    if (value === undefined && given === 0) return;
    const octets = parseIPv6(value ?? "::");
    if (!octets) throw new RangeError(`prefix: "${value}" is no IPv6 address`);
    const room = given === 0 ? ADDRESS : UNIT * Math.max(0, given - 1);
    writer.octets(octets.subarray(0, room));
    writer.zeros(Math.max(0, room - ADDRESS));
  },
};

/** The subject of a question: an address, or a name, which is spelled as in DNS. */
const subject: Custom<string> = {
  name: "subject",
  single: true,
  skip: (_bytes, _at, end) => end,
  read: ({ bytes: all }, start, end) => decodeText(all, start, end),
  write(writer, value, around) {
    const octets = parseIPv6(value) ?? parseIPv4(value);
    if (octets) writer.octets(octets);
    else if (value === "") writer.zeros(3);
    else {
      names.write(writer, value, around);
      // A name of one label ends with two roots: it is not the whole name (RFC 4620 4.1).
      if (!value.replace(/\.$/, "").includes(".")) writer.zeros(1);
    }
  },
};
const names = nameCodec(false);

export const layers = scapyLayers([
  message(1, "ICMPv6DestUnreach"),
  message(2, "ICMPv6PacketTooBig"),
  message(3, "ICMPv6TimeExceeded"),
  message(4, "ICMPv6ParamProblem"),
  message(128, "ICMPv6EchoRequest", { fields: { data: bytes("rest") } }),
  message(129, "ICMPv6EchoReply", { fields: { data: bytes("rest") } }),
  messageOf(
    ICMPv6,
    "ICMPv6MLQuery",
    { type: 130, version2: false },
    { defaults: { mrd: 10_000 }, requires: listener("ff02::1") },
  ),
  messageOf(
    ICMPv6,
    "ICMPv6MLQuery2",
    { type: 130, version2: true },
    { defaults: { mrd: 10_000 }, requires: listener("ff02::1") },
  ),
  message(131, "ICMPv6MLReport", { requires: listener() }),
  message(132, "ICMPv6MLDone", { requires: listener("ff02::2") }),
  message(143, "ICMPv6MLReport2", { names: { code: "res" }, requires: listener("ff02::16") }),
  structOf(fieldAt(ICMPv6, "body", "MLD Report Version 2", "records"), "ICMPv6MLDMultAddrRec"),
  message(133, "ICMPv6ND_RS", { requires: toRouters }),
  message(134, "ICMPv6ND_RA", { requires: toNodes }),
  message(135, "ICMPv6ND_NS", { requires: toNodes }),
  message(136, "ICMPv6ND_NA", { requires: toNodes }),
  message(137, "ICMPv6ND_Redirect", { requires: toNodes }),
  message(141, "ICMPv6ND_INDSol", { requires: toNodes }),
  message(142, "ICMPv6ND_INDAdv", { requires: toNodes }),
  message(144, "ICMPv6HAADRequest"),
  message(145, "ICMPv6HAADReply"),
  message(146, "ICMPv6MPSol"),
  messageOf(
    ICMPv6,
    "ICMPv6MPAdv",
    { type: 147 },
    {
      without: ["M", "O", "res", "options"],
      fields: { flags: bits(2, { default: 2 }), res: bits(14) },
    },
  ),
  message(151, "ICMPv6MRD_Advertisement", {
    names: { code: "advinter" },
    defaults: { advinter: 20 },
    requires: listener("ff02::2"),
  }),
  message(152, "ICMPv6MRD_Solicitation", { names: { code: "res" }, requires: listener("ff02::2") }),
  message(153, "ICMPv6MRD_Termination", { names: { code: "res" }, requires: listener("ff02::6a") }),
  layerOf(
    "ICMPv6Unknown",
    { type: u8({ default: 1 }), code: u8(), cksum: checksum, msgbody: bytes("rest") },
    { carriedBy },
  ),
  nodeInformation(139, 1, 0, "ICMPv6NIQueryNOOP"),
  nodeInformation(139, 1, 2, "ICMPv6NIQueryName"),
  nodeInformation(139, 1, 3, "ICMPv6NIQueryIPv6", 62),
  nodeInformation(139, 1, 4, "ICMPv6NIQueryIPv4"),
  nodeInformation(140, 0, 0, "ICMPv6NIReplyNOOP"),
  nodeInformation(140, 0, 2, "ICMPv6NIReplyName"),
  nodeInformation(140, 0, 3, "ICMPv6NIReplyIPv6"),
  nodeInformation(140, 0, 4, "ICMPv6NIReplyIPv4"),
  nodeInformation(140, 1, 0, "ICMPv6NIReplyRefuse"),
  nodeInformation(140, 2, 0, "ICMPv6NIReplyUnknown"),
  layerOf("ICMPv6NDOptUnknown", { type: u8(), len: u8({ auto: headerLengthIn(1) }), data: bytes("rest") }),
  option("SrcLLAddr", "ICMPv6NDOptSrcLLAddr", linkAddress),
  option("DstLLAddr", "ICMPv6NDOptDstLLAddr", linkAddress),
  option("PrefixInfo", "ICMPv6NDOptPrefixInfo"),
  option("RedirectedHdr", "ICMPv6NDOptRedirectedHdr", { fields: { res: bytes(6) } }),
  option("MTU", "ICMPv6NDOptMTU"),
  option("ShortcutLimit", "ICMPv6NDOptShortcutLimit"),
  option("AdvInterval", "ICMPv6NDOptAdvInterval"),
  option("HAInfo", "ICMPv6NDOptHAInfo"),
  option("SrcAddrList", "ICMPv6NDOptSrcAddrList", addressList),
  option("TgtAddrList", "ICMPv6NDOptTgtAddrList", addressList),
  option("IPAddr", "ICMPv6NDOptIPAddr"),
  option("NewRtrPrefix", "ICMPv6NDOptNewRtrPrefix"),
  option("LLA", "ICMPv6NDOptLLA", { defaults: { len: 1, lla: "00:00:00:00:00:00" } }),
  option("MAP", "ICMPv6NDOptMAP"),
  option("RouteInfo", "ICMPv6NDOptRouteInfo", { fields: { prefix: custom(routePrefix) } }),
  option("RDNSS", "ICMPv6NDOptRDNSS"),
  layerOf("ICMPv6NDOptNonce", { type: u8({ default: 14 }), len: eighths, nonce: bytes("rest") }),
  layerOf("ICMPv6NDOptTmstp", {
    type: u8({ default: 13 }),
    len: u8({ default: 2 }),
    reserved: bits(48),
    timestamp: u32(),
  }),
  layerOf("ICMPv6NDOptRsaSig", {
    type: u8({ default: 12 }),
    len: eighths,
    reserved: u16(),
    key_hash: bytes(16),
    signature_pad: bytes("rest"),
  }),
  option("EFA", "ICMPv6NDOptEFA", { names: { flags: "res" } }),
  option("DNSSL", "ICMPv6NDOptDNSSL", { fields: padded }),
]);
