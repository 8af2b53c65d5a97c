import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { checksumResidue, checksumShouldBe } from "../parts/pseudo-header.ts";
import { unreachableText } from "./icmpv6-unreachable.dump.ts";
import { ICMPv6 } from "./icmpv6.ts";
import { listenerText, queryText, reportText } from "./icmpv6-multicast-listener.dump.ts";
import { neighbourOptionsText, preferenceText } from "./icmpv6-neighbour-options.dump.ts";
import { nodeQueryText, nodeReplyText } from "./icmpv6-node-information.dump.ts";
import { renumberingText } from "./icmpv6-router-renumbering.dump.ts";
import { rplText } from "./icmpv6-rpl.dump.ts";

const type = ICMPv6.slot("type");
const code = ICMPv6.slot("code");
const checksum = ICMPv6.slot("cksum");
const NUMBER = 58;
const HEADER = 8;
/** Where the destination of a quoted datagram is. */
const QUOTED_DESTINATION = HEADER + 24;

const names: { readonly [type: number]: string } = {
  1: "destination unreachable",
  2: "packet too big",
  3: "time exceeded in-transit",
  4: "parameter problem",
  128: "echo request",
  129: "echo reply",
  130: "multicast listener query",
  131: "multicast listener report",
  132: "multicast listener done",
  133: "router solicitation",
  134: "router advertisement",
  135: "neighbor solicitation",
  136: "neighbor advertisement",
  137: "redirect",
  138: "router renumbering",
  139: "who-are-you request",
  140: "who-are-you reply",
  141: "inverse neighbor solicitation",
  142: "inverse neighbor advertisement",
  143: "multicast listener report v2",
  144: "ha discovery request",
  145: "ha discovery reply",
  146: "mobile router solicitation",
  147: "mobile router advertisement",
  155: "RPL",
  200: "mtrace response",
  201: "mtrace message",
};
/** Messages whose length stands before what -v adds; others have it at their end, without -v. */
const LENGTH_FIRST: ReadonlySet<number> = new Set([133, 134, 135, 136, 137, 145, 147]);

const routerFlags = [
  [0x80, "managed"],
  [0x40, "other stateful"],
  [0x20, "home agent"],
  [0x02, "ipv6 only"],
] as const;
const neighbourFlags = [
  [0x80000000, "router"],
  [0x40000000, "solicited"],
  [0x20000000, "override"],
] as const;
const problems = ["erroneous", "next header", "option", "incomplete header chain"];

export const icmpv6Text = dumpText(ICMPv6, (line, at, length) => {
  line.protocol = "icmp6";
  if (length === 0) {
    line.text("ICMP6, length 0");
    return line.invalid();
  }
  if (line.verbose > 0 && !line.network.fragmented && line.has(at, length)) verdict(line, at, length);
  const number = line.field(type, at);
  line.text("ICMP6, ");
  line.named(names, number, "unknown icmp6 type (%)");
  if (line.verbose > 0 && LENGTH_FIRST.has(number)) line.text(`, length ${length}`);
  const finished = message(line, number, at, length);
  if (finished && line.verbose === 0) line.text(`, length ${length}`);
});

function verdict(line: DumpLine, at: number, length: number): void {
  const found = line.field(checksum, at);
  const residue = checksumResidue(line, at, length, NUMBER);
  if (residue === 0) return line.text("[icmp6 sum ok] ");
  line.text("[bad icmp6 cksum 0x");
  line.hex(found, 4);
  line.text(" -> 0x");
  line.hex(checksumShouldBe(found, residue), 4);
  line.text("!] ");
}

