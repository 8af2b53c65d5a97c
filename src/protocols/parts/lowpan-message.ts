import { ipv6, mark, u16, u24, u8 } from "../../definition/fields.ts";
import { bitView, partView } from "./bit-view.ts";
import { ipProtocolWords } from "./ip-protocol-words.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { isCompressed, readLowpan, type LowpanHeader, type LowpanStations } from "../../definition/lowpan-header.ts";

const show = "hex";
const modes = { 0: "Inline", 1: "64-bits inline", 2: "16-bits inline", 3: "Compressed" };
const UNCOMPRESSED = 0x41;
const OFFSET_UNIT = 8;
const FIRST_FRAGMENT = 0x18;
const LATER_FRAGMENT = 0x1c;
const nowhere: LowpanStations = { source: new Uint8Array(0), destination: new Uint8Array(0) };
const part = (filter: string, label: string, mask: number, strings: { readonly [value: number]: string }) =>
  ({ filter, label, show, type: "FT_UINT16", mask, strings }) as const;

const fields = {
  compressed: mark({ filter: "", label: "IPHC Header" }),
  control: u16({
    filter: "",
    views: [
      {
        filter: "pattern",
        label: "Pattern",
        show,
        type: "FT_UINT8",
        offset: 0,
        size: 1,
        mask: 0xe0,
        strings: { 3: "IP header compression" },
      },
      part("iphc.tf", "Traffic class and flow label", 0x1800, {
        0: "Traffic class and flow label inline",
        1: "ECN and flow label inline",
        2: "Traffic class inline",
        3: "Version, traffic class, and flow label compressed",
      }),
      bitView("iphc.nh", "Next header", 0x0400, ["Compressed", "Inline"]),
      part("iphc.hlim", "Hop limit", 0x0300, { 0: "Inline", 1: "1", 2: "64", 3: "255" }),
      bitView("iphc.cid", "Context identifier extension", 0x0080),
      bitView("iphc.sac", "Source address compression", 0x0040, ["Stateful", "Stateless"]),
      part("iphc.sam", "Source address mode", 0x0030, modes),
      bitView("iphc.m", "Multicast address compression", 0x0008),
      bitView("iphc.dac", "Destination address compression", 0x0004, ["Stateful", "Stateless"]),
      part("iphc.dam", "Destination address mode", 0x0003, modes),
    ],
  }),
  contexts: u8({
    filter: "",
    views: [
      { ...partView("iphc.sci", "Source context identifier", 0xf0), show },
      { ...partView("iphc.dci", "Destination context identifier", 0x0f), show },
    ],
  }),
  trafficClass: u8({ filter: "", views: [partView("ecn", "ECN", 0xc0), partView("dscp", "DSCP", 0x3f)] }),
  ecn: u8({ filter: "", views: [partView("ecn", "ECN", 0xc0)] }),
  padding: u8({ filter: "", views: [{ ...partView("padding", "Padding", 0xf0), show }] }),
  ecnPadding: u8({ filter: "", views: [{ ...partView("padding", "Padding", 0x30), show }] }),
  flow: u24({
    filter: "",
    views: [{ filter: "flow", label: "Flow label", show, type: "FT_UINT24", mask: 0x0fffff }],
  }),
  next: u8({ filter: "next", label: "Next header", show, strings: ipProtocolWords }),
  hops: u8({ filter: "hops", label: "Hop limit" }),
  udpHeader: mark({ filter: "", label: "UDP header compression" }),
  udpControl: u8({
    filter: "",
    views: [
      { ...partView("nhc.pattern", "Pattern", 0xf8, { 0x1e: "UDP compression header" }), show },
      bitView("nhc.udp.checksum", "Checksum", 0x04, ["Compressed", "Inline"]),
      partView("nhc.udp.ports", "Ports", 0x03, {
        0: "Inline",
        1: "Source port inline, first 8 bits of destination port elided",
        2: "Destination port inline, first 8 bits of source port elided",
        3: "12 bits of both ports elided",
      }),
    ],
  }),
  checksum: u16({ filter: "udp.checksum", label: "UDP checksum", show }),
  uncompressed: u8({
    filter: "",
    views: [{ ...partView("pattern", "Pattern", 0xff, { [UNCOMPRESSED]: "Uncompressed IPv6" }), show }],
  }),
  fragment: mark({ filter: "", label: "Fragmentation Header" }),
  fragmentPattern: u8({
    filter: "",
    views: [
      {
        ...partView("pattern", "Pattern", 0xf8, { 0x18: "First fragment", 0x1c: "Fragment" }),
        show,
      },
    ],
  }),
  fragmentSize: u16({
    filter: "",
    views: [{ filter: "frag.size", label: "Datagram size", type: "FT_UINT16", mask: 0x07ff }],
  }),
  fragmentTag: u16({ filter: "frag.tag", label: "Datagram tag", show }),
};
const worked = {
  traffic: u8({ filter: "class", label: "Traffic class", show }),
  source: ipv6({ filter: "src", label: "Source" }),
  destination: ipv6({ filter: "dst", label: "Destination" }),
  sourceContext: ipv6({ filter: "iphc.sctx.prefix", label: "Source context" }),
  destinationContext: ipv6({ filter: "iphc.dctx.prefix", label: "Destination context" }),
  sourcePort: u16({ filter: "udp.src", label: "Source port" }),
  destinationPort: u16({ filter: "udp.dst", label: "Destination port" }),
  fragmentOffset: u16({ filter: "frag.offset", label: "Datagram offset", type: "FT_UINT8" }),
};
type LowpanPage = Page<keyof typeof fields | keyof typeof worked>;

