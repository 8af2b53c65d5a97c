import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";

const HEADER = 16;
const LOCAL_HEADER = 4;
const HMAC = 1;

/** What is said to neighbours on the link, behind a message of version 3; where it ends. */
export function localBlock(line: DumpLine, at: number, last: number): number {
  if (at >= last) return at;
  line.text("\n\tLLS Checksum 0x");
  line.hex(line.u16(at), 4);
  const length = line.u16(at + 2);
  line.text(`, Data Length ${length}`);
  // tcpdump takes the length, which is one in words, for one in octets.
  if (length < LOCAL_HEADER || at + length > last) throw TRUNCATED;
  line.need(at, length);
  return at + length;
}

/** How a message of version 3 is authenticated (RFC 7166), behind it. */
export function authenticationTrailer(line: DumpLine, at: number, last: number): void {
  if (at >= last) return;
  if (at + HEADER > last) throw TRUNCATED;
  const type = line.u16(at);
  line.text("\n\tAuthentication Type ");
  line.text(type === HMAC ? "HMAC" : `unknown (0x${type.toString(16).padStart(4, "0")})`);
  const length = line.u16(at + 2);
  line.text(`, Length ${length}`);
  if (length < HEADER || at + length > last) throw TRUNCATED;
  line.text(`, SAID ${line.u16(at + 6)}`);
  line.need(at + 8, 8);
  line.text(", CSN 0x");
  line.hex(line.u32(at + 8), 8);
  line.text(":");
  line.hex(line.u32(at + 12), 8);
  line.need(at + HEADER, length - HEADER);
  if (line.verbose > 1) line.hexLines(at + HEADER, length - HEADER, "\n\tAuthentication Data ");
}
