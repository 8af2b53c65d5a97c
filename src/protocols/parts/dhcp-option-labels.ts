import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { stringFor } from "../../definition/value-strings.ts";
import { dhcpMessageWords, dhcpOptionNames, relayOptionNames } from "./dhcp-option-names.ts";
import { durationWords } from "./duration-words.ts";

const OPTION = "dhcp.option.type";
const RELAYED = "dhcp.option.agent_information_option.suboption";
const MESSAGE_TYPE = 53;
const END = 255;
const FOREVER = 0xffffffff;

/** The options whose line has the one address that they hold, by code. */
const ADDRESSES: { readonly [code: number]: string } = {
  1: "dhcp.option.subnet_mask",
  16: "dhcp.option.swap_server",
  28: "dhcp.option.broadcast_address",
  32: "dhcp.option.router_solicitation_address",
  50: "dhcp.option.requested_ip_address",
  54: "dhcp.option.dhcp_server_id",
};

const RELAYED_ADDRESSES: { readonly [code: number]: string } = {
  5: "dhcp.option.agent_information_option.link_selection",
  11: "dhcp.option.agent_information_option.server_id_override",
};

const SECONDS: { readonly [name: string]: string } = {
  time_offset: "Time Offset",
  path_mtu_aging_timeout: "Path MTU Aging Timeout",
  arp_cache_timeout: "ARP Cache Timeout",
  tcp_keepalive_interval: "TCP Keepalive Interval",
  ip_address_lease_time: "IP Address Lease Time",
  renewal_time_value: "Renewal Time Value",
  rebinding_time_value: "Rebinding Time Value",
  client_last_transaction_time: "Client last transaction time",
  "bulk_lease.start_time_of_state": "Start Time Of State",
};

/** Wireshark's word for a message type. */
export function dhcpMessageType(type: number): string {
  return stringFor(dhcpMessageWords, type) ?? `Unknown Message Type (0x${type.toString(16).padStart(2, "0")})`;
}

/** Writes the line that holds an option: its code, its name and, of some, what it says. */
function option(line: InfoLine, quad: number): void {
  // Of the end Wireshark has the number 0.
  const isEnd = line.number(quad) === 0 && within(line, quad, "dhcp.option.end", OPTION) >= 0;
  const code = isEnd ? END : line.number(quad);
  line.utf8(`Option: ${codeAndName(code, dhcpOptionNames)}`);
  if (code === MESSAGE_TYPE) {
    const type = within(line, quad, "dhcp.option.dhcp", OPTION);
    if (type >= 0) line.utf8(` (${dhcpMessageType(line.number(type))})`);
  } else bracketed(line, quad, ADDRESSES[code], OPTION);
}

function relayed(line: InfoLine, quad: number): void {
  const code = line.number(quad);
  line.utf8(`Option 82 Suboption: ${codeAndName(code, relayOptionNames)}`);
  bracketed(line, quad, RELAYED_ADDRESSES[code], RELAYED);
}

function codeAndName(code: number, names: ValueStrings): string {
  return `(${code}) ${stringFor(names, code) ?? "Unknown"}`;
}

/** Writes the address that an option holds. */
function bracketed(line: InfoLine, quad: number, name: string | undefined, code: string): void {
  const address = name === undefined ? -1 : within(line, quad, name, code);
  if (address < 0) return;
  line.text(" (");
  line.show(address, false);
  line.text(")");
}

/** A field of the option whose code is at a quad; -1 where it has none of this name. */
function within(line: InfoLine, quad: number, name: string, code: string): number {
  const found = line.find(name, quad);
  const next = line.find(code, quad);
  return next < 0 || found < next ? found : -1;
}

function seconds(label: string) {
  return (line: InfoLine, quad: number): void => {
    const value = line.number(quad);
    line.text(`${label}: (${value}s) ${inWords(value)}`);
  };
}

function inWords(value: number): string {
  if (value === FOREVER) return "infinity";
  return value < 0 ? `-${durationWords(-value)}` : durationWords(value);
}

/** The bits of a name's flags that are set (RFC 4702 2.1), lowest last. */
const NAME_FLAGS = ["Server DDNS", "Encoding", "Server overrides", "Server"];

function nameFlags(line: InfoLine, quad: number): void {
  const set = line.number(quad);
  line.text(`Flags: 0x${set.toString(16).padStart(2, "0")}`);
  for (let i = 0; i < NAME_FLAGS.length; i++) if ((set & (8 >> i)) !== 0) line.text(`, ${NAME_FLAGS[i]}`);
}

function requested(line: InfoLine, quad: number): void {
  line.utf8(`Parameter Request List Item: ${codeAndName(line.number(quad), dhcpOptionNames)}`);
}

/** A route of so wide a destination by a router, as Wireshark writes it (RFC 3442). */
function route(line: InfoLine, quad: number): void {
  const octets = line.octetsOf(quad);
  const [width] = octets;
  const known = (width + 7) >> 3;
  const destination = [0, 1, 2, 3].map((at) => (at < known ? octets[1 + at] : 0)).join(".");
  const router = octets.subarray(1 + known, 5 + known).join(".");
  line.text(width === 0 ? ` default-${router}` : ` ${destination}/${width}-${router}`);
}

/** The lines of DHCP's options, by Wireshark's names of fields. */
export const dhcpOptionLabels: NonNullable<InfoText["labels"]> = {
  [OPTION]: option,
  [RELAYED]: relayed,
  "dhcp.fqdn.flags": nameFlags,
  "dhcp.option.request_list_item": requested,
  "dhcp.option.classless_static_route": route,
  "dhcp.cookie": (line, quad) => {
    line.text("Magic cookie: ");
    if (line.number(quad) === DHCP_COOKIE) line.text("DHCP");
    else line.show(quad);
  },
  ...Object.fromEntries(Object.entries(SECONDS).map(([name, label]) => [`dhcp.option.${name}`, seconds(label)])),
};
const DHCP_COOKIE = 0x63825363;
