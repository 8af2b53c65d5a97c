import { inetChecksum } from "../../bytes/checksum.ts";
import { dumpText, type DumpLine, type NetworkHeader } from "../../definition/dump-line.ts";
import { ipProtocolTexts } from "../parts/ip-protocol-texts.ts";
import { checksumShouldBe } from "../parts/pseudo-header.ts";
import { printsAddresses, printTransport } from "../parts/transport-line.ts";
import { finalDestination4, optionsText } from "./ipv4-options.dump.ts";
import { IP } from "./ipv4.ts";

const version = IP.slot("version");
const headerWords = IP.slot("ihl");
const tos = IP.slot("tos");
const total = IP.slot("len");
const identification = IP.slot("id");
const reservedBit = IP.slot("flags.evil");
const dontFragment = IP.slot("flags.DF");
const moreFragments = IP.slot("flags.MF");
const fragment = IP.slot("frag");
const ttl = IP.slot("ttl");
const protocolNumber = IP.slot("proto");
const checksum = IP.slot("chksum");
const source = IP.slot("src").offset;
const destination = IP.slot("dst").offset;

/** Octets of a header without options. */
const HEADER = 20;

export const ipText = dumpText(IP, (line, at, length) => {
  line.protocol = "ip";
  const number = line.field(version, at);
  if (number !== 4) {
    line.text(number === 6 ? "IP6, wrong link-layer encapsulation" : `IP${number}`);
    line.invalid();
    return;
  }
  if (!line.options.linkHeader) line.text("IP ");
  if (!line.has(at, HEADER)) {
    line.truncated();
    return;
  }
  if (length < HEADER) {
    line.text(`truncated-ip ${length}`);
    return;
  }
  const header = 4 * line.field(headerWords, at);
  if (header < HEADER) {
    line.text(`bad-hlen ${header}`);
    return;
  }
  const octets = line.field(total, at);
  if (length < octets) line.text(`truncated-ip - ${octets - length} bytes missing! `);
  if (octets < header) {
    line.text(`bad-len ${octets}`);
    return;
  }
  const network: NetworkHeader = {
    version: 4,
    start: at,
    source: at + source,
    destination: at + destination,
    finalDestination:
      header > HEADER ? finalDestination4(line, at + HEADER, at + header, at + destination) : at + destination,
    addressSize: 4,
    payload: octets - header,
    carries: line.field(protocolNumber, at),
    ttl: line.field(ttl, at),
    fragmented: line.field(moreFragments, at) === 1,
  };
  line.within(network, at + octets, body, at + header, octets - header);
});

function body(line: DumpLine, payloadAt: number, payload: number): void {
  const at = line.network.start;
  const header = payloadAt - at;
  if (line.verbose > 0 && !details(line, at, header)) {
    addresses(line, at);
    line.text(": ");
    line.truncated();
    return;
  }
  const number = line.network.carries;
  if (line.field(fragment, at) === 0) {
    if (!printsAddresses(line, number)) {
      addresses(line, at);
      line.text(": ");
    }
    if (!line.has(at, header)) line.text(` [remaining caplen(${line.left(at)}) < header length(${header})]`);
    line.need(at, header);
    printTransport(line, number, payloadAt, payload);
    return;
  }
  if (line.options.quiet > 1) return;
  addresses(line, at);
  line.text(`: ${line.names.protocol(number) ?? `ip-proto-${number}`}`);
}

function addresses(line: DumpLine, at: number): void {
  line.host4(at + source);
  line.text(" > ");
  line.host4(at + destination);
}

const congestion = ["", ",ECT(1)", ",ECT(0)", ",CE"];

/** What -v adds; false where the options were cut. */
function details(line: DumpLine, at: number, header: number): boolean {
  const service = line.field(tos, at);
  line.text("(tos 0x");
  line.hex(service);
  line.text(congestion[service & 3]);
  if (line.network.ttl >= 1) line.text(`, ttl ${line.network.ttl}`);
  line.text(`, id ${line.field(identification, at)}, offset ${8 * line.field(fragment, at)}, flags [`);
  const set = [
    line.field(moreFragments, at) && "+",
    line.field(dontFragment, at) && "DF",
    line.field(reservedBit, at) && "rsvd",
  ].filter(Boolean);
  line.text(set.join(", ") || "none");
  const number = line.network.carries;
  line.text(`], proto ${ipProtocolTexts[number] ?? "unknown"} (${number}), length ${line.field(total, at)}`);
  let whole = true;
  if (header > HEADER) {
    line.text(", options (");
    whole = optionsText(line, at + HEADER, header - HEADER);
    if (!whole) line.text(" [truncated-option]");
    line.text(")");
  }
  if (line.options.checksums && line.has(at, header)) badChecksum(line, at, header);
  line.text(")\n    ");
  return whole;
}

function badChecksum(line: DumpLine, at: number, header: number): void {
  const residue = inetChecksum(line.bytes, at, at + header);
  if (residue === 0) return;
  const found = line.field(checksum, at);
  line.text(", bad cksum ");
  line.hex(found);
  line.text(" (->");
  line.hex(checksumShouldBe(found, residue));
  line.text(")!");
}
