import type { Protocol } from "../../definition/protocol.ts";
import type { Follower, Passage } from "../follower.ts";
import type { Ciphers } from "./ciphers.ts";
import { ja3, ja3Full, ja3s, ja3sFull } from "./client-fingerprints.ts";
import { MESSAGE_HEAD } from "./handshake-messages.ts";
import { readClientHello, readServerHello } from "./hello.ts";

/** Octets in front of messages: of a record, and of its version alone; and the type of records with handshake messages. */
const RECORD_HEAD = 5;
const VERSION = 2;
const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;

/** Adds the fingerprints of hellos to the layers that they are in. */
export class HelloFingerprints implements Follower {
  private readonly passage: Passage;
  private readonly ciphers: Ciphers;
  private readonly hasRecords: boolean;
  private readonly ids: { readonly [key in "clientText" | "client" | "serverText" | "server"]: number };

  /** `hasRecords`: messages of this protocol stand in records. */
  constructor({ passage, protocol, ciphers, hasRecords }: HelloFingerprintsOptions) {
    const id = (key: string): number => passage.compiler.generated(protocol, key);
    this.passage = passage;
    this.ciphers = ciphers;
    this.hasRecords = hasRecords;
    this.ids = {
      clientText: id("clientText"),
      client: id("client"),
      serverText: id("serverText"),
      server: id("server"),
    };
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    if (this.hasRecords && bytes[start] !== HANDSHAKE) return;
    for (let at = start + (this.hasRecords ? RECORD_HEAD : VERSION); at + MESSAGE_HEAD <= end;) {
      const length = (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      const body = at + MESSAGE_HEAD;
      if (body + length > end) return;
      this.addHello(bytes[at], bytes.subarray(body, body + length));
      at = body + length;
    }
  }

  private addHello(type: number, body: Uint8Array): void {
    const { ids, ciphers } = this;
    const { dissector } = this.passage;
    const client = type === CLIENT_HELLO ? readClientHello(body) : undefined;
    const server = type === SERVER_HELLO ? readServerHello(body) : undefined;
    if (client) {
      dissector.addObject(ids.clientText, ja3Full(client));
      dissector.addObject(ids.client, ja3(client, ciphers));
    }
    if (server) {
      dissector.addObject(ids.serverText, ja3sFull(server));
      dissector.addObject(ids.server, ja3s(server, ciphers));
    }
  }
}

interface HelloFingerprintsOptions {
  readonly passage: Passage;
  readonly protocol: Protocol;
  readonly ciphers: Ciphers;
  readonly hasRecords: boolean;
}