/** What follows the name; false where nothing may follow, not even the length. */
function message(line: DumpLine, number: number, at: number, length: number): boolean {
  const verbose = line.verbose > 0;
  const kind = line.field(code, at);
  switch (number) {
    case 1:
      return unreachableText(line, at, kind, length);
    case 2:
      line.text(`, mtu ${line.u32(at + 4)}`);
      return true;
    case 3:
      exceeded(line, at, kind);
      return true;
    case 4:
      line.need(at + QUOTED_DESTINATION, 16);
      line.text(kind < problems.length ? `, ${problems[kind]} - octet ${line.u32(at + 4)}` : `, code-#${kind}`);
      return true;
    case 128:
    case 129:
      line.need(at + 4, 4);
      line.text(", id ");
      line.decimal(line.u16(at + 4));
      line.text(", seq ");
      line.decimal(line.u16(at + 6));
      return true;
    case 130:
      queryText(line, at, length);
      return true;
    case 131:
    case 132:
      listenerText(line, at);
      return true;
    case 133:
      return !verbose || neighbourOptionsText(line, at + 8, length - 8);
    case 134:
      return !verbose || routerAdvertisement(line, at, length);
    case 135:
    case 136:
      line.need(at + HEADER, 16);
      line.text(number === 135 ? ", who has " : ", tgt is ");
      line.host6(at + HEADER);
      if (verbose && number === 136) flagList(line, neighbourFlags, line.u32(at + 4));
      return !verbose || neighbourOptionsText(line, at + 24, length - 24);
    case 137:
      line.need(at + 24, 16);
      line.text(", ");
      line.host6(at + 24);
      line.text(" to ");
      line.host6(at + 8);
      return !verbose || neighbourOptionsText(line, at + 40, length - 40);
    case 138:
      return renumberingText(line, at, kind);
    case 139:
      return nodeQueryText(line, at, kind);
    case 140:
      return nodeReplyText(line, at, kind, length);
    case 141:
    case 142:
      return true;
    case 143:
      return reportText(line, at, length);
    case 144:
    case 146:
      identifier(line, at);
      return true;
    case 145:
      if (verbose) homeAgents(line, at, length);
      return true;
    case 147:
      return !verbose || mobilePrefixes(line, at, length);
    case 155:
      rplText(line, at + 4, kind, length - 4);
      return true;
    default:
      line.text(`, length ${length}`);
      if (line.verbose <= 1) line.hexLines(at, length, "\n\t");
      return false;
  }
}

function exceeded(line: DumpLine, at: number, kind: number): void {
  if (kind === 0) {
    line.need(at + QUOTED_DESTINATION, 16);
    line.text(" for ");
    line.host6(at + QUOTED_DESTINATION);
  } else line.text(kind === 1 ? " (reassembly)" : `, unknown code (${kind})`);
}

function routerAdvertisement(line: DumpLine, at: number, length: number): boolean {
  const limit = line.u8(at + 4);
  const flags = line.u8(at + 5);
  line.need(at + 6, 10);
  line.text(`\n\thop limit ${limit}`);
  flagList(line, routerFlags, flags);
  line.text(
    `, pref ${preferenceText(flags)}, router lifetime ${line.u16(at + 6)}s, reachable time ${line.u32(at + 8)}ms, retrans timer ${line.u32(at + 12)}ms`,
  );
  return neighbourOptionsText(line, at + 16, length - 16);
}

function flagList(line: DumpLine, flags: readonly (readonly [number, string])[], value: number): void {
  line.text(", Flags [");
  line.bitNames(flags, value, ", ", "none");
  line.text("]");
}

function identifier(line: DumpLine, at: number): void {
  const value = line.u16(at + 4);
  line.text(", id 0x");
  line.hex(value, 4);
}

function homeAgents(line: DumpLine, at: number, length: number): void {
  identifier(line, at);
  for (let agent = at + HEADER; agent < at + length; agent += 16) {
    line.need(agent, 16);
    line.text(", ");
    line.host6(agent);
  }
}

function mobilePrefixes(line: DumpLine, at: number, length: number): boolean {
  identifier(line, at);
  const flags = line.u16(at + 6);
  if (flags & 0xc000) line.text(" ");
  if (flags & 0x8000) line.text("M");
  if (flags & 0x4000) line.text("O");
  return neighbourOptionsText(line, at + HEADER, length - HEADER);
}
