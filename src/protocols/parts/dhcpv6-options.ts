import { decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import {
  bits,
  bytes,
  choice,
  custom,
  ipv4,
  ipv6,
  mac,
  options,
  repeated,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
  when,
} from "../../definition/fields.ts";
import type { OptionInput, OptionValue } from "../../definition/fields.ts";
import type { AnyField, Field, OptionCases } from "../../definition/kinds.ts";
import { aside, octetsOf } from "./aside.ts";
import { plainDomainList } from "./dhcp-option-codecs.ts";
import { dhcpv6OptionNames } from "./dhcpv6-option-names.ts";
import { hardwareTypes } from "./hardware-types.ts";

const shape = {
  code: u16({ filter: "option.type", label: "Option", strings: dhcpv6OptionNames }),
  length: u16({ filter: "option.length", label: "Length" }),
  each: "option.type_str",
  type: "FT_STRING",
} as const;
const about = { filter: "" };

/** Options with Wireshark's names for labels. */
function labelled<const Cs extends OptionCases>(cases: Cs): Cs {
  const entries = Object.entries(cases);
  return Object.fromEntries(
    entries.map(([name, option]) => [name, { ...option, label: dhcpv6OptionNames[option.code] ?? name }]),
  ) as Cs;
}

const address = (filter: string, label: string) => ipv6({ filter, label });
const addresses = (filter: string, label: string) => repeated(address(filter, label), { filter: "" });
const string = (filter: string, label: string) => text("rest", { filter, label });
const seconds = (filter: string, label: string) => u32({ filter, label });
const names = (filter: string, label: string) => plainDomainList({ filter, label });
const texts = (filter: string, label: string) => repeated(text({ prefix: 2 }, { filter, label }), { filter: "" });

// oxfmt-ignore
const statusCodes = {
  Success: 0, UnspecFail: 1, NoAddrsAvail: 2, NoBinding: 3, NotOnLink: 4, UseMulticast: 5, NoPrefixAvail: 6, UnknownQueryType: 7, MalformedQuery: 8,
  NotConfigured: 9, NotAllowed: 10, QueryTerminated: 11, DataMissing: 12, CatchUpComplete: 13, NotSupported: 14, TLSConnectionRefused: 15,
  AddressInUse: 16, ConfigurationConflict: 17, MissingBindingInformation: 18, OutdatedBindingInformation: 19, ServerShuttingDown: 20,
  DNSUpdateNotSupported: 21, ExcessiveTimeSkew: 22,
} as const;

/** DUID-LLT, DUID-EN, DUID-LL and DUID-UUID (RFC 8415 11, RFC 6355). */
const duidTypes = {
  "link-layer address plus time": 1,
  "enterprise number": 2,
  "link-layer address": 3,
  UUID: 4,
} as const;
const ofLinkLayer = { field: "type", is: [1, 3] };
/** What identifiers of link layers hold, with a time (`duidllt`) and without (`duidll`). */
const hardwareType = (filter: string) =>
  u16({ filter: `${filter}.hwtype`, label: "Hardware type", names: hardwareTypes });
const hardwareAddress = (filter: string) => {
  const about = { filter: `${filter}.link_layer_addr`, label: "Link-layer address", type: "FT_STRING" } as const;
  return choice("hwtype", { 1: mac(about) }, { otherwise: bytes("rest", about), size: "rest", opaque: true });
};
const duid = struct({
  octets: aside([["all", octetsOf({ filter: "duid.bytes", label: "DUID" })]], (_octets, at, found, limit) =>
    found(0, at, limit),
  ),
  type: u16({
    filter: "duid.type",
    strings: {
      1: "link-layer address plus time",
      2: "assigned by vendor based on Enterprise number",
      3: "link-layer address",
      4: "Universally Unique IDentifier (UUID)",
    },
    label: "DUID Type",
    names: duidTypes,
    default: 3,
  }),
  hwtype: when(ofLinkLayer, u16({ filter: "", names: hardwareTypes, default: 1 })),
  shown: when(
    ofLinkLayer,
    // The type of the identifier stands in front of that of the hardware.
    aside(
      [
        ["timed", hardwareType("duidllt")],
        ["untimed", hardwareType("duidll")],
      ],
      (octets, at, found) => found(octets[at - 3] === 1 ? 0 : 1, at - 2, at),
    ),
  ),
  timeval: when(
    { field: "type", is: [1] },
    // Seconds since 2000-01-01.
    u32({
      filter: "",
      views: [
        {
          filter: "duidllt.time",
          label: "DUID Time",
          type: "FT_ABSOLUTE_TIME",
          size: 4,
          number: (time) => time + 946_684_800,
        },
      ],
    }),
  ),
  lladdr: when(
    ofLinkLayer,
    choice("type", { 1: hardwareAddress("duidllt"), 3: hardwareAddress("duidll") }, { otherwise: bytes("rest") }),
  ),
  enterprisenum: when({ field: "type", is: [2] }, u32({ filter: "duiden.enterprise", label: "Enterprise ID" })),
  id: when({ field: "type", is: [2] }, bytes("rest", { filter: "duiden.identifier", label: "Identifier" })),
  uuid: when({ field: "type", is: [4] }, bytes("rest", { filter: "duiduuid.bytes", label: "UUID" })),
  data: when({ field: "type", is: [1, 2, 3, 4], not: true }, bytes("rest", { filter: "", label: "DUID" })),
});

const byEnterprise = <F extends AnyField>(filter: string, data: F) =>
  struct({ enterprisenum: u32({ filter: `${filter}.enterprise`, label: "Enterprise ID" }), data });

const encapsulated = options(shape, {}, about);

/** What numbers of options mean, each vendor says for itself. */
const vendorOptions = options(
  {
    code: u16({ filter: "vendoropts.enterprise.option_code", label: "Option code" }),
    length: u16({ filter: "vendoropts.enterprise.option_length", label: "Option length" }),
    unknown: { label: "option", data: "vendoropts.enterprise.option_data", dataLabel: "Option data" },
  },
  {},
  about,
);

const requested = repeated(
  u16({ filter: "requested_option_code", label: "Requested Option code", strings: dhcpv6OptionNames }),
);

const partialName: Custom<Uint8Array> = {
  name: "partial domain name",
  skip: (_octets, _at, end) => end,
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
  text(octets, start, end) {
    const labels: string[] = [];
    for (let at = start; at < end && octets[at] > 0; at += 1 + octets[at])
      labels.push(decodeText(octets, at + 1, Math.min(end, at + 1 + octets[at])));
    return labels.join(".");
  },
};

const clientName = struct({
  flags: u8({
    filter: "client_fqdn_flags",
    label: "Flags",
    show: "hex",
    parts: {
      reserved: bits(5, { filter: "" }),
      n: bits(1, {
        filter: "clientfqdn.client.n",
        truth: ["Server SHOULD NOT perform PTR RR updates", "Server SHOULD perform PTR RR updates"],
        label: "N bit",
      }),
      o: bits(1, { filter: "" }),
      s: bits(1, {
        filter: "clientfqdn.client.s",
        truth: ["Server SHOULD perform AAAA RR updates", "Server SHOULD NOT perform AAAA RR updates"],
        label: "S bit",
      }),
    },
  }),
  // A partial name has no root label at its end (RFC 4704 4.2).
  fqdn: custom(partialName, { filter: "client_domain", label: "Client Domain Name" }),
});

const timeServers = options(
  {
    code: u16({
      filter: "ntpserver.option.type",
      strings: { 1: "NTP Server Address", 2: "NTP Multicast Address", 3: "NTP Server FQDN" },
      label: "Suboption",
    }),
    length: u16({ filter: "ntpserver.option.length", label: "Length" }),
  },
  {
    address: { code: 1, label: "NTP Server Address", value: address("ntpserver.addr", "NTP Server Address") },
    multicast: {
      code: 2,
      label: "NTP Multicast Address",
      value: address("ntpserver.mc_addr", "NTP Multicast Address"),
    },
    fqdn: { code: 3, label: "NTP Server FQDN", value: names("ntpserver.fqdn", "NTP Server FQDN") },
  },
  { filter: "" },
);

const authentication = struct({
  proto: u8({ filter: "auth.protocol", label: "Protocol" }),
  alg: u8({ filter: "auth.algorithm", label: "Algorithm" }),
  rdm: u8({ filter: "auth.rdm", label: "RDM" }),
  replay: u64({ filter: "auth.replay_detection", label: "Replay Detection", type: "FT_BYTES" }),
  authinfo: bytes("rest", { filter: "auth.info", label: "Authentication Information" }),
});

const portParameters = struct({
  offset: u8({ filter: "s46_portparam.offset", label: "Offset" }),
  psid_length: u8({ filter: "s46_portparam.psid_len", label: "PSID length" }),
  psid: u16({ filter: "s46_portparam.psid", label: "PSID" }),
});

/** Options that hold no others (IANA "Dynamic Host Configuration Protocol for IPv6"). */
// oxfmt-ignore
const plain = {
  CLIENTID: { code: 1, value: duid },
  SERVERID: { code: 2, value: duid },
  ORO: { code: 6, value: requested },
  PREFERENCE: { code: 7, value: u8({ filter: "option_preference", label: "Pref-value" }) },
  // In hundredths of a second, which Wireshark shows in thousandths.
  ELAPSED_TIME: { code: 8, value: u16({ filter: "elapsed_time", label: "Elapsed time", times: 10, unit: "ms" }) },
  AUTH: { code: 11, value: authentication },
  UNICAST: { code: 12, value: address("unicast", "IPv6 address") },
  STATUS_CODE: {
    code: 13,
    value: struct({ statuscode: u16({ filter: "status_code", strings: {0: "Success", 1: "UnspecFail", 2: "NoAddrAvail", 3: "NoBinding", 4: "NotOnLink", 5: "UseMulticast", 6: "NoPrefixAvail", 7: "UnknownQueryType", 8: "MalformedQuery", 9: "NotConfigured", 10: "NotAllowed", 11: "QueryTerminated", 12: "DataMissing", 13: "CatchUpComplete", 14: "NotSupported", 15: "TLSConnectionRefused"}, label: "Status Code", names: statusCodes }), statusmsg: string("status_msg", "Status Message") }),
  },
  RAPID_COMMIT: { code: 14 },
  USER_CLASS: { code: 15, value: repeated(text({ prefix: 2 }, { filter: "userclass.opaque_data", label: "Suboption", type: "FT_BYTES" }), { filter: "" }) },
  VENDOR_CLASS: { code: 16, value: byEnterprise("vendorclass", texts("vendorclass.data", "vendor-class-data")) },
  VENDOR_OPTS: { code: 17, value: byEnterprise("vendoropts", vendorOptions) },
  INTERFACE_ID: { code: 18, value: bytes("rest", { filter: "interface_id", label: "Interface-ID" }) },
  RECONF_MSG: { code: 19, value: u8({ filter: "reconf_msg", strings: {1: "Solicit", 2: "Advertise", 3: "Request", 4: "Confirm", 5: "Renew", 6: "Rebind", 7: "Reply", 8: "Release", 9: "Decline", 10: "Reconfigure", 11: "Information-request", 12: "Relay-forw", 13: "Relay-reply", 14: "Leasequery", 15: "Leasequery-reply", 16: "Leasequery-done", 17: "Leasequery-data", 18: "Reconfigure-request", 19: "Reconfigure-reply"}, label: "Reconfigure message type" }) },
  RECONF_ACCEPT: { code: 20 },
  SIP_SERVER_D: { code: 21, value: names("sip_server_domain_search_fqdn", "SIP Server Domain Search FQDN") },
  SIP_SERVER_A: { code: 22, value: addresses("sip_server_a", "SIP server address") },
  DNS_SERVERS: { code: 23, value: addresses("dns_server", "DNS server address") },
  DOMAIN_LIST: { code: 24, value: names("search_list_entry", "List entry") },
  NIS_SERVERS: { code: 27, value: addresses("nis_server", "NIS server address") },
  NISP_SERVERS: { code: 28, value: addresses("nisp_server", "NISP server address") },
  NIS_DOMAIN_NAME: { code: 29, value: names("nis_fqdn", "NIS FQDN") },
  NISP_DOMAIN_NAME: { code: 30, value: names("nisp_fqdn", "NISP FQDN") },
  SNTP_SERVERS: { code: 31, value: addresses("sntp_server", "SNTP server address") },
  INFORMATION_REFRESH_TIME: { code: 32, value: seconds("lifetime", "Lifetime") },
  BCMCS_SERVER_D: { code: 33, value: names("bcmcs_server_fqdn", "BCMCS server FQDN") },
  BCMCS_SERVER_A: { code: 34, value: addresses("bcmcs_server_a", "BCMCS server address") },
  GEOCONF_CIVIC: {
    code: 36,
    value: struct({
      what: u8({ filter: "geoconf_civic.what" }),
      country_code: text(2, { filter: "geoconf_civic.country" }),
      ca_elts: repeated(struct({ CAtype: u8({ filter: "geoconf_civic.ca_type" }), CAvalue: text({ prefix: 1 }, { filter: "geoconf_civic.ca_value" }) })),
    }),
  },
  REMOTE_ID: { code: 37, value: struct({ enterprisenum: u32({ filter: "remoteid.enterprise", label: "Enterprise ID" }), remoteid: bytes("rest", { filter: "remoteid_enterprise_id", label: "Remote-ID" }) }) },
  SUBSCRIBER_ID: { code: 38, value: string("subscriber_id", "Subscriber-ID") },
  CLIENT_FQDN: { code: 39, value: clientName },
  PANA_AGENT: { code: 40, value: addresses("pana_agent", "PANA agents address") },
  NEW_POSIX_TIMEZONE: { code: 41, value: string("timezone", "Time-zone") },
  NEW_TZDB_TIMEZONE: { code: 42, value: string("tzdb", "TZ-database") },
  ERO: { code: 43, value: requested },
  CLT_TIME: { code: 46, value: seconds("clt_time", "Clt_time") },
  LQ_CLIENT_LINK: { code: 48, value: addresses("lq_client_link", "LQ client links address") },
  MIP6_HNIDF: { code: 49, value: names("mip6_home_network", "Home Network") },
  V6_LOST: { code: 51, value: names("lost_server", "LoST server") },
  CAPWAP_AC_V6: { code: 52, value: addresses("capwap_ac_v6", "CAPWAP Access Controllers address") },
  RELAY_ID: { code: 53, value: duid },
  MOS_ADDRESS: { code: 54, value: encapsulated },
  MOS_FQDN: { code: 55, value: encapsulated },
  NTP_SERVER: { code: 56, value: timeServers },
  V6_ACCESS_DOMAIN: { code: 57, value: names("access_domain", "Access Domain") },
  SIP_UA_CS_LIST: { code: 58, value: names("sip_ua_domain", "SIP UA service domain") },
  BOOTFILE_URL: { code: 59, value: string("bootfile_url", "Bootfile URL") },
  BOOTFILE_PARAM: { code: 60, value: texts("bootfile_param", "Bootfile parameter") },
  CLIENT_ARCH_TYPE: { code: 61, value: repeated(u16({ filter: "client_arch_type", label: "Client architecture" })) },
  NII: { code: 62, value: struct({ iitype: u8({ filter: "nii.type" }), iimajor: u8({ filter: "nii.major" }), iiminor: u8({ filter: "nii.minor" }) }) },
  GEOLOCATION: { code: 63, value: bytes("rest", { filter: "geolocation" }) },
  AFTR_NAME: { code: 64, value: names("aftr_name", "DS-Lite AFTR Name") },
  ERP_LOCAL_DOMAIN_NAME: { code: 65, value: names("erp_local_domain", "ERP local domain") },
  RSOO: { code: 66, value: encapsulated },
  PD_EXCLUDE: { code: 67, value: struct({ plen: u8({ filter: "pd_exclude.pref_len", label: "Prefix length" }), subnet: bytes("rest", { filter: "pd_exclude.subnet_id", label: "IPv6 subnet ID" }) }) },
  VSS: { code: 68, value: struct({ type: u8({ filter: "vss.type" }), data: bytes("rest", { filter: "vss.data" }) }) },
  RDNSS_SELECTION: { code: 74, value: struct({ server: address("rdnss_selection.server", "RDNSS"), preference: u8({ filter: "rdnss_selection.preference", show: "hex" }), domains: names("rdnss_selection.domain", "Domain") }) },
  CLIENT_LINKLAYER_ADDR: {
    code: 79,
    value: struct({
      lltype: u16({ filter: "client_linklayer.type", label: "Link-layer type", names: hardwareTypes, default: 1 }),
      clladdr: choice("lltype", { 1: mac({ filter: "client_linklayer.addr", label: "Link-layer address" }) }, { otherwise: bytes("rest", { filter: "client_linklayer.addr", label: "Link-layer address" }), size: "rest", opaque: true }),
    }),
  },
  LINK_ADDRESS: { code: 80, value: address("link_address", "Link address") },
  SOL_MAX_RT: { code: 82, value: seconds("sol_max_rt", "SOL_MAX_RT") },
  INF_MAX_RT: { code: 83, value: seconds("inf_max_rt", "INF_MAX_RT") },
  PCP_SERVER: { code: 86, value: addresses("pcp_server", "PCP server") },
  DHCPV4_MSG: { code: 87, value: bytes("rest", { filter: "dhcpv4_msg", label: "DHCPv4 message" }) },
  DHCP4_O_DHCP6_SERVER: { code: 88, value: addresses("dhcp4o6_server", "DHCP 4o6 server") },
  S46_RULE: { code: 89, value: bytes("rest", { filter: "s46_rule", label: "S46 rule" }) },
  S46_BR: { code: 90, value: address("s46_br.address", "BR address") },
  S46_DMR: { code: 91, value: struct({ plen: u8({ filter: "s46_dmr.dmr_pref_len", label: "IPv6 prefix length" }), prefix: bytes("rest", { filter: "s46_dmr.dmr_prefix", label: "IPv6 prefix" }) }) },
  S46_V4V6BIND: {
    code: 92,
    value: struct({ address: ipv4({ filter: "s46_v4v6bind.ipv4_address", label: "IPv4 Address" }), plen: u8({ filter: "s46_v4v6bind.ipv6_pref_len", label: "IPv6 prefix length" }), rest: bytes("rest", { filter: "s46_v4v6bind.ipv6_prefix", label: "IPv6 prefix" }) }),
  },
  S46_PORTPARAMS: { code: 93, value: portParameters },
  S46_CONT_MAPE: { code: 94, value: encapsulated },
  S46_CONT_MAPT: { code: 95, value: encapsulated },
  S46_CONT_LW: { code: 96, value: encapsulated },
  CAPTIVE_PORTAL: { code: 103, value: string("captive_portal", "Captive Portal") },
  MUD_URL: { code: 112, value: string("mudurl", "MUDURL") },
  RELAY_PORT: { code: 135, value: u16({ filter: "relay_port", label: "Downstream Source Port" }) },
  SZTP_REDIRECT: { code: 136, value: texts("sztp_redirect", "SZTP redirect") },
  S46_BIND_IPV6_PREFIX: { code: 137, value: struct({ plen: u8({ filter: "s46_bind.len" }), prefix: bytes("rest", { filter: "s46_bind.prefix" }) }) },
  IA_LL: { code: 138, value: bytes("rest", { filter: "ia_ll" }) },
  IPV6_ADDRESS_ANDSF: { code: 143, value: addresses("andsf", "ANDSF address") },
  ENCRYPTED_DNS: { code: 144, value: bytes("rest", { filter: "dnr", label: "Encrypted DNS" }) },
} as const;

const inner = options(shape, labelled(plain), about);

const leased = {
  IAADDR: {
    code: 5,
    value: struct({
      addr: address("iaaddr.ip", "IPv6 address"),
      preflft: seconds("iaaddr.pref_lifetime", "Preferred lifetime"),
      validlft: seconds("iaaddr.valid_lifetime", "Valid lifetime"),
      iaaddropts: inner,
    }),
  },
  IAPREFIX: {
    code: 26,
    value: struct({
      preflft: seconds("iaprefix.pref_lifetime", "Preferred lifetime"),
      validlft: seconds("iaprefix.valid_lifetime", "Valid lifetime"),
      plen: u8({ filter: "iaprefix.pref_len", label: "Prefix length", default: 48 }),
      prefix: address("iaprefix.pref_addr", "Prefix address"),
      iaprefopts: inner,
    }),
  },
} as const;

const leases = options(shape, labelled({ ...plain, ...leased }), about);
const identity = (filter: string) =>
  u32({
    filter: "",
    views: [
      {
        filter,
        label: filter.toUpperCase(),
        type: "FT_STRING",
        size: 4,
        text: (id) => id.toString(16).padStart(8, "0"),
      },
    ],
  });
const iaid = identity("iaid");
const t1 = seconds("iaid.t1", "T1");
const t2 = seconds("iaid.t2", "T2");

// oxfmt-ignore
const associations = {
  IA_NA: { code: 3, value: struct({ iaid, T1: t1, T2: t2, ianaopts: leases }) },
  IA_TA: { code: 4, value: struct({ iaid: identity("iata"), iataopts: leases }) },
  IA_PD: { code: 25, value: struct({ iaid, T1: t1, T2: t2, iapdopt: leases }) },
} as const;

const clientOptions = options(shape, labelled({ ...plain, ...leased, ...associations }), about);

// oxfmt-ignore
const queries = {
  LQ_QUERY: {
    code: 44,
    value: struct({ query_type: u8({ filter: "lq_query", strings: {1: "by-address", 2: "by-clientID", 3: "by-relayID", 4: "by-linkAddress", 5: "by-remoteID"}, label: "Query-type" }), link_address: address("lq_query_link_address", "Link address"), query_options: clientOptions }),
  },
  CLIENT_DATA: { code: 45, value: clientOptions },
  LQ_RELAY_DATA: { code: 47, value: struct({ peer: address("lq_relay_data_peer_addr", "Peer address"), message: bytes("rest", { filter: "lq_relay_data_msg", label: "DHCPv6 relay message" }) }) },
} as const;

/** Those of messages, made once for all relays that a message may have passed. */
const ofMessages = labelled({ ...plain, ...leased, ...associations, ...queries });

/** The options of a message, in which `relayed` is what a relay passes on. */
export function dhcpv6Options(
  relayed: AnyField,
): Field<OptionValue<OptionCases>[], readonly OptionInput<OptionCases>[]> {
  return options(shape, { ...ofMessages, ...labelled({ RELAY_MSG: { code: 9, value: relayed } }) }, about);
}