const LOCAL_PREFIX = Uint8Array.of(0xfe, 0x80, ...new Uint8Array(14));
const NO_PREFIX = new Uint8Array(16);

function layTraffic(page: LowpanPage, header: LowpanHeader): void {
  const { traffic } = header;
  switch ((header.control >> 11) & 3) {
    case 0:
      page.place("trafficClass", traffic, traffic + 1);
      page.place("traffic", traffic, traffic + 1, header.trafficClass);
      page.place("padding", traffic + 1, traffic + 2);
      return page.place("flow", traffic + 1, traffic + 4);
    case 1:
      page.place("ecn", traffic, traffic + 1);
      page.place("ecnPadding", traffic, traffic + 1);
      return page.place("flow", traffic, traffic + 3);
    case 2:
      page.place("trafficClass", traffic, traffic + 1);
      return page.place("traffic", traffic, traffic + 1, header.trafficClass);
  }
}

function layCompressed(page: LowpanPage): void {
  const start = page.at;
  const header = readLowpan(page.bytes, start, page.end, (page.knowledge as LowpanStations | undefined) ?? nowhere);
  page.group("compressed", 2, () => {
    page.take("control");
    if (!header) return;
    if (header.contexts >= 0) page.place("contexts", header.contexts, header.contexts + 1);
    const { control } = header;
    if ((control & 0x30) !== 0) page.place("sourceContext", start, start, control & 0x40 ? NO_PREFIX : LOCAL_PREFIX);
    if ((control & 3) !== 0) page.place("destinationContext", start, start, control & 4 ? NO_PREFIX : LOCAL_PREFIX);
  });
  if (!header) return page.fail();
  layTraffic(page, header);
  if (header.nextAt >= 0) page.place("next", header.nextAt, header.nextAt + 1);
  if (header.hopsAt >= 0) page.place("hops", header.hopsAt, header.hopsAt + 1);
  page.place("source", header.sourceAt, header.destinationAt, header.source);
  page.place("destination", header.destinationAt, header.addressesEnd, header.destination);
  page.at = header.addressesEnd;
  if (header.udpAt < 0) return;
  page.group("udpHeader", 1, () => void page.take("udpControl"));
  const [from, second] = header.portsAt;
  page.place("sourcePort", from, second > from ? second : from + 1, header.ports[0]);
  page.place("destinationPort", second, header.checksumAt < 0 ? header.end : header.checksumAt, header.ports[1]);
  if (header.checksumAt >= 0) page.place("checksum", header.checksumAt, header.checksumAt + 2);
}

/** What stands in front of packets of IPv6 in frames of IEEE 802.15.4 (RFC 4944, RFC 6282). */
export const lowpanMessage = laidOut<keyof typeof fields, keyof typeof worked>(
  "header of 6LoWPAN",
  fields,
  (page) => {
    const first = page.peek(1);
    const pattern = first >> 3;
    if (pattern === FIRST_FRAGMENT || pattern === LATER_FRAGMENT) {
      const { at } = page;
      page.group("fragment", pattern === LATER_FRAGMENT ? 5 : 4, () => {
        page.place("fragmentPattern", at, at + 1);
        page.take("fragmentSize");
        page.take("fragmentTag");
        if (pattern === FIRST_FRAGMENT) return;
        page.mark("fragmentOffset", 1, OFFSET_UNIT * page.peek(1));
        page.pass(1);
      });
      if (pattern === LATER_FRAGMENT) return;
    }
    if (isCompressed(page.peek(1))) layCompressed(page);
    else if (page.peek(1) === UNCOMPRESSED) page.take("uncompressed");
  },
  { worked },
);
