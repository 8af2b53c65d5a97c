import { TCP, Ether, IP, packet, Raw } from "../../src/toolkit/index.ts";
import { FieldValues } from "../../src/dissect/field-values.ts";
import { isGroup } from "../../src/definition/field-type.ts";
import { ProtocolPath } from "../../src/flows/protocol-path.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import type { Session } from "../../src/flows/session.ts";
import { contentDecoders } from "../../src/host/content-decoders.ts";
import { nodeCiphers } from "../../src/host/node-ciphers.ts";
import { showText } from "../../src/report/fields/show-text.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

/** Octets that one side of a connection sends; 0 is the client. */
export interface Piece {
  readonly direction: 0 | 1;
  readonly bytes: Uint8Array;
}

/** A packet as a session sees it. */
export interface SeenPacket {
  readonly path: string;
  /** The values of each field, in order. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Octets of a piece that one segment carries. */
const SEGMENT = 1400;

/** What a session sees of a TCP connection to `port` that carries these pieces. */
export function seenIn(
  pieces: readonly Piece[],
  port: number,
  prepare: (session: Session) => void = () => {},
): SeenPacket[] {
  const session = new FullSession(standardCatalog(), standardWalk, { decoders: contentDecoders, ciphers: nodeCiphers });
  prepare(session);
  return segmentsOf(pieces, port).map((bytes, i) => seenBy(session, bytes, i + 1));
}

/** The packets of a TCP connection to `port` that carries these pieces. */
export function segmentsOf(pieces: readonly Piece[], port: number): Uint8Array[] {
  const next = [1, 1];
  const segments: Uint8Array[] = [];
  for (const { direction, bytes } of pieces) {
    for (let at = 0; at < bytes.length; at += SEGMENT) {
      const load = bytes.slice(at, at + SEGMENT);
      const [from, to] = direction === 0 ? ["10.0.0.1", "10.0.0.2"] : ["10.0.0.2", "10.0.0.1"];
      const ports = direction === 0 ? { sport: 50000, dport: port } : { sport: port, dport: 50000 };
      const tcp = TCP({ ...ports, seq: next[direction]!, ack: next[1 - direction]!, flags: "PA" });
      segments.push(packet(Ether(), IP({ src: from, dst: to }), tcp, Raw({ load })).bytes);
      next[direction]! += load.length;
    }
  }
  return segments;
}

/** What a session sees of its next packet. */
export function seenBy(session: Session, octets: Uint8Array, number: number, linkType = 1): SeenPacket {
  const bytes = new Uint8Array(octets.length + 16);
  bytes.set(octets);
  const place = { bytes, start: 0, end: octets.length, original: octets.length };
  session.dissect({ ...place, number, seconds: number, nanoseconds: 0, linkType, interface: 0, comments: [] });
  const { dissector } = session;
  const { layers, tree } = dissector;
  const values = new FieldValues(dissector);
  const fields = new Map<string, string[]>();
  for (let layer = 0; layer < layers.count; layer++) {
    dissector.decode(layer);
    const root = layers.tree(layer);
    for (let quad = root + 1; quad < tree.after(root); quad++) {
      const info = values.info(quad);
      if (isGroup(info)) continue;
      const known = fields.get(info.name);
      const text = showText(values, layer, quad);
      if (known) known.push(text);
      else fields.set(info.name, [text]);
    }
  }
  return { path: new ProtocolPath(dissector).text(), fields };
}

/** The values of a field over all packets. */
export function valuesOf(seen: readonly SeenPacket[], field: string): string[] {
  return seen.flatMap(({ fields }) => fields.get(field) ?? []);
}
