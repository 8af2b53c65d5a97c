import { bytes, ipv4, ipv6, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import { bitView } from "./bit-view.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** Messages by their types (RFC 8210 5). */
export const rtrTypes: { readonly [type: number]: string } = {
  0: "Serial Notify",
  1: "Serial Query",
  2: "Reset Query",
  3: "Cache Response",
  4: "IPv4 Prefix",
  6: "IPv6 Prefix",
  7: "End of Data",
  8: "Cache Reset",
  9: "Router Key",
  10: "Error Report",
};

const fields = {
  reserved: bytes("rest", { filter: "reserved", label: "Reserved" }),
  session: u16({ filter: "session_id", label: "Session ID" }),
  length: u32({ filter: "length", label: "Length" }),
  serial: u32({ filter: "serial_number", label: "Serial Number" }),
  prefixFlags: u8({
    filter: "flags",
    label: "Flags",
    show: "hex",
    views: [bitView("flags.aw", "Flag AW", 0x01, ["Announcement", "Withdrawal"])],
  }),
  keyFlags: u8({
    filter: "flags",
    label: "Flags",
    show: "hex",
    views: [bitView("flags.rk", "Flag Router Key", 0x01, ["New Router Key", "Delete Router Key"])],
  }),
  shortest: u8({ filter: "prefix_length", label: "Prefix Length" }),
  longest: u8({ filter: "max_length", label: "Max length" }),
  prefix4: ipv4({ filter: "ipv4_prefix", label: "IPv4 Prefix" }),
  prefix6: ipv6({ filter: "ipv6_prefix", label: "IPv6 Prefix" }),
  system: u32({ filter: "as_number", label: "AS Number" }),
  refresh: u32({ filter: "refresh_interval", label: "Refresh Interval" }),
  retry: u32({ filter: "retry_interval", label: "Retry Interval" }),
  expire: u32({ filter: "expire_interval", label: "Expire Interval" }),
  keyIdentifier: bytes(20, { filter: "subject_key_identifier", label: "Subject Key Identifier" }),
  key: mark({ filter: "subject_public_key_info", label: "Subject Public Key Info" }),
  error: u16({
    filter: "error_code",
    label: "Error Code",
    strings: {
      0: "Corrupt Data",
      1: "Internal Error",
      2: "No Data Available",
      3: "Invalid Request",
      4: "Unsupported Protocol Version",
      5: "Unsupported PDU Type",
      6: "Withdrawal of Unknown Record",
      7: "Duplicate Announcement Received",
      8: "Unexpected Protocol Version",
    },
  }),
  quotedLength: u32({ filter: "length_pdu", label: "Length of Encapsulated PDU" }),
  quoted: bytes("rest", { filter: "error_pdu", label: "Erroneous PDU" }),
  textLength: u32({ filter: "length_text", label: "Length of text" }),
  unknown: mark({
    filter: "=rpkirtr.bad_length",
    label: "Invalid length field",
    expert: { severity: "Error", group: "Malformed" },
  }),
  text: text("rest", { filter: "error_text", label: "Erroneous Text" }),
};
type RtrPage = Page<keyof typeof fields>;

function prefix(page: RtrPage, address: "prefix4" | "prefix6"): void {
  page.take("reserved", 2);
  page.take("length");
  page.take("prefixFlags");
  page.take("shortest");
  page.take("longest");
  page.take("reserved", 1);
  page.take(address);
  page.take("system");
}

function inSession(page: RtrPage): void {
  page.take("session");
  page.take("length");
}

function withSerial(page: RtrPage): void {
  inSession(page);
  page.take("serial");
}

function bare(page: RtrPage): void {
  page.take("reserved", 2);
  page.take("length");
}

const layouts: { readonly [type: number]: (page: RtrPage) => void } = {
  0: withSerial,
  1: withSerial,
  2: bare,
  3: inSession,
  4: (page) => prefix(page, "prefix4"),
  6: (page) => prefix(page, "prefix6"),
  7(page) {
    withSerial(page);
    // Version 0 says nothing of intervals.
    if (page.bytes[page.layerStart] === 0) return;
    page.take("refresh");
    page.take("retry");
    page.take("expire");
  },
  8: bare,
  9(page) {
    page.take("keyFlags");
    // Wireshark shows the octet behind the flags with the first one of the length.
    if (page.left > 1) page.place("reserved", page.at, page.at + 2);
    page.pass(1);
    page.take("length");
    page.take("keyIdentifier");
    page.take("system");
    page.mark("key", page.left);
  },
  10(page) {
    page.take("error");
    page.take("length");
    page.take("quoted", page.take("quotedLength"));
    page.take("text", page.take("textLength"));
  },
};

/** What a message says behind its type. */
export const rtrBody = laidOut(
  "body of a message of RPKI-RTR",
  fields,
  (page) => {
    const lay = layouts[page.bytes[page.layerStart + 1]];
    if (lay) lay(page);
    else page.mark("unknown");
  },
  { label: "Body" },
);
