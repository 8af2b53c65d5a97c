import { u16 as u16At } from "../../bytes/numbers.ts";
import { bytes, ipv4, ipv6, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** Types of messages (RFC 3489 11.1, and those of TURN's drafts). */
export const classicStunTypes: { readonly [type: number]: string } = {
  0x0001: "Binding Request",
  0x0101: "Binding Response",
  0x0111: "Binding Error Response",
  0x0002: "Shared Secret Request",
  0x0102: "Shared Secret Response",
  0x1112: "Shared Secret Error Response",
  0x0003: "Allocate Request",
  0x0103: "Allocate Response",
  0x0113: "Allocate Error Response",
  0x0004: "Send Request",
  0x0104: "Send Response",
  0x0114: "Send Error Response",
  0x0115: "Data Indication",
  0x0006: "Set Active Destination Request",
  0x0106: "Set Active Destination Response",
  0x0116: "Set Active Destination Error Response",
};

const attributes: { readonly [type: number]: string } = {
  0x0001: "MAPPED-ADDRESS",
  0x0002: "RESPONSE-ADDRESS",
  0x0003: "CHANGE-REQUEST",
  0x0004: "SOURCE-ADDRESS",
  0x0005: "CHANGED-ADDRESS",
  0x0006: "USERNAME",
  0x0007: "PASSWORD",
  0x0008: "MESSAGE-INTEGRITY",
  0x0009: "ERROR-CODE",
  0x000b: "REFLECTED-FROM",
  0x000d: "LIFETIME",
  0x000e: "ALTERNATE_SERVER",
  0x000f: "MAGIC_COOKIE",
  0x0010: "BANDWIDTH",
  0x0011: "DESTINATION_ADDRESS",
  0x0012: "REMOTE_ADDRESS",
  0x0013: "DATA",
  0x0014: "NONCE",
  0x0015: "REALM",
  0x0016: "REQUESTED_ADDRESS_TYPE",
  0x8020: "XOR_MAPPED_ADDRESS",
  0x0021: "XOR_ONLY",
  0x8022: "SERVER",
  0xc001: "CONNECTION-REQUEST-BINDING",
  0xc002: "BINDING-CHANGE",
};

const octets = (filter: string, label: string): AnyField => bytes("rest", { filter, label });

const fields = {
  attributes: mark({ filter: "att", label: "Attributes" }),
  attribute: mark({ filter: "", label: "Attribute", line: "classicstun.attribute" }),
  type: u16({ filter: "att.type", label: "Attribute Type", show: "hex", strings: attributes }),
  length: u16({ filter: "att.length", label: "Attribute Length" }),
  family: u8({
    filter: "att.family",
    label: "Protocol Family",
    type: "FT_UINT16",
    show: "hex",
    strings: { 1: "IPv4", 2: "IPv6" },
  }),
  port: u16({ filter: "att.port", label: "Port" }),
  address4: ipv4({ filter: "att.ipv4", label: "IP" }),
  address6: ipv6({ filter: "att.ipv6", label: "IP" }),
  portChanged: u16({ filter: "att.port-xord", label: "Port (XOR-d)" }),
  address4Changed: ipv4({ filter: "att.ipv4-xord", label: "IP (XOR-d)" }),
  address6Changed: ipv6({ filter: "att.ipv6-xord", label: "IP (XOR-d)" }),
  change: u16({
    filter: "",
    views: [bitView("att.change.ip", "Change IP", 4, SET), bitView("att.change.port", "Change Port", 2, SET)],
  }),
  value: octets("att.value", "Value"),
  errorClass: u8({
    filter: "",
    views: [{ filter: "att.error.class", label: "Error Class", type: "FT_UINT8", mask: 7 }],
  }),
  errorCode: u8({ filter: "att.error", label: "Error Code" }),
  reason: text("rest", { filter: "att.error.reason", label: "Error Reason Phase", type: "FT_STRING" }),
  lifetime: u32({ filter: "att.lifetime", label: "Lifetime" }),
  cookie: u32({ filter: "att.magic.cookie", label: "Magic Cookie", show: "hex" }),
  bandwidth: u32({ filter: "att.bandwidth", label: "Bandwidth" }),
  data: bytes("rest", { filter: "att.data", label: "Data", path: "data" }),
  server: text("rest", { filter: "att.server", label: "Server version", type: "FT_STRING" }),
  binding: text("rest", {
    filter: "att.connection_request_binding",
    label: "Connection Request Binding",
    type: "FT_STRING",
  }),
};
type StunPage = Page<keyof typeof fields>;

const ATTRIBUTE_HEADER = 4;
const IPV4 = 1;
const IPV6 = 2;

function address(page: StunPage, isChanged = false): void {
  page.pass(1);
  const family = page.take("family");
  page.take(isChanged ? "portChanged" : "port");
  if (family === IPV4) page.take(isChanged ? "address4Changed" : "address4");
  else if (family === IPV6) page.take(isChanged ? "address6Changed" : "address6");
}

const whole =
  (name: "value" | "data" | "server" | "binding") =>
  (page: StunPage): void => {
    if (page.left > 0) page.take(name, page.left);
  };

const values: { readonly [type: number]: (page: StunPage) => void } = {
  0x0001: address,
  0x0002: address,
  0x0003(page) {
    page.pass(2);
    page.take("change");
  },
  0x0004: address,
  0x0005: address,
  0x0006: whole("value"),
  0x0007: whole("value"),
  0x0008: whole("value"),
  0x0009(page) {
    page.pass(2);
    page.take("errorClass");
    page.take("errorCode");
    page.take("reason", page.left);
  },
  0x000b: address,
  0x000d: (page) => page.take("lifetime"),
  0x000e: address,
  0x000f: (page) => page.take("cookie"),
  0x0010: (page) => page.take("bandwidth"),
  0x0011: address,
  0x0012: address,
  0x0013: whole("data"),
  0x0014: whole("value"),
  0x0015: whole("value"),
  0x8020: (page) => address(page, true),
  0x8022: whole("server"),
  0xc001: whole("binding"),
};

/** The attributes of a message of classic STUN. */
export const classicStunAttributes = laidOut("attributes of classic STUN", fields, (page) => {
  if (page.left === 0) return;
  page.group("attributes", page.left, () => {
    while (page.left > 0) {
      const size = page.peek(2, 2);
      page.group("attribute", ATTRIBUTE_HEADER + size, () => {
        const lay = values[page.take("type")];
        page.take("length");
        page.window(size, (inside) => lay?.(inside as StunPage));
      });
    }
  });
});

/** Whether bytes[start..end) are whole attributes. */
export function areAttributes(octets: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at + ATTRIBUTE_HEADER <= end) at += ATTRIBUTE_HEADER + u16At(octets, at + 2);
  return at === end;
}
