import { dumpText, type DumpLine, type NetworkHeader } from "../../definition/dump-line.ts";
import { finalDestination6, isExtension } from "../parts/ipv6-extensions.ts";
import { ipProtocolTexts } from "../parts/ip-protocol-texts.ts";
import { printsAddresses, printTransport } from "../parts/transport-line.ts";
import { IPv6 } from "./ipv6.ts";

const version = IPv6.slot("version");
const trafficClass = IPv6.slot("tc");
const flowLabel = IPv6.slot("fl");
const payloadLength = IPv6.slot("plen");
const nextHeader = IPv6.slot("nh");
const hopLimit = IPv6.slot("hlim");
const source = IPv6.slot("src").offset;
const destination = IPv6.slot("dst").offset;

const HEADER = 40;
const HOP_BY_HOP = 0;
const FRAGMENT = 44;

export const ipv6Text = dumpText(
  IPv6,
  (line, at, length) => {
    line.protocol = "ip6";
    if (!line.has(at, HEADER)) {
      line.truncated();
      return;
    }
    if (length < HEADER) {
      line.text(`truncated-ip6 ${length}`);
      return;
    }
    if (!line.options.linkHeader) line.text("IP6 ");
    const number = line.field(version, at);
    if (number !== 6) {
      line.text(`version error: ${number} != 6`);
      return;
    }
    const payload = line.field(payloadLength, at);
    if (length < payload + HEADER) line.text(`truncated-ip6 - ${payload + HEADER - length} bytes missing!`);
    const carries = line.field(nextHeader, at);
    if (line.verbose > 0) details(line, at, carries, payload);
    const network: NetworkHeader = {
      version: 6,
      start: at,
      source: at + source,
      destination: at + destination,
      finalDestination: isExtension(carries) ? finalDestination6(line, at, carries) : at + destination,
      addressSize: 16,
      payload,
      carries,
      ttl: line.field(hopLimit, at),
      fragmented: false,
    };
    // While no jumbo option was seen, a payload length of 0 leaves room for all that is there, and a header more.
    const octets = payload === 0 ? length + HEADER : payload + HEADER;
    line.within(network, at + octets, extensions, at, octets);
  },
  {
    carriedBy: {
      ethertype: 0x86dd,
      "ip.proto": 41,
      "gre.proto": 0x86dd,
      "raw.version": 6,
      "null.type": [24, 28, 30],
      "ppp.protocol": 0x0057,
      "mpls.payload": 6,
    },
  },
);

function details(line: DumpLine, at: number, carries: number, payload: number): void {
  line.text("(");
  const traffic = line.field(trafficClass, at);
  if (traffic !== 0) {
    line.text("class 0x");
    line.hex(traffic, 2);
    line.text(", ");
  }
  const flow = line.field(flowLabel, at);
  if (flow !== 0) {
    line.text("flowlabel 0x");
    line.hex(flow, 5);
    line.text(", ");
  }
  line.text("hlim ");
  line.decimal(line.field(hopLimit, at));
  line.text(", next-header ");
  line.text(ipProtocolTexts[carries] ?? "unknown");
  line.text(` (${carries}) payload length: ${payload}) `);
}

/** Prints the extension headers, then what they lead to. */
function extensions(line: DumpLine, start: number, octets: number): void {
  const { carries } = line.network;
  let number = carries;
  let at = start + HEADER;
  if (!printsAddresses(line, number)) addresses(line);
  while (isExtension(number)) {
    if (number === HOP_BY_HOP && at > start + HEADER) {
      line.text(
        `[The Hop-by-Hop Options header ${carries === HOP_BY_HOP ? "was already found" : "don't follow the IPv6 header"}]`,
      );
      line.invalid();
      return;
    }
    const goesOn = line.next("ipv6.extension", number, at, start + octets - at);
    if (number === HOP_BY_HOP && line.network.payload === 0) {
      line.text("[No valid Jumbo Payload Hop-by-Hop option found]");
      line.invalid();
      return;
    }
    if (!goesOn) return;
    const size = number === FRAGMENT ? 8 : 8 * (line.u8(at + 1) + 1);
    number = line.u8(at);
    at += size;
    line.protocol = "ip6";
    if (at > start + octets) {
      line.truncated();
      return;
    }
  }
  transport(line, number, start, at, octets);
}

function transport(line: DumpLine, number: number, start: number, at: number, octets: number): void {
  const { payload } = line.network;
  const announced = line.field(payloadLength, start);
  if (announced !== 0) {
    printTransport(line, number, at, start + octets - at);
    return;
  }
  const end = start + HEADER + payload;
  // Extension headers cannot be in a payload of length 0, nor beyond a jumbo payload.
  if (end < at) {
    line.truncated();
    return;
  }
  const outside = octets - HEADER;
  if (outside < end - start) line.text(`truncated-ip6 - ${end - start - outside} bytes missing!`);
  line.upTo(end, (inner) => printTransport(inner, number, at, end - at), at, end - at);
}

function addresses(line: DumpLine): void {
  line.host6(line.network.source);
  line.text(" > ");
  line.host6(line.network.destination);
  line.text(": ");
}
