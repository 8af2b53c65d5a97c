import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { dhcpv6OptionTexts } from "../parts/dhcpv6-option-texts.ts";
import { printName } from "../parts/dns-name-line.ts";
import { DHCP6 } from "./dhcpv6.ts";
import { authenticationLine, duidLine, timeServers } from "./dhcpv6-values.dump.ts";

// oxfmt-ignore
const typeTexts: { readonly [type: number]: string } = {
  1: "solicit", 2: "advertise", 3: "request", 4: "confirm", 5: "renew", 6: "rebind", 7: "reply", 8: "release", 9: "decline", 10: "reconfigure",
  11: "inf-req", 12: "relay-fwd", 13: "relay-reply", 14: "leasequery", 15: "leasequery-reply",
};
const RELAY_FORWARD = 12;
const RELAY_REPLY = 13;
/** The option that holds a relayed message. */
const RELAYED = 9;
// oxfmt-ignore
const statusTexts: { readonly [code: number]: string } = {
  0: "Success", 1: "UnspecFail", 2: "NoAddrsAvail", 3: "NoBinding", 4: "NotOnLink", 5: "UseMulticast", 6: "NoPrefixAvail", 7: "UnknownQueryType",
  8: "MalformedQuery", 9: "NotConfigured", 10: "NotAllowed",
};

/** Octets of a message before its options, and of a relay's. */
const HEADER = 4;
const RELAY_HEADER = 34;
const OPTION_HEADER = 4;
/** Octets that are shown of what only its maker understands. */
const EXCERPT = 10;

export const dhcpv6Text = dumpText(DHCP6, messageLine);

/** Prints a message, with those that relays have put into theirs. */
function messageLine(line: DumpLine, at: number, length: number): void {
  line.protocol = "dhcp6";
  line.text("dhcp6");
  if (!line.has(at, HEADER)) {
    line.truncated();
    return;
  }
  const type = line.u8(at);
  line.octet(32);
  line.named(typeTexts, type, "msgtype-%");
  if (line.verbose === 0) return;
  const end = Math.min(line.end, at + length);
  line.text(" (");
  if (type === RELAY_FORWARD || type === RELAY_REPLY) {
    line.need(at + 2, 16);
    line.text("linkaddr=");
    line.host6(at + 2);
    line.need(at + 18, 16);
    line.text(" peeraddr=");
    line.host6(at + 18);
    optionLines(line, at + RELAY_HEADER, end);
  } else {
    line.text("xid=");
    line.hex(line.u24(at + 1));
    optionLines(line, at + HEADER, end);
  }
  line.text(")");
}

function optionLines(line: DumpLine, at: number, end: number): void {
  let next = at;
  while (next < end) {
    const value = next + OPTION_HEADER;
    if (value > end || value + line.u16(next + 2) > end) {
      line.truncated();
      return;
    }
    const code = line.u16(next);
    const length = line.u16(next + 2);
    line.text(" (");
    line.named(dhcpv6OptionTexts, code, "opt_%");
    if (!optionValue(line, code, value, length)) {
      line.truncated();
      return;
    }
    // The option of a relayed message ends with the message's own bracket.
    if (code !== RELAYED) line.text(")");
    next = value + length;
  }
}

