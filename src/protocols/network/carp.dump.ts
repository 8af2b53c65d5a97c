import { inetChecksum } from "../../bytes/checksum.ts";
import { dumpText } from "../../definition/dump-line.ts";
import { CARP } from "./carp.ts";

const NUMBER = 112;
const UNFORWARDED = 255;

export const carpText = dumpText(
  CARP,
  (line, at, length) => {
    // The word of -T is about this number; UDP, which asks for the word too, prints nothing more.
    if (line.network.carries !== NUMBER) return;
    line.protocol = "carp";
    const version = line.u8(at) >> 4;
    const type = line.u8(at) & 15;
    line.text(`CARPv${version}-${type === 1 ? "advertise" : "unknown"} ${length}: `);
    if (line.network.ttl !== UNFORWARDED) line.text(`[ttl=${line.network.ttl}!] `);
    if (version !== 2 || type !== 1) return;
    line.need(at, 6);
    line.text(
      `vhid=${line.u8(at + 1)} advbase=${line.u8(at + 5)} advskew=${line.u8(at + 2)} authlen=${line.u8(at + 3)} `,
    );
    if (line.verbose > 0 && line.has(at, length) && inetChecksum(line.bytes, at, at + length) !== 0) {
      line.text(` (bad carp cksum ${line.u16(at + 6).toString(16)}!)`);
    }
    line.text(`counter=${line.u64(at + 8)}`);
  },
  { forcedBy: "carp" },
);
