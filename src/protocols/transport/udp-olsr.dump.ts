import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { maskBits } from "../parts/prefix-line.ts";
import { UDP } from "./udp.ts";

const HEADER = 4;
/** Octets of a message's header but for the address of who made it. */
const MESSAGE = 8;
const [HELLO, TOPOLOGY, INTERFACES, NETWORKS, NAMES, LQ_HELLO, LQ_TOPOLOGY] = [1, 2, 3, 4, 130, 201, 202] as const;
const types: { readonly [type: number]: string } = {
  [HELLO]: "Hello",
  [TOPOLOGY]: "TC",
  [INTERFACES]: "MID",
  [NETWORKS]: "HNA",
  128: "Powerinfo",
  [NAMES]: "Nameservice",
  [LQ_HELLO]: "Hello-LQ",
  [LQ_TOPOLOGY]: "TC-LQ",
};
const links = ["Unspecified", "Asymmetric", "Symmetric", "Lost"];
const neighbours = ["Not-Neighbor", "Symmetric", "Symmetric-MPR"];
const gateways = [
  [0x01, " LINKSPEED"],
  [0x02, " IPV4"],
  [0x04, " IPV4-NAT"],
  [0x08, " IPV6"],
  [0x10, " IPv6-PREFIX"],
] as const;
const LINK_SPEED = 0x01;
const NETWORKS_A_LINE = 4;

/** Routing among stations that move, by which links are good (RFC 3626, with what olsrd adds). */
export const olsrText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "olsr";
    const size = line.network.version === 6 ? 16 : 4;
    line.text(`OLSRv${size === 16 ? 6 : 4}`);
    line.need(at, HEADER);
    const counted = Math.min(line.u16(at), length);
    line.text(", seq 0x");
    line.hex(line.u16(at + 2), 4);
    line.text(`, length ${counted}`);
    if (line.verbose === 0) return;
    for (let next = at + HEADER; next < at + counted;) {
      const octets = message(line, next, at + counted - next, size);
      if (octets === 0) return;
      next += octets;
    }
  },
  { carriedBy: { "udp.port": 698 } },
);

/** Octets of the message; 0 where nothing can follow. */
function message(line: DumpLine, at: number, left: number, size: number): number {
  const head = MESSAGE + size;
  line.need(at, head);
  const type = line.u8(at);
  const length = line.u16(at + 2);
  if (length === 0) return 0;
  line.text(`\n\t${types[type] ?? "Unknown"} Message (0x`);
  line.hex(type, 2);
  line.text("), originator ");
  address(line, at + 4, size);
  line.text(`, ttl ${line.u8(at + 4 + size)}, hop ${line.u8(at + 5 + size)}`);
  line.text(`\n\t  vtime ${seconds(line.u8(at + 1))}, msg-seq 0x`);
  line.hex(line.u16(at + 6 + size), 4);
  line.text(`, length ${length}`);
  if (length < head || length > left) {
    line.invalid();
    return 0;
  }
  return content(line, type, at + head, length - head, size) ? length : 0;
}

/** What a time in one octet means (RFC 3626 18.3). */
function seconds(octet: number): string {
  const thousandths = (1000 * (16 + (octet >> 4)) * 2 ** (octet & 15)) / 256;
  const below = Math.floor(thousandths);
  const rest = thousandths - below;
  // C rounds what is in the middle to the even neighbour.
  const rounded = rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
  return `${(rounded / 1000).toFixed(3)}s`;
}

function address(line: DumpLine, at: number, size: number): void {
  line.need(at, size);
  if (size === 4) line.ipv4(line.bytes, at);
  else line.ipv6(line.bytes, at);
}

function content(line: DumpLine, type: number, at: number, length: number, size: number): boolean {
  const end = at + length;
  switch (type) {
    case HELLO:
    case LQ_HELLO:
      if (length < 4) return cut(line);
      line.text(`\n\t  hello-time ${seconds(line.u8(at + 2))}, MPR willingness ${line.u8(at + 3)}`);
      return linkList(line, at + 4, end, size, type === LQ_HELLO);
    case TOPOLOGY:
    case LQ_TOPOLOGY:
      if (length < 4) return cut(line);
      line.text("\n\t    advertised neighbor seq 0x");
      line.hex(line.u16(at), 4);
      neighbourList(line, at + 4, end, size, type === LQ_TOPOLOGY);
      return true;
    case INTERFACES:
      for (let next = at; next + size <= end; next += size) {
        line.text("\n\t  interface address ");
        address(line, next, size);
      }
      return true;
    case NETWORKS:
      networks(line, at, end, size);
      return true;
    case NAMES:
      return names(line, at, end, size);
    default:
      line.hexLines(at, length, "\n\t    ");
      return true;
  }
}

