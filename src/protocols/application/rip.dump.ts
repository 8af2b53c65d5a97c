import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { maskBits, wideHost } from "../parts/prefix-line.ts";
import { RIP } from "./rip.ts";

const HEADER = 4;
const ROUTE = 20;
/** Octets of an entry in front of its address, or of its authentication. */
const ENTRY = 4;
const Command = { request: 1, response: 2, traceOn: 3 } as const;
const Family = { any: 0, ipv4: 2, authentication: 0xffff } as const;
const Authentication = { trailer: 1, password: 2, keyed: 3 } as const;
/** Octets of a password, or of what stands there in front of a digest. */
const SECRET = 16;

const commands: { readonly [command: number]: string } = {
  1: "Request",
  2: "Response",
  3: "Trace on",
  4: "Trace off",
  5: "Poll",
  6: "Poll Entry",
};
const families: { readonly [family: number]: string } = {
  2: "IPv4",
  6: "NS",
  7: "ISO",
  16: "Appletalk",
  23: "IPX",
  24: "IPv6",
  28: "IPv6",
  30: "IPv6",
};

/** Writes an entry and returns its octets, 0 where it is cut. */
type PrintEntry = (line: DumpLine, at: number, left: number) => number;

export const ripText = dumpText(RIP, (line, at, length) => {
  line.protocol = "rip";
  const left = Math.min(length, line.left(at));
  if (left < HEADER) return line.truncated();
  const version = line.u8(at + 1);
  line.text(`${line.verbose > 0 ? "\n\t" : ""}RIPv${version}`);
  if (version === 0) return line.hexLines(at, length, "\n\t");
  const command = line.u8(at);
  line.text(", ");
  line.named(commands, command, "unknown command (%)");
  line.text(`, length: ${length}`);
  if (line.verbose === 0) return;
  if (command === Command.request || command === Command.response) routes(line, at, length, version, left - HEADER);
  const isUnknown = command === Command.traceOn || !(command in commands);
  if (line.verbose > 1 || isUnknown) line.hexLines(at, length, "\n\t");
});

function routes(line: DumpLine, start: number, length: number, version: number, octets: number): void {
  if (version > 2) return line.text(", unknown version");
  line.text(`, routes: ${Math.floor(length / ROUTE)}${version === 2 ? " or less" : ""}`);
  const print = version === 1 ? firstVersion : secondVersion;
  let at = start + HEADER;
  for (let left = octets; left !== 0;) {
    const size = print(line, at, left);
    if (size === 0) return line.truncated();
    if (left < size) {
      line.text(` [remaining entries length ${left} < ${size}]`);
      return line.invalid();
    }
    at += size;
    left -= size;
  }
}

const firstVersion: PrintEntry = (line, at, left) => {
  if (left < ROUTE) return 0;
  const family = line.u16(at);
  if (family !== Family.ipv4 && family !== Family.any) {
    line.text("\n\t AFI ");
    line.named(families, family, "Unknown (%)");
    line.text(", ");
    line.hexLines(at + ENTRY, ROUTE - ENTRY, "\n\t  ");
  } else if (line.u16(at + 2) !== 0 || line.u64(at + 8) !== 0n) line.hexLines(at, ROUTE, "\n\t  ");
  else {
    line.text(family === Family.any ? "\n\t  AFI 0, " : "\n\t  ");
    line.host4(at + 4);
    line.text(`, metric: ${line.u32(at + 16)}`);
  }
  return ROUTE;
};

const secondVersion: PrintEntry = (line, at, left) => {
  if (left < ENTRY) return 0;
  const family = line.u16(at);
  if (family === Family.authentication) return authentication(line, at, left);
  if (family !== Family.ipv4 && family !== Family.any) {
    line.text("\n\t  AFI ");
    line.named(families, family, "Unknown (%)");
    line.hexLines(at + ENTRY, ROUTE - ENTRY, "\n\t  ");
    return ROUTE;
  }
  if (left < ROUTE) return 0;
  line.text(`\n\t  AFI ${family === Family.ipv4 ? "IPv4" : "0"}, `);
  wideHost(line, at + 4);
  line.text(`/${String(maskBits(line.u32(at + 8))).padEnd(2)}, tag 0x`);
  line.hex(line.u16(at + 2), 4);
  line.text(`, metric: ${line.u32(at + 16)}, next-hop: `);
  if (line.u32(at + 12) === 0) line.text("self");
  else line.host4(at + 12);
  return ROUTE;
};

const authentication: PrintEntry = (line, at, octets) => {
  const kind = line.u16(at + 2);
  const from = at + ENTRY;
  const left = octets - ENTRY;
  if (kind === Authentication.password) {
    line.text("\n\t  Simple Text Authentication data: ");
    return password(line, from, Math.min(SECRET, left)) || left >= SECRET ? ROUTE : 0;
  }
  if (kind === Authentication.keyed) {
    if (left < SECRET) return 0;
    line.text(`\n\t  Auth header: Packet Len ${line.u16(from)}, Key-ID ${line.u8(from + 2)}`);
    line.text(`, Auth Data Len ${line.u8(from + 3)}, SeqNo ${line.u32(from + 4)}`);
    line.text(`, MBZ ${line.u32(from + 8)}, MBZ ${line.u32(from + 12)}`);
    return ROUTE;
  }
  const what = kind === Authentication.trailer ? "Auth trailer" : `Unknown (${kind}) Authentication data`;
  line.text(`\n\t  ${what}:`);
  line.hexLines(from, left, "\n\t  ");
  return octets;
};

/** Writes a password; whether it ends with a zero. */
function password(line: DumpLine, at: number, length: number): boolean {
  line.visibleText(at, length, true);
  return line.bytes.subarray(at, at + length).includes(0);
}