/** Prints a value; false where the list of options cannot be read on. */
function optionValue(line: DumpLine, code: number, at: number, length: number): boolean {
  switch (code) {
    case 1:
    case 2:
      duidLine(line, at, length);
      break;
    case 3:
    case 25:
      if (enough(line, length >= 12)) association(line, at, length);
      break;
    case 4:
      if (enough(line, length >= 4)) {
        line.text(` IAID:${line.u32(at)}`);
        optionLines(line, at + 4, at + length);
      }
      break;
    case 5:
      if (enough(line, length >= 24)) leasedAddress(line, at, length);
      break;
    case 6:
    case 43:
      if (enough(line, length % 2 === 0)) requested(line, at, length);
      break;
    case 7:
      if (enough(line, length === 1)) line.text(` ${line.u8(at)}`);
      break;
    case 8:
      if (enough(line, length === 2)) line.text(` ${line.u16(at)}`);
      break;
    case RELAYED:
      line.text(" (");
      line.upTo(at + length, messageLine, at, length);
      line.text(")");
      break;
    case 11:
      if (enough(line, length >= 11)) authenticationLine(line, at, length);
      break;
    case 13:
      if (enough(line, length >= 2)) {
        line.octet(32);
        const status = line.u16(at);
        if (status > 255) line.text("INVALID code");
        else line.named(statusTexts, status, "code%");
      }
      break;
    case 18:
    case 38:
      excerpt(line, at, length);
      break;
    case 19:
      if (enough(line, length === 1)) reconfigure(line, line.u8(at));
      break;
    case 21:
    case 24:
      return names(line, at, length);
    case 22:
    case 23:
    case 27:
    case 28:
    case 31:
    case 34:
    case 40:
    case 48:
      if (enough(line, length % 16 === 0)) addresses(line, at, length);
      break;
    case 26:
      if (enough(line, length >= 25)) leasedPrefix(line, at, length);
      break;
    case 32:
    case 46:
      if (enough(line, length === 4)) line.text(` ${line.u32(at)}`);
      break;
    case 37:
      if (enough(line, length >= 4)) {
        line.text(` ${line.u32(at)}`);
        excerpt(line, at + 4, length - 4);
      }
      break;
    case 41:
    case 42:
    case 112:
      if (enough(line, length >= 5)) visibleText(line, at, length);
      break;
    case 44:
      if (enough(line, length >= 17)) query(line, at, length);
      break;
    case 45:
      optionLines(line, at, at + length);
      break;
    case 47:
      if (enough(line, length >= 16)) {
        line.octet(32);
        line.host6(at);
        excerpt(line, at + 16, length - 16);
      }
      break;
    case 56:
      return !enough(line, length >= 4) || timeServers(line, at, length);
    case 64:
      if (enough(line, length >= 3)) tunnelName(line, at, length);
      break;
  }
  return true;
}

/** A value of the wrong size is a question mark. */
function enough(line: DumpLine, right: boolean): boolean {
  if (!right) line.text(" ?");
  return right;
}

function association(line: DumpLine, at: number, length: number): void {
  line.text(` IAID:${line.u32(at)} T1:${line.u32(at + 4)} T2:${line.u32(at + 8)}`);
  optionLines(line, at + 12, at + length);
}

function leasedAddress(line: DumpLine, at: number, length: number): void {
  line.octet(32);
  line.host6(at);
  line.text(` pltime:${line.u32(at + 16)} vltime:${line.u32(at + 20)}`);
  optionLines(line, at + 24, at + length);
}

function leasedPrefix(line: DumpLine, at: number, length: number): void {
  line.octet(32);
  line.host6(at + 9);
  line.text(`/${line.u8(at + 8)} pltime:${line.u32(at)} vltime:${line.u32(at + 4)}`);
  optionLines(line, at + 25, at + length);
}

function requested(line: DumpLine, at: number, length: number): void {
  for (let i = 0; i < length; i += 2) {
    line.octet(32);
    line.named(dhcpv6OptionTexts, line.u16(at + i), "opt_%");
  }
}

function reconfigure(line: DumpLine, type: number): void {
  if (type === 5) line.text(" for renew");
  else if (type === 11) line.text(" for inf-req");
  else line.text(` for ???(${type.toString(16).padStart(2, "0")})`);
}

function addresses(line: DumpLine, at: number, length: number): void {
  for (let i = 0; i < length; i += 16) {
    line.octet(32);
    line.host6(at + i);
  }
}

function names(line: DumpLine, at: number, length: number): boolean {
  for (let next = at; next < at + length;) {
    line.octet(32);
    next = printName(line, next, at + length);
    if (next < 0) return false;
  }
  return true;
}

function query(line: DumpLine, at: number, length: number): void {
  const type = line.u8(at);
  line.text(type === 1 ? " by-address " : type === 2 ? " by-clientID " : ` type_${type} `);
  line.host6(at + 1);
  optionLines(line, at + 17, at + length);
}

function excerpt(line: DumpLine, at: number, length: number): void {
  line.octet(32);
  line.hexOctets(line.bytes, at, at + Math.min(length, EXCERPT));
  line.text("...");
}

/** Text up to its first zero. */
function visibleText(line: DumpLine, at: number, length: number): void {
  line.octet(32);
  let end = at;
  while (end < at + length && line.bytes[end] !== 0) end++;
  line.visible(at, end);
}

/** AFTR-Name (RFC 6334): labels with dots between. */
function tunnelName(line: DumpLine, at: number, length: number): void {
  line.octet(32);
  let next = at;
  let left = length;
  while (left > 0 && line.u8(next) > 0) {
    const size = line.u8(next++);
    if (size >= left - 1) {
      line.text(" ?");
      return;
    }
    let end = next;
    while (end < next + size && line.bytes[end] !== 0) end++;
    line.visible(next, end);
    next += size;
    left -= size + 1;
    if (line.u8(next) > 0) line.text(".");
  }
}
