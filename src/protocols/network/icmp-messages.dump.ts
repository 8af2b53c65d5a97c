import type { DumpLine } from "../../definition/dump-line.ts";

/** Where things are in a datagram quoted behind the eight octets of an error. */
const QUOTED = 8;
const QUOTED_PROTOCOL = QUOTED + 9;
const QUOTED_DESTINATION = QUOTED + 16;
const TCP = 6;
const UDP = 17;

/** Messages of which nothing but the name is printed. */
const plainNames: { readonly [type: number]: string } = {
  4: "source quench",
  10: "router solicitation",
  15: "information request",
  16: "information reply",
  17: "address mask request",
};

/** What is said before and after the destination of an unreachable datagram, by code. */
const unreachable: { readonly [code: number]: readonly [string, string] } = {
  0: ["net ", " unreachable"],
  1: ["host ", " unreachable"],
  5: ["", " unreachable - source route failed"],
  6: ["net ", " unreachable - unknown"],
  7: ["host ", " unreachable - unknown"],
  8: ["", " unreachable - source host isolated"],
  9: ["net ", " unreachable - admin prohibited"],
  10: ["host ", " unreachable - admin prohibited"],
  11: ["net ", " unreachable - tos prohibited"],
  12: ["host ", " unreachable - tos prohibited"],
  13: ["host ", " unreachable - admin prohibited filter"],
  14: ["host ", " unreachable - host precedence violation"],
  15: ["host ", " unreachable - precedence cutoff"],
};

const redirects: { readonly [code: number]: readonly [string, string] } = {
  0: ["redirect ", " to net "],
  1: ["redirect ", " to host "],
  2: ["redirect-tos ", " to net "],
  3: ["redirect-tos ", " to host "],
};

/** The message without its length. */
export function messageText(line: DumpLine, at: number): void {
  const type = line.u8(at);
  const code = line.u8(at + 1);
  switch (type) {
    case 0:
    case 8:
      line.text(type === 8 ? "echo request" : "echo reply");
      return identifier(line, at, ", id ", ", seq ");
    case 3:
      return unreachableText(line, at, code);
    case 5:
      return redirect(line, at, code);
    case 9:
      return routers(line, at);
    case 11:
      line.need(at + QUOTED_DESTINATION, 4);
      return line.text(
        code === 0 ? "time exceeded in-transit" : code === 1 ? "ip reassembly time exceeded" : `time exceeded-#${code}`,
      );
    case 12:
      return line.text(
        code === 0 ? `parameter problem - octet ${line.u8(at + 4)}` : `parameter problem - code ${code}`,
      );
    case 13:
      line.text("time stamp query");
      return identifier(line, at, " id ", " seq ");
    case 14:
      return timestamps(line, at);
    case 18:
      line.text("address mask is 0x");
      return line.hex(line.u32(at + 8), 8);
    default:
      return line.named(plainNames, type, "type-#%");
  }
}

function identifier(line: DumpLine, at: number, beforeId: string, beforeSequence: string): void {
  line.need(at + 4, 4);
  line.text(beforeId);
  line.decimal(line.u16(at + 4));
  line.text(beforeSequence);
  line.decimal(line.u16(at + 6));
}

function unreachableText(line: DumpLine, at: number, code: number): void {
  if (code === 2) {
    line.host4(at + QUOTED_DESTINATION);
    line.text(` protocol ${line.u8(at + QUOTED_PROTOCOL)} unreachable`);
  } else if (code === 3) port(line, at);
  else if (code === 4) {
    const mtu = line.u16(at + 6);
    line.host4(at + QUOTED_DESTINATION);
    line.text(` unreachable - need to frag${mtu > 0 ? ` (mtu ${mtu})` : ""}`);
  } else {
    const [before, after] = unreachable[code] ?? ["", ` unreachable - #${code}`];
    line.text(before);
    line.host4(at + QUOTED_DESTINATION);
    line.text(after);
  }
}

/** The quoted ports stand where those of UDP do, whatever the protocol. */
function port(line: DumpLine, at: number): void {
  const protocol = line.u8(at + QUOTED_PROTOCOL);
  const header = 4 * (line.u8(at + QUOTED) & 15);
  const number = line.u16(at + QUOTED + header + 2);
  line.host4(at + QUOTED_DESTINATION);
  if (protocol === TCP || protocol === UDP) {
    const kind = protocol === TCP ? "tcp" : "udp";
    line.text(` ${kind} port `);
    line.port(kind, number);
  } else line.text(` protocol ${protocol} port ${number}`);
  line.text(" unreachable");
}

function redirect(line: DumpLine, at: number, code: number): void {
  const [before, between] = redirects[code] ?? [`redirect-#${code} `, " to "];
  line.text(before);
  line.host4(at + QUOTED_DESTINATION);
  line.text(between);
  line.host4(at + 4);
}

function routers(line: DumpLine, at: number): void {
  line.need(at + 4, 4);
  const count = line.u8(at + 4);
  const words = line.u8(at + 5);
  line.text(`router advertisement lifetime ${lifetime(line.u16(at + 6))} ${count}:`);
  if (words !== 2) return line.text(` [size ${words}]`);
  for (let i = 0; i < count; i++) {
    const entry = at + 8 + 8 * i;
    line.need(entry, 8);
    line.text(" {");
    line.host4(entry);
    line.text(` ${line.u32(entry + 4)}}`);
  }
}

function lifetime(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  if (seconds < 60) return `${seconds}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

function timestamps(line: DumpLine, at: number): void {
  line.need(at + 16, 4);
  line.text("time stamp reply");
  identifier(line, at, " id ", " seq ");
  line.text(
    `: org ${sinceMidnight(line.u32(at + 8))}, recv ${sinceMidnight(line.u32(at + 12))}, xmit ${sinceMidnight(line.u32(at + 16))}`,
  );
}

function sinceMidnight(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${parts.join(":")}.${String(milliseconds % 1000).padStart(3, "0")}`;
}
