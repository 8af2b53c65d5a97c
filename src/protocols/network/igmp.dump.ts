import { inetChecksum } from "../../bytes/checksum.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { floatingCode, groupRecords, sourceList } from "../parts/group-records-line.ts";
import { relativeTime } from "../parts/relative-time-line.ts";
import { dvmrpText } from "./igmp-dvmrp.dump.ts";
import { IGMP } from "./igmp.ts";
import { pimVersion1Text } from "./igmp-pim-version1.dump.ts";

const type = IGMP.slot("type");
const checksum = IGMP.slot("chksum");
const HEADER = 8;
/** The smallest query and report of version 3. */
const QUERY_3 = 12;
const REPORT_3 = 16;
/** Ten seconds, the response time that is not worth printing. */
const USUAL_RESPONSE = 100;

export const igmpText = dumpText(IGMP, (line, at, length) => {
  line.protocol = "igmp";
  if (line.options.quiet > 0) return line.text("igmp");
  message(line, at, length);
  if (line.verbose > 0 && line.has(at, length) && inetChecksum(line.bytes, at, at + length) !== 0) {
    line.text(" bad igmp cksum ");
    line.hex(line.field(checksum, at));
    line.text("!");
  }
});

function message(line: DumpLine, at: number, length: number): void {
  const number = line.field(type, at);
  switch (number) {
    case 0x11:
      line.text("igmp query");
      return length >= QUERY_3 ? query3(line, at, length) : query(line, at, length);
    case 0x12:
      group(line, "igmp v1 report ", at);
      if (length !== HEADER) line.text(` [len ${length}]`);
      return;
    case 0x13:
      line.text("igmp dvmrp");
      return length < HEADER ? line.text(` [len ${length}]`) : dvmrpText(line, at, length);
    case 0x14:
      line.text("igmp pimv1");
      return pimVersion1Text(line, at, length);
    case 0x16:
      return group(line, "igmp v2 report ", at);
    case 0x17:
      return group(line, "igmp leave ", at);
    case 0x1e:
      return traceroute(line, "mresp", at, length);
    case 0x1f:
      return traceroute(line, "mtrace", at, length);
    case 0x22:
      line.text("igmp v3 report");
      return report3(line, at, length);
    default:
      return line.text(`igmp-${number}`);
  }
}

function group(line: DumpLine, before: string, at: number): void {
  line.need(at + 4, 4);
  line.text(before);
  line.host4(at + 4);
}

/** A query of version 1 or 2, which only the response time tells apart. */
function query(line: DumpLine, at: number, length: number): void {
  const response = line.u8(at + 1);
  line.text(response === 0 ? " v1" : " v2");
  if (response !== 0 && response !== USUAL_RESPONSE) line.text(` [max resp time ${response}]`);
  if (line.u32(at + 4) !== 0) {
    group(line, " [gaddr ", at);
    line.text("]");
  }
  if (length !== HEADER) line.text(` [len ${length}]`);
}

function query3(line: DumpLine, at: number, length: number): void {
  line.text(" v3");
  if (length % 4 !== 0) return line.text(` [invalid len ${length}]`);
  const response = line.u8(at + 1);
  if (response !== USUAL_RESPONSE) {
    const tenths = floatingCode(response, 8);
    line.text(" [max resp time ");
    if (tenths < 600) line.text(`${(tenths / 10).toFixed(1)}s`);
    else relativeTime(line, Math.floor(tenths / 10));
    line.text("]");
  }
  if (line.u32(at + 4) === 0) return;
  group(line, " [gaddr ", at);
  const sources = line.u16(at + 10);
  if (sources > 0) {
    if (length < QUERY_3 + 4 * sources) line.text(" [invalid number of sources]");
    else if (line.verbose > 1) sourceList(line, at + QUERY_3, sources, 4);
    else line.text(`, ${sources} source(s)`);
  }
  line.text("]");
}

function report3(line: DumpLine, at: number, length: number): void {
  if (length < REPORT_3 || length % 4 !== 0) return line.text(` [invalid len ${length}]`);
  const groups = line.u16(at + 6);
  line.text(`, ${groups} group record(s)`);
  if (line.verbose > 0) groupRecords(line, at, length, groups, 4, "v3");
}

function traceroute(line: DumpLine, name: string, at: number, length: number): void {
  const trace = at + HEADER;
  if (length < HEADER + 16) return line.text(` [invalid len ${length}]`);
  line.need(trace, 16);
  line.text(`${name} ${line.u24(trace + 13)}: `);
  line.host4(trace);
  line.text(" to ");
  line.host4(trace + 4);
  line.text(" reply-to ");
  line.host4(trace + 8);
  const multicast = line.u8(trace + 8) >> 4 === 14;
  if (multicast) line.text(` with-ttl ${line.u8(trace + 12)}`);
}
