import type { DumpLine } from "../../definition/dump-line.ts";
import { decnetAddress, littleEndian } from "../parts/decnet-line.ts";

const KIND = 0x0e;
/** Octets of a segment of routing information, and of the checksum and what stands in front of segments. */
const SEGMENT = 6;
/** Segments of more are not read. */
const MOST = 1024;
const nodes = ["reserved-ntype? ", "l2rout ", "l1rout ", "endnode "];
const firstInfos = [
  [0x04, "verif "],
  [0x08, "blo "],
] as const;
const infos: readonly (readonly [number, string])[] = [
  [0x04, "verif "],
  [0x20, "nomcast "],
  [0x40, "blo "],
];

/** A kind of control messages: its least octets, and what it says. */
interface Kind {
  readonly word: string;
  readonly size: number;
  readonly say: (line: DumpLine, at: number, left: number) => void;
}
const kinds: { readonly [kind: number]: Kind } = {
  0x00: { word: "init ", size: 12, say: start },
  0x02: { word: "verification ", size: 4, say: (line, at) => octal(line, at, "fcnval") },
  0x04: { word: "test ", size: 4, say: (line, at) => octal(line, at, "data") },
  0x06: { word: "lev-1-routing ", size: 4, say: (line, at, left) => segments(line, at, left, "ids") },
  0x08: { word: "lev-2-routing ", size: 4, say: (line, at, left) => segments(line, at, left, "areas") },
  0x0a: { word: "router-hello ", size: 18, say: routerHello },
  0x0c: { word: "endnode-hello ", size: 32, say: endnodeHello },
};

/** A message between routers; `left` octets. */
export function controlMessage(line: DumpLine, at: number, left: number, flags: number): void {
  const kind = kinds[flags & KIND];
  if (kind === undefined) {
    line.text("unknown control message");
    return line.unknownPayload(at, Math.min(line.end, at + left));
  }
  line.text(kind.word);
  if (left < kind.size) return line.invalid();
  line.need(at, kind.size);
  kind.say(line, at + 1, left - 1);
}

function info(line: DumpLine, octet: number, names = infos): void {
  line.text(nodes[octet & 3]!);
  line.bitNames(names, octet, "", "");
}

function start(line: DumpLine, at: number): void {
  info(line, line.u8(at + 2), firstInfos);
  line.text("src ");
  decnetAddress(line, at);
  line.text(`blksize ${littleEndian(line, at + 3)} vers ${line.u8(at + 5)} eco ${line.u8(at + 6)}`);
  line.text(` ueco ${line.u8(at + 7)} hello ${littleEndian(line, at + 8)}`);
}

function octal(line: DumpLine, at: number, label: string): void {
  line.text("src ");
  decnetAddress(line, at);
  line.text(` ${label} ${line.u8(at + 2).toString(8)}`);
}

function segments(line: DumpLine, start: number, left: number, label: string): void {
  line.text("src ");
  decnetAddress(line, start);
  line.text(" ");
  for (let at = start + 3, rest = left - 3; rest > SEGMENT; at += SEGMENT, rest -= SEGMENT) {
    const [count, first, cost] = [0, 2, 4].map((offset) => littleEndian(line, at + offset)) as [number, number, number];
    if (count > MOST) return;
    line.text(`{${label} ${first}-${first + count} cost ${cost & 0x1ff} hops ${(cost >> 10) & 0x1f}} `);
  }
}

function versions(line: DumpLine, at: number): void {
  info(line, line.u8(at + 9));
  line.text(`vers ${line.u8(at)} eco ${line.u8(at + 1)} ueco ${line.u8(at + 2)} src `);
  decnetAddress(line, at + 7);
  line.text(` blksize ${littleEndian(line, at + 10)} `);
}

function routerHello(line: DumpLine, at: number): void {
  versions(line, at);
  line.text(`pri ${line.u8(at + 12)} hello ${littleEndian(line, at + 14)}`);
}

function endnodeHello(line: DumpLine, at: number): void {
  versions(line, at);
  line.text("rtr ");
  decnetAddress(line, at + 25);
  line.text(` hello ${littleEndian(line, at + 27)} data ${line.u8(at + 30).toString(8)}`);
}
