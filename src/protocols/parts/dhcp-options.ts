import { bytes, int, ipv4, options, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { classlessRoutes, domainList, userClass } from "./dhcp-option-codecs.ts";
import {
  addressPairs,
  authentication,
  byEnterprise,
  clientId,
  clientName,
  nameServerSelection,
  rapidDeployment,
  relayAgent,
  sipServers,
} from "./dhcp-option-values.ts";
import {
  bulkLeaseStates,
  civicAddressTypes,
  clientArchitectures,
  dhcpMessageWords,
  leaseStates,
  locationsOf,
  overloads,
} from "./dhcp-option-names.ts";
import { plainName } from "./dns-name.ts";
import { guid } from "./windows-values.ts";

// oxfmt-ignore
const dhcpMessageTypes = {
  discover: 1, offer: 2, request: 3, decline: 4, ack: 5, nak: 6, release: 7, inform: 8, force_renew: 9, lease_query: 10, lease_unassigned: 11,
  lease_unknown: 12, lease_active: 13, bulk_lease_query: 14, lease_query_done: 15, active_lease_query: 16, lease_query_status: 17, tls: 18,
} as const;

const yesNo = { No: 0, Yes: 1 } as const;
const ENABLED = ["Enabled", "Disabled"] as const;

const address = (filter: string, label: string) => ipv4({ filter: `option.${filter}`, label });
const addresses = (filter: string, label: string) => repeated(address(filter, label));
const string = (filter: string, label: string) => text("rest", { filter: `option.${filter}`, label });
const octets = (filter: string, label: string) => bytes("rest", { filter: `option.${filter}`, label });
const flag = (filter: string, label: string, truth: readonly [string, string] = ENABLED) =>
  u8({ filter: `option.${filter}`, label, names: yesNo, type: "FT_BOOLEAN", truth });
const number8 = (filter: string, label: string) => u8({ filter: `option.${filter}`, label });
const named8 = (filter: string, label: string, strings: ValueStrings) =>
  u8({ filter: `option.${filter}`, label, strings });
const number16 = (filter: string, label: string) => u16({ filter: `option.${filter}`, label });
const seconds = (filter: string, label: string) => u32({ filter: `option.${filter}`, label });

/** Options of BOOTP and DHCP (RFC 2132; IANA "BOOTP Vendor Extensions and DHCP Options"). */
export const dhcpOptions = options(
  {
    code: u8({ filter: "option.type", label: "Option", holds: true }),
    length: u8({ filter: "option.length", label: "Length" }),
    data: { filter: "option.value", label: "Value", hidden: true },
    unknown: { data: "option.value", dataLabel: "Value" },
    padding: { filter: "option.padding", label: "Padding" },
    end: 255,
    single: [0],
  },
  {
    pad: {
      code: 0,
      codeField: {
        filter: "",
        views: [
          { filter: "option.type", label: "Option", type: "FT_UINT8", size: 1, holds: true },
          { filter: "option.padding", label: "Padding", type: "FT_BYTES", size: 1 },
        ],
      },
    },
    subnet_mask: { code: 1, value: address("subnet_mask", "Subnet Mask") },
    time_zone: { code: 2, value: int(4, { filter: "option.time_offset", label: "Time Offset" }) },
    router: { code: 3, value: addresses("router", "Router") },
    time_server: { code: 4, value: addresses("time_server", "Time Server") },
    IEN_name_server: { code: 5, value: addresses("name_server", "Name Server") },
    name_server: { code: 6, value: addresses("domain_name_server", "Domain Name Server") },
    log_server: { code: 7, value: addresses("log_server", "Log Server") },
    cookie_server: { code: 8, value: addresses("quotes_server", "Quotes Server") },
    lpr_server: { code: 9, value: addresses("lpr_server", "LPR Server") },
    "impress-servers": { code: 10, value: addresses("impress_server", "Impress Server") },
    "resource-location-servers": { code: 11, value: addresses("resource_location_server", "Resource Location Server") },
    hostname: { code: 12, value: string("hostname", "Host Name") },
    "boot-size": { code: 13, value: number16("boot_file_size", "Boot File Size") },
    dump_path: { code: 14, value: string("merit_dump_file", "Merit Dump File") },
    domain: { code: 15, value: string("domain_name", "Domain Name") },
    "swap-server": { code: 16, value: address("swap_server", "Swap Server") },
    root_disk_path: { code: 17, value: string("root_path", "Root Path") },
    "extensions-path": { code: 18, value: string("extension_path", "Extensions Path") },
    "ip-forwarding": { code: 19, value: flag("ip_forwarding", "IP Forwarding") },
    "non-local-source-routing": { code: 20, value: flag("non_local_source_routing", "Non-Local Source Routing") },
    "policy-filter": { code: 21, value: addressPairs("policy_filter", "IP Address", "Subnet Mask") },
    max_dgram_reass_size: {
      code: 22,
      value: number16("max_datagram_reassembly_size", "Maximum Datagram Reassembly Size"),
    },
    default_ttl: { code: 23, value: number8("default_ip_ttl", "Default IP Time-to-Live") },
    pmtu_timeout: { code: 24, value: seconds("path_mtu_aging_timeout", "Path MTU Aging Timeout") },
    "path-mtu-plateau-table": {
      code: 25,
      value: repeated(number16("path_mtu_plateau_table_item", "Path MTU Plateau Table Item")),
    },
    "interface-mtu": { code: 26, value: number16("interface_mtu", "Interface MTU") },
    "all-subnets-local": { code: 27, value: flag("all_subnets_are_local", "All Subnets are Local", ["Yes", "No"]) },
    broadcast_address: { code: 28, value: address("broadcast_address", "Broadcast Address") },
    "perform-mask-discovery": { code: 29, value: flag("perform_mask_discovery", "Perform Mask Discovery") },
    "mask-supplier": { code: 30, value: flag("mask_supplier", "Mask Supplier", ["Yes", "No"]) },
    "router-discovery": { code: 31, value: flag("perform_router_discover", "Perform Router Discover") },
    "router-solicitation-address": {
      code: 32,
      value: address("router_solicitation_address", "Router Solicitation Address"),
    },
    "static-routes": { code: 33, value: addressPairs("static_route", "Destination IP Address", "Destination Router") },
    "trailer-encapsulation": { code: 34, value: flag("trailer_encapsulation", "Trailer Encapsulation") },
    arp_cache_timeout: { code: 35, value: seconds("arp_cache_timeout", "ARP Cache Timeout") },
    "ieee802-3-encapsulation": { code: 36, value: flag("ethernet_encapsulation", "Ethernet Encapsulation") },
    tcp_ttl: { code: 37, value: number8("tcp_default_ttl", "TCP Default TTL") },
    tcp_keepalive_interval: { code: 38, value: seconds("tcp_keepalive_interval", "TCP Keepalive Interval") },
    tcp_keepalive_garbage: { code: 39, value: flag("tcp_keepalive_garbage", "TCP Keepalive Garbage") },
    NIS_domain: { code: 40, value: string("nis_domain", "Network Information Service Domain") },
    NIS_server: { code: 41, value: addresses("nis_server", "Network Information Service Server") },
    NTP_server: { code: 42, value: addresses("ntp_server", "Network Time Protocol Server") },
    vendor_specific: { code: 43, value: octets("vendor.value", "Value") },
    NetBIOS_server: { code: 44, value: addresses("netbios_over_tcpip_name_server", "NetBIOS over TCP/IP Name Server") },
    NetBIOS_dist_server: {
      code: 45,
      value: addresses("netbios_over_tcpip_dd_name_server", "NetBIOS over TCP/IP Datagram Distribution Name Server"),
    },
    NetBIOS_node_type: {
      code: 46,
      value: u8({
        filter: "option.netbios_over_tcpip_node_type",
        label: "NetBIOS over TCP/IP Node Type",
        names: { "B-node": 1, "P-node": 2, "M-node": 4, "H-node": 8 },
      }),
    },
    "netbios-scope": { code: 47, value: string("netbios_over_tcpip_scope", "NetBIOS over TCP/IP Scope") },
    "font-servers": { code: 48, value: addresses("xwindows_system_font_server", "X Window System Font Server") },
    "x-display-manager": {
      code: 49,
      value: addresses("xwindows_system_display_manager", "X Window System Display Manager"),
    },
    requested_addr: { code: 50, value: address("requested_ip_address", "Requested IP Address") },
    lease_time: { code: 51, value: seconds("ip_address_lease_time", "IP Address Lease Time") },
    "dhcp-option-overload": {
      code: 52,
      value: u8({
        filter: "option.option_overload",
        strings: overloads,
        label: "Option Overload",
        names: { file: 1, sname: 2, "file and sname": 3 },
      }),
    },
    "message-type": {
      code: 53,
      value: u8({ filter: "option.dhcp", strings: dhcpMessageWords, label: "DHCP", names: dhcpMessageTypes }),
    },
    server_id: { code: 54, value: address("dhcp_server_id", "DHCP Server Identifier") },
    param_req_list: { code: 55, value: repeated(number8("request_list_item", "Parameter Request List Item")) },
    error_message: { code: 56, value: string("message", "Message") },
    max_dhcp_size: { code: 57, value: number16("dhcp_max_message_size", "Maximum DHCP Message Size") },
    renewal_time: { code: 58, value: seconds("renewal_time_value", "Renewal Time Value") },
    rebinding_time: { code: 59, value: seconds("rebinding_time_value", "Rebinding Time Value") },
    vendor_class_id: { code: 60, value: string("vendor_class_id", "Vendor class identifier") },
    client_id: { code: 61, value: clientId },
    "nwip-domain-name": { code: 62, value: string("novell_netware_ip_domain", "Novell/Netware IP domain") },
    "nwip-sub-options": { code: 63, value: octets("novell_options.value", "Value") },
    NISplus_domain: { code: 64, value: string("nis_plus_domain", "Network Information Service+ Domain") },
    NISplus_server: { code: 65, value: addresses("nis_plus_server", "Network Information Service+ Server") },
    tftp_server_name: { code: 66, value: string("tftp_server_name", "TFTP Server Name") },
    "boot-file-name": { code: 67, value: string("bootfile_name", "Bootfile name") },
    "mobile-ip-home-agent": { code: 68, value: addresses("mobile_ip_home_agent", "Mobile IP Home Agent") },
    SMTP_server: { code: 69, value: addresses("smtp_server", "SMTP Server") },
    POP3_server: { code: 70, value: addresses("pop3_server", "POP3 Server") },
    NNTP_server: { code: 71, value: addresses("nntp_server", "NNTP Server") },
    WWW_server: { code: 72, value: addresses("default_www_server", "Default WWW Server") },
    Finger_server: { code: 73, value: addresses("default_finger_server", "Default Finger Server") },
    IRC_server: { code: 74, value: addresses("default_irc_server", "Default IRC Server") },
    StreetTalk_server: { code: 75, value: addresses("streettalk_server", "StreetTalk Server") },
    StreetTalk_Dir_Assistance: {
      code: 76,
      value: addresses("streettalk_da_server", "StreetTalk Directory Assistance Server"),
    },
    user_class: { code: 77, value: userClass({ filter: "option.user_class", label: "Instance of User Class" }) },
    slp_service_agent: {
      code: 78,
      value: struct({
        mandatory: named8("slp_directory_agent.value", "Value", {
          0: "Dynamic Discovery",
          1: "Static Discovery",
          128: "Backwards compatibility",
        }),
        agents: addresses("slp_directory_agent.slpda_address", "SLPDA Address"),
      }),
    },
    slp_service_scope: {
      code: 79,
      value: struct({
        mandatory: named8("slp_service_scope.value", "Value", { 0: "Preferred Scope", 1: "Mandatory Scope" }),
        scopes: string("slp_service_scope.string", "SLP Service Scope"),
      }),
    },
    rapid_commit: { code: 80, filter: "option.rapid_commit" },
    client_FQDN: { code: 81, value: clientName },
    relay_agent_information: { code: 82, value: relayAgent },
    "isns-servers": { code: 83, value: octets("isns", "iSNS") },
    "nds-server": { code: 85, value: addresses("novell_dss.ip", "Novell Directory Services Servers") },
    "nds-tree-name": { code: 86, value: string("novell_ds_tree_name", "Novell Directory Services Tree Name") },
    "nds-context": { code: 87, value: string("novell_ds_context", "Novell Directory Services Context") },
    "bcms-controller-names": {
      code: 88,
      value: domainList({ filter: "option.bcmcs_names", label: "BCMCS Controller Domain Names" }),
    },
    "bcms-controller-address": { code: 89, value: addresses("bcmcs_address", "BCMCS Controller IPv4 address") },
    authentication: { code: 90, value: authentication },
    "client-last-transaction-time": {
      code: 91,
      value: seconds("client_last_transaction_time", "Client last transaction time"),
    },
    "associated-ip": { code: 92, value: addresses("associated_ip_option", "Associated IP option") },
    pxe_client_architecture: {
      code: 93,
      value: repeated(
        u16({
          filter: "option.client_system_architecture",
          label: "Client System Architecture",
          strings: clientArchitectures,
        }),
      ),
    },
    pxe_client_network_interface: {
      code: 94,
      value: struct({
        type: u8({ filter: "" }),
        major: u8({ filter: "client_network_id_major", label: "Major Version" }),
        minor: u8({ filter: "client_network_id_minor", label: "Minor Version" }),
      }),
    },
    ldap: { code: 95, value: string("ldap_url", "LDAP") },
    pxe_client_machine_identifier: {
      code: 97,
      value: struct({
        type: u8({ filter: "" }),
        id: guid({ filter: "client_id.uuid", label: "Client Identifier (UUID)" }),
      }),
    },
    "uap-servers": {
      code: 98,
      value: string("open_group_user_authentication", "Open Group's User Authentication Protocol"),
    },
    "civic-location": {
      code: 99,
      value: struct({
        what: named8("civic_location.what", "What", locationsOf),
        country: text(2, { filter: "option.civic_location.country", type: "FT_STRINGZ", label: "Country" }),
        elements: repeated(
          struct({
            type: named8("civic_location.ca_type", "CA Type", civicAddressTypes),
            value: text(
              { prefix: 1 },
              { filter: "option.civic_location.ca_value", type: "FT_STRINGZ", label: "CA Value" },
            ),
          }),
        ),
      }),
    },
    pcode: { code: 100, value: string("tz_pcode", "TZ PCode") },
    tcode: { code: 101, value: string("tz_tcode", "TZ TCode") },
    "ipv6-only-preferred": { code: 108, value: seconds("ipv6_only_preferred", "IPv6-Only Preferred") },
    "netinfo-server-address": {
      code: 112,
      value: addresses("netinfo_parent_server_address", "NetInfo Parent Server Address"),
    },
    "netinfo-server-tag": { code: 113, value: string("netinfo_parent_server_tag", "NetInfo Parent Server Tag") },
    "default-url": { code: 114, value: string("default_url", "DHCP Captive-Portal") },
    "auto-config": {
      code: 116,
      value: named8("dhcp_auto_configuration", "DHCP Auto-Configuration", {
        0: "DoNotAutoConfigure",
        1: "AutoConfigure",
      }),
    },
    "name-service-search": {
      code: 117,
      value: repeated(number16("dhcp_name_service_search_option", "DHCP Name Service Search Option")),
    },
    "subnet-selection": { code: 118, value: address("subnet_selection_option", "Subnet Selection Option") },
    "domain-search": {
      code: 119,
      value: domainList({ filter: "option.dhcp_dns_domain_search_list_fqdn", type: "FT_STRINGZ", label: "FQDN" }),
    },
    "sip-servers": { code: 120, value: sipServers },
    classless_static_routes: {
      code: 121,
      value: classlessRoutes({ filter: "option.classless_static_route", label: "Subnet/MaskWidth-Router" }),
    },
    "cablelabs-client-configuration": { code: 122, value: octets("vendor.cl", "CableLabs Client Configuration") },
    "geospatial-location": { code: 123, value: octets("rfc3825", "Coordinate-based Location Configuration") },
    vendor_class: { code: 124, value: byEnterprise("vi_class") },
    vendor_specific_information: { code: 125, value: byEnterprise("vi") },
    tftp_server_ip_address: { code: 128, value: octets("private_128", "Value") },
    "pana-agent": { code: 136, value: addresses("pana_agent", "PANA Authentication Agent") },
    "v4-lost": {
      code: 137,
      value: plainName({
        filter: "option.lost_server_domain_name",
        type: "FT_STRINGZ",
        label: "LoST Server Domain Name",
      }),
    },
    "capwap-ac-v4": { code: 138, value: addresses("capwap_access_controller", "CAPWAP Access Controller") },
    "andsf-v4": { code: 142, value: addresses("andsf_server", "ANDSF Server") },
    sztp_redirect: { code: 143, value: repeated(text({ prefix: 2 }, { filter: "option.sztp_redirect" })) },
    forcerenew_nonce_capable: {
      code: 145,
      value: repeated(named8("forcerenew_nonce.algorithm", "Algorithm", { 1: "HMAC-MD5" })),
    },
    "rdnss-selection": {
      code: 146,
      value: nameServerSelection,
    },
    tftp_server_address: { code: 150, value: addresses("tftp_server_address", "TFTP Server Address") },
    "status-code": {
      code: 151,
      value: struct({
        status: named8("bulk_lease.status_code", "Status Code", bulkLeaseStates),
        message: string("bulk_lease.status_code_message", "Status Code Message"),
      }),
    },
    "base-time": { code: 152, value: seconds("bulk_lease.base_time", "Base Time") },
    "start-time-of-state": { code: 153, value: seconds("bulk_lease.start_time_of_state", "Start time of state") },
    "query-start-time": { code: 154, value: seconds("bulk_lease.query_start_time", "Query start time") },
    "query-end-time": { code: 155, value: seconds("bulk_lease.query_end_time", "Query end time") },
    "dhcp-state": {
      code: 156,
      value: named8("bulk_lease.dhcp_state", "Dhcp State", leaseStates),
    },
    "data-source": { code: 157, value: number8("bulk_lease.data_source", "Data Source") },
    "v4-pcp-server": {
      code: 158,
      value: repeated(repeated(address("pcp.server", "PCP Server"), { size: { prefix: 1 } })),
    },
    "v4-portparams": {
      code: 159,
      value: struct({
        offset: number8("portparams.offset", "Offset"),
        psid_length: number8("portparams.psid_length", "PSID-Length"),
        psid: number16("portparams.psid", "PSID"),
      }),
    },
    "v4-captive-portal": { code: 160, value: string("captive_portal", "Captive Portal") },
    "mud-url": { code: 161, value: string("mudurl", "MUDURL") },
    "v4-dnr": { code: 162, value: octets("dnr", "Encrypted DNS") },
    pxelinux_magic: {
      code: 208,
      value: u32({ filter: "option.pxelinux_magic", label: "PXELINUX Magic", show: "hex" }),
    },
    pxelinux_configuration_file: { code: 209, value: string("pxe_config_file", "PXELINUX configuration file") },
    pxelinux_path_prefix: { code: 210, value: string("pxe_path_prefix", "PXELINUX path prefix") },
    pxelinux_reboot_time: { code: 211, value: seconds("pxe_reboot_time", "Reboot Time") },
    "option-6rd": { code: 212, value: rapidDeployment },
    "v4-access-domain": { code: 213, value: plainName({ filter: "option.access_domain", label: "Access Domain" }) },
    "subnet-allocation": { code: 220, value: octets("subnet_alloc", "Subnet Allocation") },
    "virtual-subnet-allocation": { code: 221, value: octets("virtual_subnet", "Virtual Subnet Selection") },
    classless_static_routes_microsoft: {
      code: 249,
      value: classlessRoutes({ filter: "option.classless_static_route", label: "Subnet/MaskWidth-Router" }),
    },
    private_proxy_autodiscovery: {
      code: 252,
      value: string("private_proxy_autodiscovery", "Private/Proxy autodiscovery"),
    },
    end: {
      code: 255,
      codeField: {
        filter: "",
        views: [
          { filter: "option.type", label: "Option", type: "FT_UINT8", size: 1, number: () => 0, holds: true },
          { filter: "option.end", label: "Option End", type: "FT_UINT8", size: 1 },
        ],
      },
    },
  },
  { filter: "" },
);
