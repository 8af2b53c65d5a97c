import { readBerHead } from "../../bytes/ber.ts";
import { protocol } from "../../definition/protocol.ts";
import { asn1Octets } from "../parts/asn1.ts";
import { c1222Message } from "../parts/c1222-message.ts";

const MESSAGE = 0x60;
/** Octets of a tag and a length at most. */
const LONGEST_HEAD = 6;
const head = { tag: 0, start: 0, end: 0 };

/** By which utilities read and set meters over networks. */
export const C1222 = protocol({
  name: "c1222",
  records: {},
  layer: "C1222",
  title: "ANSI C12.22",
  short: "ANSI C12.22",
  spec: "ANSI C12.22-2008",
  carriedBy: { "tcp.port": 1153, "udp.port": 1153 },
  startsWith: [[MESSAGE]],
  framing: {
    by: "measure",
    measure(bytes, at, end) {
      if (readBerHead(bytes, at, end, head)) return head.end - at;
      return end - at < LONGEST_HEAD ? 0 : end - at;
    },
  },
  summary: "C12.22",
  fields: { message: asn1Octets(c1222Message, { filter: "" }) },
});
