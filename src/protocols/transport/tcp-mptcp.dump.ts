import type { DumpLine } from "../../definition/dump-line.ts";

const SYN = 0x02;
const ACK = 0x10;

/** Prints one subtype, of which `size` octets from `at` were announced; false where they cannot be it. */
type Subtype = (line: DumpLine, at: number, size: number, flags: number) => boolean;

const subtypes: readonly (readonly [name: string, print: Subtype])[] = [
  ["capable", capable],
  ["join", join],
  ["dss", dataSequence],
  ["add-addr", addAddress],
  ["rem-addr", removeAddress],
  ["prio", priority],
  ["fail", fail],
  ["fast-close", fastClose],
];

/** The Multipath TCP option at `at` with kind and length; false where it is bad. */
export function mptcpText(line: DumpLine, at: number, size: number, flags: number): boolean {
  line.protocol = "mptcp";
  if (size < 3) return false;
  const [name, print] = subtypes[line.u8(at + 2) >> 4] ?? ["unknown", () => true];
  line.text(` ${size} ${name}`);
  return line.upTo(at + size, () => print(line, at, size, flags), at, size);
}

function hex64(line: DumpLine, at: number): string {
  return `0x${line.u64(at).toString(16)}`;
}

function hex32(line: DumpLine, at: number): string {
  return `0x${line.u32(at).toString(16)}`;
}

function capable(line: DumpLine, at: number, size: number, flags: number): boolean {
  const opening = (size === 4 || size === 12) && (flags & SYN) !== 0;
  const confirming = (size === 20 || size === 22) && (flags & (SYN | ACK)) === ACK;
  if (!opening && !confirming) return false;
  const version = line.u8(at + 2) & 15;
  if (version > 1) {
    line.text(` Unknown Version (${version})`);
    return true;
  }
  line.text(` v${version}`);
  if (line.u8(at + 3) & 0x80) line.text(" csum");
  if (size === 4) return true;
  line.text(` {${hex64(line, at + 4)}`);
  if (confirming) line.text(`,${hex64(line, at + 12)}`);
  line.text("}");
  return true;
}

function join(line: DumpLine, at: number, size: number, flags: number): boolean {
  const request = size === 12 && (flags & SYN) !== 0;
  const reply = size === 16 && (flags & (SYN | ACK)) === (SYN | ACK);
  const confirming = size === 24 && (flags & ACK) !== 0;
  if (!request && !reply && !confirming) return false;
  if (confirming) {
    line.text(" hmac 0x");
    line.hexOctets(line.bytes, at + 4, at + 24);
    return true;
  }
  if (line.u8(at + 2) & 1) line.text(" backup");
  line.text(` id ${line.u8(at + 3)}`);
  if (request) line.text(` token ${hex32(line, at + 4)} nonce ${hex32(line, at + 8)}`);
  else line.text(` hmac ${hex64(line, at + 4)} nonce ${hex32(line, at + 12)}`);
  return true;
}

function dataSequence(line: DumpLine, at: number, size: number, flags: number): boolean {
  if (size < 4 || (flags & SYN) !== 0) return false;
  const what = line.u8(at + 3);
  if (what & 0x10) line.text(" fin");
  const end = at + size;
  let next = at + 4;
  const number = (long: boolean): boolean => {
    const octets = long ? 8 : 4;
    if (next + octets > end) return false;
    line.text(String(long ? line.u64(next) : line.u32(next)));
    next += octets;
    return true;
  };
  if (what & 0x01) {
    line.text(" ack ");
    if (!number((what & 0x02) !== 0)) return false;
  }
  if (what & 0x04) {
    line.text(" seq ");
    if (!number((what & 0x08) !== 0)) return false;
    if (next + 4 > end) return false;
    line.text(` subseq ${line.u32(next)}`);
    if (next + 6 > end) return false;
    line.text(` len ${line.u16(next + 4)}`);
    next += 6;
    if (next + 2 <= end) {
      line.text(` csum 0x${line.u16(next).toString(16)}`);
      next += 2;
    }
  }
  return next === end;
}

const echoes: { readonly [bits: number]: string } = { 0: "v1", 1: "v1-echo", 4: "v0-ip4", 6: "v0-ip6" };

function addAddress(line: DumpLine, at: number, size: number): boolean {
  const short = size <= 18;
  const beyond = size - 4 - (short ? 4 : 16);
  if (![0, 2, 8, 10].includes(beyond)) return false;
  line.text(` ${echoes[line.u8(at + 2) & 15] ?? "[bad version/echo]"} id ${line.u8(at + 3)} `);
  if (short) line.host4(at + 4);
  else line.host6(at + 4);
  let next = at + 4 + (short ? 4 : 16);
  if (beyond === 2 || beyond === 10) {
    line.text(`:${line.u16(next)}`);
    next += 2;
  }
  if (beyond >= 8) line.text(` hmac ${hex64(line, next)}`);
  return true;
}

function removeAddress(line: DumpLine, at: number, size: number): boolean {
  if (size < 4) return false;
  line.text(" id");
  for (let i = at + 3; i < at + size; i++) line.text(` ${line.u8(i)}`);
  return true;
}

function priority(line: DumpLine, at: number, size: number): boolean {
  if (size !== 3 && size !== 4) return false;
  line.text(line.u8(at + 2) & 1 ? " backup" : " non-backup");
  if (size === 4) line.text(` id ${line.u8(at + 3)}`);
  return true;
}

function fail(line: DumpLine, at: number, size: number): boolean {
  if (size !== 12) return false;
  line.text(` seq ${line.u64(at + 4)}`);
  return true;
}

function fastClose(line: DumpLine, at: number, size: number): boolean {
  if (size !== 12) return false;
  line.text(` key ${hex64(line, at + 4)}`);
  return true;
}
