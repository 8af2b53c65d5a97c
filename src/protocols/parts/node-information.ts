import { bytes, choice, flags, ipv4, ipv6, repeated, struct, u16, u32, u64 } from "../../definition/fields.ts";
import { bitView, SET } from "./bit-view.ts";
import { plainName } from "./dns-name.ts";

const questions = { NOOP: 0, "Supported Qtypes": 1, "Node Name": 2, "Node Addresses": 3, "IPv4 Addresses": 4 } as const;

const header = {
  qtype: u16({ filter: "ni.qtype", label: "Qtype", names: questions, default: 2 }),
  flags: flags(16, ["T", "A", "C", "L", "S", "G", "b6", "b7", "b8", "b9", "b10", "b11", "b12", "b13", "b14", "b15"], {
    filter: "ni.flag",
    label: "Flags",
    views: [
      bitView("ni.flag.g", "Global-scope addresses", 0x20, SET),
      bitView("ni.flag.s", "Site-local addresses", 0x10, SET),
      bitView("ni.flag.l", "Link-local addresses", 0x08, SET),
      bitView("ni.flag.c", "Compression", 0x04, SET),
      bitView("ni.flag.a", "Unicast Addresses", 0x02, [
        "All unicast address",
        "Unicast addresses on the queried interface",
      ]),
      bitView("ni.flag.t", "Truncated", 0x01, SET),
      { filter: "ni.flag.rsv", label: "Reserved", type: "FT_UINT16", mask: 0xffc0, show: "hex" },
    ],
  }),
  nonce: u64({ filter: "ni.nonce", label: "Nonce", show: "hex" }),
};

/** A question to a node (RFC 4620); the code of the message says what its subject is. */
export const nodeQuery = struct({
  ...header,
  subject: choice("code", {
    0: repeated(ipv6({ filter: "ni.query.subject_ipv6", label: "IPv6 subject address" })),
    1: repeated(plainName({ filter: "ni.query.subject_fqdn", label: "FQDN subject" })),
    2: repeated(ipv4({ filter: "ni.query.subject_ipv4", label: "IPv4 subject address" })),
  }),
});

const ttl = u32({ filter: "ni.reply.node_ttl", label: "TTL" });

/** A node's answer. */
export const nodeReply = struct({
  ...header,
  answer: choice("qtype", {
    NOOP: bytes("rest", { filter: "" }),
    "Node Name": repeated(
      struct({ ttl, names: repeated(plainName({ filter: "ni.reply.node_name", label: "Name Node" })) }),
    ),
    "Node Addresses": repeated(
      struct({ ttl, address: ipv6({ filter: "ni.reply.node_address", label: "IPv6 Node address" }) }),
    ),
    "IPv4 Addresses": repeated(
      struct({ ttl, address: ipv4({ filter: "ni.reply.ipv4_address", label: "IPv4 Node address" }) }),
    ),
  }),
});
