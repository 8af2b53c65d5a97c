import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { probeCodes } from "../parts/icmp-codes.ts";
import { icmpv6CodeWords } from "../parts/icmp-words.ts";
import { neighbourLabels } from "../parts/neighbour-labels.ts";
import { ICMPv6 } from "./icmpv6.ts";

const type = ICMPv6.slot("type");
const code = ICMPv6.slot("code");
const ERRORS = 128;
const ECHOES = [128, 129];
const PROBES = [160, 161];
const ROUTERS = [133, 134];
const SOLICITATION = 135;
const ADVERTISEMENT = 136;
const REDIRECT = 137;

export const icmpv6Info = infoText(ICMPv6, {
  column: "ICMPv6",
  quotes: true,
  info(line) {
    const kind = line.slot(type);
    line.named(line.find("icmpv6.type"), "Unknown");
    if (kind < ERRORS) {
      const word = icmpv6CodeWords[kind]?.[line.slot(code)];
      if (word !== undefined) line.text(` (${word})`);
    } else if (ECHOES.includes(kind)) echo(line);
    else if (PROBES.includes(kind)) {
      const word = probeCodes[line.slot(code)];
      if (word !== undefined) line.text(` (${word})`);
    } else if (ROUTERS.includes(kind)) from(line);
    else if (kind === SOLICITATION) {
      line.text(" for ");
      line.show(line.find("icmpv6.nd.ns.target_address"));
      from(line);
    } else if (kind === ADVERTISEMENT) advertisement(line);
    else if (kind === REDIRECT) {
      line.text(" is at ");
      line.show(line.find("icmpv6.opt.linkaddr"));
    }
  },
  endings: {
    "icmpv6.opt.length": (line, quad) => line.text(` (${8 * line.number(quad)} bytes)`),
  },
  labels: {
    "icmpv6.code": codeLine,
    "icmpv6.mldr.mar": record,
    ...neighbourLabels,
  },
});

/** What a code means depends on the type. */
function codeLine(line: InfoLine, quad: number): void {
  const number = line.number(quad);
  const words = icmpv6CodeWords[line.slot(type)];
  line.text(`Code: ${number}`);
  if (words) line.text(` (${words[number] ?? (line.slot(type) === 1 ? "Unknown" : `Unknown (${number})`)})`);
}

/** Writes the line that holds a record of a listener's report. */
function record(line: InfoLine, quad: number): void {
  line.text("Multicast Address Record ");
  line.named(line.inside(quad, "icmpv6.mldr.mar.record_type"), "Unknown Record Type (%)");
  line.text(": ");
  line.show(line.inside(quad, "icmpv6.mldr.mar.multicast_address"), false);
}

function from(line: InfoLine): void {
  const address = line.find("icmpv6.opt.linkaddr");
  if (address < 0) return;
  line.text(" from ");
  line.show(address);
}

function advertisement(line: InfoLine): void {
  line.octet(32);
  line.show(line.find("icmpv6.nd.na.target_address"));
  const flags = [
    ["rtr", "icmpv6.nd.na.flag.r"],
    ["sol", "icmpv6.nd.na.flag.s"],
    ["ovr", "icmpv6.nd.na.flag.o"],
  ] as const;
  const set = flags.filter(([, name]) => line.value(name) === 1).map(([word]) => word);
  if (set.length > 0) line.text(` (${set.join(", ")})`);
  const address = line.find("icmpv6.opt.linkaddr");
  if (address < 0) return;
  line.text(" is at ");
  line.show(address);
}

function echo(line: InfoLine): void {
  line.text(" id=0x");
  line.hex(line.value("icmpv6.echo.identifier"), 4);
  line.text(`, seq=${line.value("icmpv6.echo.sequence_number")}`);
  const outer = line.outer("ipv6");
  if (outer >= 0) line.text(`, hop limit=${line.headOf(outer, "hlim")}`);
  const request = line.find("icmpv6.resp_to");
  const reply = line.find("icmpv6.resp_in");
  if (request >= 0) line.text(` (request in ${line.number(request)})`);
  else if (reply >= 0) line.text(` (reply in ${line.number(reply)})`);
}
