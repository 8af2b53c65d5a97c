import { dumpText, type DumpLine, type PrintLine } from "../../definition/dump-line.ts";
import { IPX } from "./ipx.ts";

const HEADER = 30;
const Socket = { services: 0x452, routes: 0x453, eigrp: 0x85be } as const;
const sockets: { readonly [socket: number]: string } = {
  0x451: "ipx-ncp",
  0x455: "ipx-netbios",
  0x456: "ipx-diags",
  0x553: "ipx-nwlink-dgm",
};
const EIGRP = 88;

const packet: PrintLine = (line, at) => {
  line.protocol = "ipx";
  if (!line.options.linkHeader) line.text("IPX ");
  line.need(at, HEADER);
  address(line, at + 18, true);
  line.text(" > ");
  address(line, at + 6, true);
  line.text(": ");
  const length = line.u16(at + 2);
  if (length < HEADER) {
    line.text(`[length ${length} < ${HEADER}]`);
    return line.invalid();
  }
  const socket = line.u16(at + 16);
  const [body, left] = [at + HEADER, length - HEADER];
  if (socket === Socket.services) services(line, body, left);
  else if (socket === Socket.routes) routes(line, body, left);
  else if (socket === Socket.eigrp) line.next("ip.proto", EIGRP, body, left);
  else line.text(`${sockets[socket] ?? `ipx-#${socket.toString(16)}`} ${left}`);
};

/** A network and a station of it, and what it is called inside. */
function address(line: DumpLine, at: number, withSocket: boolean): void {
  line.hex(line.u32(at), 8);
  line.text(".");
  line.ether(at + 4);
  if (!withSocket) return;
  line.text(".");
  line.hex(line.u16(at + 10), 4);
}

const kinds: { readonly [kind: number]: string } = { 1: "req", 2: "resp", 3: "nearest-req", 4: "nearest-resp" };
const NAME = 48;
const SERVICE = 64;

/** Who asks for services, or which there are. */
function services(line: DumpLine, at: number, length: number): void {
  if (length < 2) return cut(line, at, 2);
  const kind = line.u16(at);
  line.text(`ipx-sap-${kinds[kind] ?? `?${kind.toString(16)}`}`);
  if (!(kind in kinds)) return;
  if (kind % 2 === 1) {
    if (length < 4) return cut(line, at + 2, 2);
    const asked = line.u16(at + 2);
    line.text(" ");
    line.hex(asked, 4);
    return;
  }
  for (let left = length - 2, next = at + 2; left > 0; left -= SERVICE, next += SERVICE) {
    if (left < 2) return line.invalid();
    const type = line.u16(next);
    line.text(" ");
    line.hex(type, 4);
    line.text(" '");
    if (left - 2 >= NAME) line.visibleText(next + 2, NAME, true);
    line.text("'");
    if (left < SERVICE) return line.invalid();
    line.need(next + 2 + NAME, 10);
    line.text(" addr ");
    address(line, next + 2 + NAME, false);
  }
}

/** What is shorter than it must be is cut where it was not captured either. */
function cut(line: DumpLine, at: number, count: number): void {
  line.need(at, count);
  line.invalid();
}

const ROUTE = 8;
const routeKinds: { readonly [kind: number]: string } = { 1: "req", 2: "resp" };

function routes(line: DumpLine, at: number, length: number): void {
  if (length < 2) return cut(line, at, 2);
  const kind = line.u16(at);
  line.text(`ipx-rip-${routeKinds[kind] ?? `?${kind.toString(16)}`}`);
  if (!(kind in routeKinds)) return;
  const most = kind === 1 ? 1 : Infinity;
  for (let left = length - 2, next = at + 2, i = 0; left > 0 && i < most; left -= ROUTE, next += ROUTE, i++) {
    if (left < ROUTE) return line.invalid();
    line.need(next, ROUTE);
    line.text(" ");
    line.hex(line.u32(next), 8);
    line.text(`/${line.u16(next + 4)}.${line.u16(next + 6)}`);
  }
}

export const ipxText = dumpText(IPX, packet, { carriedBy: { "llc.raw": 0, "ppp.protocol": 0x2b } });

export const ipxLinkText = dumpText(
  IPX,
  (line, at, length) => {
    if (line.options.linkHeader) line.text("IPX 802.2: ");
    packet(line, at, length);
  },
  { carriedBy: { "llc.dsap": 0xe0 } },
);

export const ipxEtherText = dumpText(
  IPX,
  (line, at, length) => {
    line.text("(NOV-ETHII) ");
    packet(line, at, length);
  },
  { carriedBy: { ethertype: 0x8137 } },
);
