import { sizeOf } from "../../definition/auto.ts";
import { fieldAt, layerOf, messageOf, optionOf, structOf, type Derivation } from "../../definition/derive.ts";
import type { Custom } from "../../definition/custom.ts";
import { bits, bytes, custom, flags, struct, u16, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { plainName } from "../parts/dns-name.ts";
import { DHCP6 } from "./dhcpv6.ts";

const fromClient = { UDP: { sport: 546, dport: 547 } };
const fromServer = { UDP: { sport: 547, dport: 546 } };
const betweenRelays = { UDP: { sport: 547, dport: 547 } };
const options = DHCP6.fields.options as AnyField;

/** A message whose options come as the layers behind it. */
const message = (type: number, layer: string, requires: Derivation["requires"]): Protocol =>
  messageOf(DHCP6, layer, { msgtype: type }, { without: ["options"], ...(requires ? { requires } : {}) });
const option = (name: string | number, layer: string, about: Parameters<typeof optionOf>[3] = {}): Protocol =>
  optionOf(options, name, layer, { ...about, names: { code: "optcode", length: "optlen", ...about.names } });
/** An option whose value has this name. */
const valued = (name: string | number, layer: string, value: string, otherwise?: unknown): Protocol =>
  option(name, layer, { names: { value }, ...(otherwise === undefined ? {} : { defaults: { [value]: otherwise } }) });
/** An option of one domain name. */
const named = (name: string, layer: string, value: string): Protocol =>
  option(name, layer, { names: { value }, value: plainName({ default: "." }) });
const UUID = 16;
/** `00000000-0000-0000-0000-000000000000`, dashes anywhere. */
const uuid: Custom<string> = {
  name: "UUID",
  single: true,
  skip: (_bytes, at) => at + UUID,
  read: ({ bytes: all }, start, end) =>
    Array.from(all.subarray(start, end), (octet) => octet.toString(16).padStart(2, "0"))
      .join("")
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
  write(writer, value = "0".repeat(2 * UUID)) {
    const digits = value.replaceAll("-", "");
    if (!/^[\da-f]{32}$/i.test(digits)) throw new RangeError(`uuid: "${value}" is no UUID`);
    writer.octets(Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
  },
};
const octets = bytes("rest");
const requested = [23, 24];
const identifiers = fieldAt(DHCP6, "options", "CLIENTID");
const lladdr = { defaults: { lladdr: "00:00:00:00:00:00" } };

export const layers = scapyLayers([
  messageOf(DHCP6, "DHCP6", { msgtype: 0 }, { without: ["options"], requires: fromClient }),
  message(1, "DHCP6_Solicit", fromClient),
  message(2, "DHCP6_Advertise", fromServer),
  message(3, "DHCP6_Request", fromClient),
  message(4, "DHCP6_Confirm", fromClient),
  message(5, "DHCP6_Renew", fromClient),
  message(6, "DHCP6_Rebind", fromClient),
  message(7, "DHCP6_Reply", fromServer),
  message(8, "DHCP6_Release", fromClient),
  message(9, "DHCP6_Decline", fromClient),
  message(10, "DHCP6_Reconf", fromServer),
  message(11, "DHCP6_InfoRequest", fromClient),
  message(12, "DHCP6_RelayForward", betweenRelays),
  message(13, "DHCP6_RelayReply", betweenRelays),
  structOf(identifiers, "DUID_LLT", { type: 1, hwtype: 1 }, lladdr),
  structOf(identifiers, "DUID_EN", { type: 2 }, { defaults: { enterprisenum: 311 } }),
  structOf(identifiers, "DUID_LL", { type: 3, hwtype: 1 }, lladdr),
  structOf(identifiers, "DUID_UUID", { type: 4 }, { fields: { uuid: custom(uuid) } }),
  layerOf("USER_CLASS_DATA", { len: u16({ auto: sizeOf("data") }), data: octets }),
  layerOf("VENDOR_CLASS_DATA", { len: u16({ auto: sizeOf("data") }), data: octets }),
  layerOf("VENDOR_SPECIFIC_OPTION", { optcode: u16(), optlen: u16({ auto: sizeOf("optdata") }), optdata: octets }),
  valued(0, "DHCP6OptUnknown", "data"),
  option("CLIENTID", "DHCP6OptClientId", { names: { value: "duid" }, value: octets }),
  option("SERVERID", "DHCP6OptServerId", { names: { value: "duid" }, value: octets }),
  option("IA_NA", "DHCP6OptIA_NA"),
  option("IA_TA", "DHCP6OptIA_TA"),
  option("IAADDR", "DHCP6OptIAAddress"),
  valued("ORO", "DHCP6OptOptReq", "reqopts", requested),
  valued("PREFERENCE", "DHCP6OptPref", "prefval", 255),
  valued("ELAPSED_TIME", "DHCP6OptElapsedTime", "elapsedtime"),
  option("RELAY_MSG", "DHCP6OptRelayMsg", {
    names: { value: "message" },
    value: bytes("rest", { default: new Uint8Array(4) }),
  }),
  option("AUTH", "DHCP6OptAuth", { defaults: { proto: 3, alg: 1 }, fields: { replay: bytes(8) } }),
  valued("UNICAST", "DHCP6OptServerUnicast", "srvaddr"),
  option("STATUS_CODE", "DHCP6OptStatusCode"),
  option("RAPID_COMMIT", "DHCP6OptRapidCommit"),
  valued("USER_CLASS", "DHCP6OptUserClass", "userclassdata"),
  option("VENDOR_CLASS", "DHCP6OptVendorClass", { names: { data: "vcdata" } }),
  option("VENDOR_OPTS", "DHCP6OptVendorSpecificInfo", { names: { data: "vso" } }),
  valued("INTERFACE_ID", "DHCP6OptIfaceId", "ifaceid"),
  valued("RECONF_MSG", "DHCP6OptReconfMsg", "msgtype", 11),
  option("RECONF_ACCEPT", "DHCP6OptReconfAccept"),
  valued("SIP_SERVER_D", "DHCP6OptSIPDomains", "sipdomains"),
  valued("SIP_SERVER_A", "DHCP6OptSIPServers", "sipservers"),
  valued("DNS_SERVERS", "DHCP6OptDNSServers", "dnsservers"),
  valued("DOMAIN_LIST", "DHCP6OptDNSDomains", "dnsdomains"),
  option("IA_PD", "DHCP6OptIA_PD"),
  option("IAPREFIX", "DHCP6OptIAPrefix", { defaults: { prefix: "2001:db8::" } }),
  valued("NIS_SERVERS", "DHCP6OptNISServers", "nisservers"),
  valued("NISP_SERVERS", "DHCP6OptNISPServers", "nispservers"),
  named("NIS_DOMAIN_NAME", "DHCP6OptNISDomain", "nisdomain"),
  named("NISP_DOMAIN_NAME", "DHCP6OptNISPDomain", "nispdomain"),
  valued("SNTP_SERVERS", "DHCP6OptSNTPServers", "sntpservers"),
  valued("INFORMATION_REFRESH_TIME", "DHCP6OptInfoRefreshTime", "reftime", 86_400),
  valued("BCMCS_SERVER_D", "DHCP6OptBCMCSDomains", "bcmcsdomains"),
  valued("BCMCS_SERVER_A", "DHCP6OptBCMCSServers", "bcmcsservers"),
  option("GEOCONF_CIVIC", "DHCP6OptGeoConf", { defaults: { what: 2, country_code: "FR" } }),
  layerOf("DHCP6OptGeoConfElement", { CAtype: u8(), CAlength: u8({ auto: sizeOf("CAvalue") }), CAvalue: octets }),
  option("REMOTE_ID", "DHCP6OptRemoteID"),
  valued("SUBSCRIBER_ID", "DHCP6OptSubscriberID", "subscriberid"),
  option("CLIENT_FQDN", "DHCP6OptClientFQDN", {
    value: struct({
      res: bits(5),
      flags: flags(3, ["S", "O", "N"], { letters: "SON" }),
      fqdn: plainName({ default: "." }),
    }),
  }),
  valued("PANA_AGENT", "DHCP6OptPanaAuthAgent", "paaaddr"),
  valued("NEW_POSIX_TIMEZONE", "DHCP6OptNewPOSIXTimeZone", "optdata"),
  valued("NEW_TZDB_TIMEZONE", "DHCP6OptNewTZDBTimeZone", "optdata"),
  valued("ERO", "DHCP6OptRelayAgentERO", "reqopts", requested),
  valued("LQ_CLIENT_LINK", "DHCP6OptLQClientLink", "linkaddress"),
  valued("BOOTFILE_URL", "DHCP6OptBootFileUrl", "optdata"),
  valued("CLIENT_ARCH_TYPE", "DHCP6OptClientArchType", "archtypes"),
  option("NII", "DHCP6OptClientNetworkInterId"),
  valued("ERP_LOCAL_DOMAIN_NAME", "DHCP6OptERPDomain", "erpdomain"),
  valued("RSOO", "DHCP6OptRelaySuppliedOpt", "relaysupplied"),
  option("VSS", "DHCP6OptVSS", { defaults: { type: 255 } }),
  option("CLIENT_LINKLAYER_ADDR", "DHCP6OptClientLinkLayerAddr", {
    decided: { lltype: 1 },
    defaults: { clladdr: "00:00:00:00:00:00" },
  }),
  valued("MUD_URL", "DHCP6OptMudUrl", "mudstring"),
]);
