import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { Ether } from "./ethernet.ts";

const HEADER = 36;
const TRANSPORT = 4;
/** Octets of a header for topologically scoped broadcast over several hops. */
const MULTI_HOP = 32;
const carried = ["Any", "BTP-A", "BTP-B", "IPv6"];
/** Kinds of headers, by their number and their subtype; text alone stands for all subtypes. */
const kinds: readonly (string | readonly string[])[] = [
  "Any",
  "Beacon",
  "GeoUnicast",
  ["GeoAnycastCircle", "GeoAnycastRect", "GeoAnycastElipse"],
  ["GeoBroadcastCircle", "GeoBroadcastRect", "GeoBroadcastElipse"],
  ["TopoScopeBcast-SH", "TopoScopeBcast-MH"],
  ["LocService-Request", "LocService-Reply"],
];
const messages: { readonly [kind: number]: string } = {
  0: "CAM",
  1: "DENM",
  101: "TPEGM",
  102: "TSPDM",
  103: "VPM",
  104: "SRM",
  105: "SLAM",
  106: "ecoCAM",
  107: "ITM",
  150: "SA",
};

/** Packets that are addressed by place (ETSI EN 302 636-4-1), as they were when tcpdump learnt them. */
export const geonetText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "geonet";
    line.text("GeoNet ");
    if (line.linkSource >= 0) {
      line.text("src:");
      line.ether(line.linkSource);
      line.text("; ");
    }
    if (length < HEADER) return wrong(line, ` (common header length ${length} < ${HEADER})`);
    line.need(at, 8);
    const next = line.u8(at) & 15;
    const [kind, subtype] = [line.u8(at + 1) >> 4, line.u8(at + 1) & 15];
    const names = kinds[kind];
    const name = typeof names === "string" ? names : (names?.[subtype] ?? "Unknown");
    line.text(`v:${line.u8(at) >> 4} NH:${next}-${carried[next] ?? "Unknown"} HT:${kind}-${subtype}-${name} `);
    line.text(`HopLim:${line.u8(at + 7)} Payload:${line.u16(at + 4)} `);
    address(line, at + 8);
    line.text(" ");
    line.need(at + 16, 4);
    line.text(`lat:${line.u32(at + 20)} `);
    line.text(`lon:${line.u32(at + 24)}`);
    line.need(at + 28, 8);
    content(line, at + HEADER, length - HEADER, next, kind, subtype);
  },
  { carriedBy: { ethertype: [0x8947, 0x0707] } },
);

function wrong(line: DumpLine, words: string): void {
  line.text(words);
  line.invalid();
}

function address(line: DumpLine, at: number): void {
  line.need(at, 8);
  line.text("GN_ADDR:");
  for (let i = 0; i < 8; i++) {
    if (i > 0) line.text(":");
    line.hex(line.u8(at + i), 2);
  }
}

function content(line: DumpLine, start: number, length: number, carries: number, kind: number, subtype: number): void {
  const header = extendedHeader(kind, subtype);
  let at = start;
  let left = length;
  if (header >= 0) {
    if (left < header) return wrong(line, ` (header size ${header} > ${left})`);
    line.need(at, header);
    at += header;
    left -= header;
    if (carries === 1 || carries === 2) {
      if (left < TRANSPORT) return wrong(line, ` (BTP length ${left} < ${TRANSPORT})`);
      line.text(`; BTP Dst:${line.u16(at)}`);
      line.text(` Src:${line.u16(at + 2)}`);
      at += TRANSPORT;
      left -= TRANSPORT;
      if (left >= 2) {
        line.text(`; ItsPduHeader v:${line.u8(at)}`);
        line.text(" t:");
        const message = line.u8(at + 1);
        line.text(`${message}-${messages[message] ?? `unknown (${message})`}`);
      }
    }
  }
  if (line.verbose === 0) return;
  line.unknownPayload(at, line.end);
  line.need(at, left);
}

/** Octets behind the common header of the kinds that tcpdump reads; -1 for the others. */
function extendedHeader(kind: number, subtype: number): number {
  if (kind <= 1) return 0;
  if (kind !== 5 || subtype > 1) return -1;
  return subtype === 0 ? 0 : MULTI_HOP;
}
