import { build } from "../../src/craft/build.ts";
import type { LineOptions } from "../../src/definition/dump-line.ts";
import type { Layer } from "../../src/definition/protocol.ts";
import { RelativeSequences } from "../../src/flows/relative-numbers.ts";
import { dumpTexts } from "../../src/protocols/dump-texts.ts";
import { PacketLines } from "../../src/report/dump/packet-line.ts";
import { Ether, Raw } from "../../src/toolkit/index.ts";
import { lineTables } from "../../src/report/dump/tables.ts";

const ETHERNET = 1;
const none = (): undefined => undefined;
const names = { ipv4: none, ipv6: none, ether: none, port: none, protocol: none };
const plain: LineOptions = {
  verbose: 0,
  quiet: 0,
  linkHeader: false,
  absoluteSequence: false,
  checksums: true,
  undecodedHandles: false,
  asDot: false,
  dumps: false,
  packetType: undefined,
};

/** The line of a packet made of layers, as `dump -nn` prints it without a time; `captured` octets of it were captured. */
export function lineOf(layers: readonly Layer[], options: Partial<LineOptions> = {}, captured = Infinity): string {
  return linesOf([layers], options, captured)[0];
}

/** The lines of packets of one capture. */
export function linesOf(
  packets: readonly (readonly Layer[])[],
  options: Partial<LineOptions> = {},
  captured = Infinity,
): string[] {
  const lines = new PacketLines(lineTables(dumpTexts), { ...plain, ...options }, names, new RelativeSequences(), {
    style: "none",
    whole: false,
  });
  return packets.map((layers) => {
    const bytes = build(layers);
    lines.line.clear();
    lines.packet({
      bytes,
      start: 0,
      end: Math.min(bytes.length, captured),
      original: bytes.length,
      linkType: linkTypeOf(layers[0]),
    });
    return lines.line.slice().replace(/\n$/, "");
  });
}

/** The line of a packet of this link type that is these octets. */
export function lineOfOctets(linkType: number, bytes: Uint8Array, options: Partial<LineOptions> = {}): string {
  const lines = new PacketLines(lineTables(dumpTexts), { ...plain, ...options }, names, new RelativeSequences(), {
    style: "none",
    whole: false,
  });
  lines.packet({ bytes, start: 0, end: bytes.length, original: bytes.length, linkType });
  return lines.line.slice().replace(/\n$/, "");
}

/** The octets that hexadecimal digits stand for, between which there may be spaces. */
export function octets(hex: string): Uint8Array {
  return Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** The end of the line of octets inside IP (and more), behind the addresses and what UDP says of its checksum. */
export function saidInside(headers: readonly Layer[], hex: string, verbose: number, captured?: number): string {
  const line = lineOf([Ether(), ...headers, Raw({ load: octets(hex) })], { verbose }, captured);
  return line.replace(/^[^]*? > \S+ (?:\[(?:bad )?udp [^\]]*\] )?/, "");
}

/** The link type of packets that begin with a layer. */
function linkTypeOf({ protocol }: Layer): number {
  const keys = protocol.carriedBy?.["linktype"];
  return typeof keys === "number" ? keys : ETHERNET;
}
