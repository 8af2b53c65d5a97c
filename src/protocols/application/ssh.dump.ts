import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { SSH } from "./ssh.ts";

const BANNER = "SSH-";
const LF = 10;
const CR = 13;

/** Only a whole banner is printed. */
export const sshText = dumpText(SSH, (line, at, length) => {
  line.protocol = "ssh";
  for (let i = 0; i < BANNER.length; i++) if (line.u8(at + i) !== BANNER.charCodeAt(i)) return;
  const stop = bannerEnd(line, at, at + length);
  if (stop < 0) return;
  line.text(": SSH: ");
  line.octets(line.bytes, at, stop);
});

/** Where the text of the banner ends; -1 where it is not text or does not end. */
function bannerEnd(line: DumpLine, at: number, end: number): number {
  for (let next = at + BANNER.length; next < end; next++) {
    const octet = line.u8(next);
    if (octet === LF) return next;
    if (octet === CR) return next + 1 < end && line.u8(next + 1) === LF ? next : -1;
    if (octet < 0x20 || octet > 0x7e) return -1;
  }
  return -1;
}
