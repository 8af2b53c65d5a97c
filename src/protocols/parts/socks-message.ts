import { decodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, ipv4, ipv6, mark, u16, u8 } from "../../definition/fields.ts";
import type { AnyField, FieldType } from "../../definition/kinds.ts";
import { socksCommands, unpackSocks, type SocksStage } from "../../definition/socks-told.ts";
import { laidOut, type Page } from "./laid-out.ts";

const results = {
  0: "Succeeded",
  1: "General SOCKS server failure",
  2: "Connection not allowed by ruleset",
  3: "Network unreachable",
  4: "Host unreachable",
  5: "Connection refused",
  6: "TTL expired",
  7: "Command not supported",
  8: "Address type not supported",
  90: "Granted",
  91: "Rejected or Failed",
  92: "Rejected because SOCKS server cannot connect to identd on the client",
  93: "Rejected because the client program and identd report different user-ids",
} as const;
/** A text behind an octet that counts it, which is part of the field. */
const counted = (filter: string, label: string): AnyField =>
  custom(
    derivedText(filter, (octets, start, end) => decodeText(octets, start + 1, end)),
    { filter, label, type: "FT_STRING", evenEmpty: true },
  );
/** A text with the zero that ends it. */
const zeroEnded = (filter: string, label: string, type: FieldType): AnyField =>
  custom(
    derivedText(filter, (octets, start, end) => decodeText(octets, start, end - 1)),
    { filter, label, type, evenEmpty: true },
  );
const address = ipv4({ filter: "dst", label: "Remote Address" });

const fields = {
  version: u8({ filter: "version", label: "Version" }),
  command: u8({ filter: "command", label: "Command", strings: socksCommands }),
  port4: u16({ filter: "dstport", label: "Remote Port" }),
  address,
  user4: zeroEnded("username", "User name", "FT_STRING"),
  name4: zeroEnded("v4a_dns_name", "SOCKS v4a Remote Domain Name", "FT_STRINGZ"),
  result4: u8({ filter: "results", label: "Results(V4)", strings: results }),
  result5: u8({ filter: "results", label: "Results(V5)", strings: results }),
  methods: mark({ filter: "", label: "Client Authentication Methods" }),
  methodCount: u8({ filter: "auth_method_count", label: "Authentication Method Count" }),
  method: u8({ filter: "auth_method", label: "Method" }),
  accepted: u8({ filter: "auth_accepted_method", label: "Accepted Auth Method" }),
  negotiation: u8({ filter: "subnegotiation_version", label: "Subnegotiation Version" }),
  user: counted("username", "User name"),
  password: counted("password", "Password"),
  status: u8({ filter: "auth_status", label: "Status" }),
  gssCommand: u8({
    filter: "gssapi.command",
    label: "SOCKS/GSSAPI command",
    strings: { 1: "Authentication", 255: "Failure" },
  }),
  gssLength: u16({ filter: "gssapi.length", label: "SOCKS/GSSAPI data length" }),
  gssData: bytes("rest", { filter: "gssapi.data", label: "GSSAPI data" }),
  reserved: u8({ filter: "reserved", label: "Reserved" }),
  addressType: u8({
    filter: "address_type",
    label: "Address Type",
    strings: { 1: "IPv4", 3: "Domain Name", 4: "IPv6" },
  }),
  address6: ipv6({ filter: "dstV6", label: "Remote Address(ipv6)" }),
  name: counted("remote_name", "Remote name"),
  port: u16({ filter: "port", label: "Port" }),
  hostPort: u16({ filter: "remote_host_port", label: "Remote Host Port" }),
};
const worked = { told: u8({ filter: "version", label: "Version" }) };
type Name = keyof typeof fields;
type SocksPage = Page<Name | keyof typeof worked>;

const FAILURE = 255;

/** Takes a text with the zero that ends it. */
function ended(page: SocksPage, name: Name): void {
  const zero = page.bytes.indexOf(0, page.at);
  if (page.lacks || zero < 0 || zero >= page.end) page.fail();
  else page.take(name, zero + 1 - page.at);
}

/** Takes an octet that counts, and what it counts. */
function short(page: SocksPage, name: Name): void {
  if (page.left < 1) page.fail();
  else page.take(name, 1 + page.peek(1));
}

function request4(page: SocksPage): void {
  page.take("version");
  page.take("command");
  page.take("port4");
  const asked = page.take("address");
  ended(page, "user4");
  // An address of 0.0.0.x stands for a name behind (SOCKS 4A).
  if (asked > 0 && asked < 256) ended(page, "name4");
}

function methods(page: SocksPage): void {
  page.take("version");
  page.group("methods", 1 + page.peek(1), () => {
    for (let left = page.take("methodCount"); left > 0 && !page.lacks; left--) page.take("method");
  });
}

function gssapi(page: SocksPage): void {
  page.take("negotiation");
  if (page.take("gssCommand") !== FAILURE) page.take("gssData", page.take("gssLength"));
}

function target(page: SocksPage, port: Name): void {
  page.take("reserved");
  const type = page.take("addressType");
  if (type === 1) page.take("address");
  else if (type === 3) short(page, "name");
  else if (type === 4) page.take("address6");
  page.take(port);
}

const layouts: { readonly [stage in SocksStage]?: (page: SocksPage) => void } = {
  request4,
  response4(page) {
    page.take("version");
    page.take("result4");
    page.take("port4");
    page.take("address");
  },
  methods,
  method(page) {
    page.take("version");
    page.take("accepted");
  },
  user(page) {
    page.take("negotiation");
    short(page, "user");
    short(page, "password");
  },
  userReply(page) {
    page.take("negotiation");
    page.take("status");
  },
  gssapi,
  gssapiReply: gssapi,
  command(page) {
    page.take("version");
    page.take("command");
    target(page, "port");
  },
  commandReply(page) {
    page.take("version");
    page.take("result5");
    target(page, "port");
  },
  bindReply(page) {
    page.take("version");
    page.take("result5");
    target(page, "hostPort");
  },
};
/** Messages that have no version of SOCKS themselves. */
const unversioned: readonly SocksStage[] = ["user", "userReply", "gssapi", "gssapiReply"];

/** What a segment of SOCKS says; which of its messages it is whoever follows the connection tells (`packSocks`). */
export const socksMessage = laidOut(
  "message of SOCKS",
  fields,
  (page) => {
    const { stage } = unpackSocks(page.told);
    if (unversioned.includes(stage)) page.place("told", page.start, page.start, 5);
    layouts[stage]?.(page);
  },
  { worked },
);
