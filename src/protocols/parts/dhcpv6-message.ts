import { bytes, ipv6, struct, u24, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { dhcpv6Options } from "./dhcpv6-options.ts";

// oxfmt-ignore
const dhcpv6Types = {
  SOLICIT: 1, ADVERTISE: 2, REQUEST: 3, CONFIRM: 4, RENEW: 5, REBIND: 6, REPLY: 7, RELEASE: 8, DECLINE: 9, RECONFIGURE: 10, "INFORMATION-REQUEST": 11,
  "RELAY-FORW": 12, "RELAY-REPL": 13, LEASEQUERY: 14, "LEASEQUERY-REPLY": 15, "LEASEQUERY-DONE": 16, "LEASEQUERY-DATA": 17, "RECONFIGURE-REQUEST": 18,
  "RECONFIGURE-REPLY": 19, "DHCPV4-QUERY": 20, "DHCPV4-RESPONSE": 21, ACTIVELEASEQUERY: 22, STARTTLS: 23, BNDUPD: 24, BNDREPLY: 25, POOLREQ: 26,
  POOLRESP: 27, UPDREQ: 28, UPDREQALL: 29, UPDDONE: 30, CONNECT: 31, CONNECTREPLY: 32, DISCONNECT: 33, STATE: 34, CONTACT: 35,
} as const;

/** Relays behind relays (RFC 8415 7.6, HOP_COUNT_LIMIT); what more of them pass on is octets. */
const RELAY_LIMIT = 8;

const ofRelays = { field: "msgtype", is: [dhcpv6Types["RELAY-FORW"], dhcpv6Types["RELAY-REPL"]] };

const head = {
  msgtype: u8({
    label: "Message type",
    names: dhcpv6Types,
    strings: {
      1: "Solicit",
      2: "Advertise",
      3: "Request",
      4: "Confirm",
      5: "Renew",
      6: "Rebind",
      7: "Reply",
      8: "Release",
      9: "Decline",
      10: "Reconfigure",
      11: "Information-request",
      12: "Relay-forw",
      13: "Relay-reply",
      14: "Leasequery",
      15: "Leasequery-reply",
      16: "Leasequery-done",
      17: "Leasequery-data",
      18: "Reconfigure-request",
      19: "Reconfigure-reply",
    },
    default: 1,
  }),
  trid: when({ ...ofRelays, not: true }, u24({ filter: "xid", label: "Transaction ID", show: "hex" })),
  hopcount: when(ofRelays, u8({ label: "Hopcount" })),
  linkaddr: when(ofRelays, ipv6({ label: "Link address" })),
  peeraddr: when(ofRelays, ipv6({ label: "Peer address" })),
};

function fieldsOf(relayed: AnyField) {
  return { ...head, options: dhcpv6Options(relayed) };
}

/** A message that has passed, or may yet have passed, `hops` relays. */
function passedOn(hops: number): AnyField {
  return hops === 0
    ? bytes("rest", { filter: "relay_message", label: "Relay message" })
    : struct(fieldsOf(passedOn(hops - 1)), { label: "DHCPv6" });
}

/** A message of clients and servers, or of relays with such a message in it. */
export const dhcpv6Message = fieldsOf(passedOn(RELAY_LIMIT));
