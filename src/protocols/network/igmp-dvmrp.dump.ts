import { formatIPv4 } from "../../bytes/addresses.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { relativeTime } from "../parts/relative-time-line.ts";

const HEADER = 8;
const types: { readonly [type: number]: string } = {
  1: "Probe",
  2: "Report",
  3: "Ask-neighbors(old)",
  4: "Neighbors(old)",
  5: "Ask-neighbors2",
  6: "Neighbors2",
  7: "Prune",
  8: "Graft",
  9: "Graft-ACK",
};
const neighbourFlags = [
  [0x01, "/tunnel"],
  [0x02, "/srcrt"],
  [0x40, "/querier"],
  [0x20, "/disabled"],
  [0x10, "/down"],
] as const;

/** The Distance Vector Multicast Routing Protocol, version 3, in an IGMP message. */
export function dvmrpText(line: DumpLine, at: number, length: number): void {
  line.protocol = "dvmrp";
  const type = line.u8(at + 1);
  const body = at + HEADER;
  const octets = length - HEADER;
  line.text(" ");
  line.named(types, type, "[type %]");
  switch (type) {
    case 1:
      return line.verbose > 0 ? probe(line, body, octets) : undefined;
    case 2:
      return line.verbose > 1 ? routes(line, body, octets) : undefined;
    case 4:
      return neighbours(line, body, octets, 7);
    case 6:
      line.text(` (v ${line.u8(at + 7)}.${line.u8(at + 6)}):`);
      return neighbours(line, body, octets, 8);
    case 7:
      sourceAndGroup(line, body);
      line.text(" timer ");
      return relativeTime(line, line.u32(body + 8));
    case 8:
    case 9:
      return sourceAndGroup(line, body);
    default:
      return undefined;
  }
}

function sourceAndGroup(line: DumpLine, at: number): void {
  line.need(at, 8);
  line.text(" src ");
  line.host4(at);
  line.text(" grp ");
  line.host4(at + 4);
}

function probe(line: DumpLine, at: number, octets: number): void {
  if (octets < 4) {
    line.text(` [full length ${octets} < 4]`);
    return line.invalid();
  }
  line.text(line.verbose > 1 ? "\n\t" : " ");
  line.text(`genid ${line.u32(at)}`);
  if (line.verbose < 2) return;
  for (let done = 4; done < octets; done += 4) {
    if (octets - done < 4) {
      line.text(`[remaining length ${octets - done} < 4]`);
      return line.invalid();
    }
    line.need(at + done, 4);
    line.text("\n\tneighbor ");
    line.host4(at + done);
  }
}

/** Routes in groups of one mask: of an origin only the octets that the mask touches are there, the first always. */
function routes(line: DumpLine, start: number, octets: number): void {
  const address = new Uint8Array(4);
  for (let at = start, left = octets; left > 0;) {
    if (left < 3) {
      line.text(` [length ${left} < 3]`);
      return line.invalid();
    }
    address[0] = 0xff;
    for (let i = 0; i < 3; i++) address[i + 1] = line.u8(at + i);
    const width = address[3] ? 4 : address[2] ? 3 : address[1] ? 2 : 1;
    line.text(`\n\tMask ${formatIPv4(address, 0)}`);
    at += 3;
    left -= 3;
    for (let last = false; !last;) {
      if (left < width + 1) {
        line.text("\n\t  [Truncated Report]");
        return line.invalid();
      }
      address.fill(0);
      for (let i = 0; i < width; i++) address[i] = line.u8(at + i);
      const metric = line.u8(at + width);
      line.text(`\n\t  ${formatIPv4(address, 0)} metric ${metric & 0x7f}`);
      last = (metric & 0x80) !== 0;
      at += width + 1;
      left -= width + 1;
    }
  }
}

/** Interfaces with their neighbours; the newer form, of eight octets before the neighbours, has flags. */
function neighbours(line: DumpLine, start: number, octets: number, header: 7 | 8): void {
  for (let at = start, left = octets; left > 0;) {
    if (left < header) {
      line.text(` [length ${left} < ${header}]`);
      return line.invalid();
    }
    const local = at;
    const metric = line.u8(at + 4);
    const threshold = line.u8(at + 5);
    const flags = header === 8 ? line.u8(at + 6) : 0;
    let missing = line.u8(at + header - 1);
    at += header;
    left -= header;
    for (; missing > 0; missing--) {
      // The old form insists on its count even where nothing is left.
      if (left === 0 && header === 8) break;
      if (left < 4) {
        line.text(` [length ${left} < 4]`);
        return line.invalid();
      }
      line.text(" [");
      line.host4(local);
      if (header === 8) {
        line.text(" -> ");
        line.need(at, 4);
        line.host4(at);
        line.text(` (${metric}/${threshold}`);
        line.bitNames(neighbourFlags, flags, "", "");
        line.text(")]");
      } else {
        line.text(" ->");
        line.need(at, 4);
        line.text(" ");
        line.host4(at);
        line.text(`, (${metric}/${threshold})]`);
      }
      at += 4;
      left -= 4;
    }
    if (missing > 0) {
      line.text(" [invalid ncount]");
      return line.invalid();
    }
  }
}