function cut(line: DumpLine): false {
  line.truncated();
  return false;
}

function linkList(line: DumpLine, start: number, end: number, size: number, hasQuality: boolean): boolean {
  for (let at = start; at + 4 <= end;) {
    const code = line.u8(at);
    const length = line.u16(at + 2);
    line.text(
      `\n\t    link-type ${links[code & 3]}, neighbor-type ${neighbours[code >> 2] ?? "Unknown"}, len ${length}`,
    );
    if (length < 4 || at + length > end) {
      line.invalid();
      return false;
    }
    neighbourList(line, at + 4, at + length, size, hasQuality);
    at += length;
  }
  return true;
}

function neighbourList(line: DumpLine, start: number, end: number, size: number, hasQuality: boolean): void {
  if (hasQuality) {
    for (let at = start; at + size + 4 <= end; at += size + 4) {
      line.text("\n\t      neighbor ");
      address(line, at, size);
      line.text(
        `, link-quality ${percent(line.u8(at + size))}%, neighbor-link-quality ${percent(line.u8(at + size + 1))}%`,
      );
    }
    return;
  }
  line.text("\n\t      neighbor\n\t\t");
  // tcpdump takes these for addresses of IPv4, over IPv6 as well.
  for (let at = start; at + 4 <= end; at += 4) {
    address(line, at, 4);
    line.text(" ");
  }
}

const percent = (octet: number): string => ((octet / 255) * 100).toFixed(2);

function networks(line: DumpLine, start: number, end: number, size: number): void {
  const count = Math.floor((end - start) / (2 * size));
  line.text(`\n\t  Advertised networks (total ${count})`);
  for (let i = 0; i < count; i++) {
    const at = start + 2 * size * i;
    if (size === 16) line.text("\n\t    #0: ");
    else line.text(i % NETWORKS_A_LINE === 0 ? "\n\t    " : ", ");
    if (size === 4 && isGateway(line, at)) gateway(line, at + 4);
    else {
      address(line, at, size);
      line.text(`/${prefixBits(line, at + size, size)}`);
    }
  }
}

const isGateway = (line: DumpLine, at: number): boolean =>
  line.u32(at) === 0 && line.u8(at + 4) === 0 && line.u8(at + 5) !== 0;

function gateway(line: DumpLine, at: number): void {
  const flags = line.u8(at + 1);
  const speed = (octet: number): number => (flags & LINK_SPEED ? ((octet >> 3) + 1) * 10 ** (octet & 7) : 0);
  line.text("Smart-Gateway:");
  line.bitNames(gateways, flags, "", "");
  line.text(` ${speed(line.u8(at + 2))}/${speed(line.u8(at + 3))}`);
}

/** The bits of a mask; -1 as C has it without a sign where they are not the first ones. */
function prefixBits(line: DumpLine, at: number, size: number): number {
  let bits = 0;
  for (let i = 0; i < size; i += 4) {
    const here = maskBits(line.u32(at + i));
    if (here < 0 || (here > 0 && bits < 8 * i)) return 0xffffffff;
    bits += here;
  }
  return bits;
}

function names(line: DumpLine, start: number, end: number, size: number): boolean {
  if (end - start < 4) return cut(line);
  const count = line.u16(start + 2);
  line.text(`\n\t  Version ${line.u16(start)}, Entries ${count}`);
  let at = start + 4;
  for (let i = 0; i < count; i++) {
    if (end - at < 4 + size) {
      line.invalid();
      return false;
    }
    const type = line.u16(at);
    const length = line.u16(at + 2);
    line.text(
      `\n\t    #${i}: type ${type === 0 ? "000000" : `0x${type.toString(16).padStart(4, "0")}`}, length ${length}`,
    );
    at += 4;
    if (length === 0 || at + size + length > end) {
      line.invalid();
      return false;
    }
    line.text(", address ");
    address(line, at, size);
    line.text(', name "');
    line.visibleText(at + size, length);
    line.text('"');
    at += size + Math.ceil(length / 4) * 4;
  }
  return true;
}
