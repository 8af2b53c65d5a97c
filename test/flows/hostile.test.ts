import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChunkedBody } from "../../src/flows/http/chunked-body.ts";
import { decodeContent, portableDecoders } from "../../src/flows/http/content-coding.ts";
import { HpackReader } from "../../src/flows/http2/hpack.ts";
import { Http2Direction } from "../../src/flows/http2/http2-connection.ts";
import { cryptoFrames } from "../../src/flows/quic/quic-frames.ts";
import { readLongHeader } from "../../src/flows/quic/quic-packet.ts";
import { QuicConnection } from "../../src/flows/quic/quic-connection.ts";
import { Room } from "../../src/flows/room.ts";
import { HandshakeMessages } from "../../src/flows/tls/handshake-messages.ts";
import { chosenProtocol, readClientHello, readServerHello } from "../../src/flows/tls/hello.ts";
import { ja4 } from "../../src/flows/tls/ja4.ts";
import { KeyLog } from "../../src/flows/tls/key-log.ts";
import { DecryptionTally } from "../../src/flows/tls/decryption-tally.ts";
import { TlsConnection } from "../../src/flows/tls/tls-connection.ts";
import { MessageInflater } from "../../src/flows/websocket/message-inflater.ts";
import { frameLength, WebSocketDirection } from "../../src/flows/websocket/websocket-direction.ts";
import { nodeCiphers } from "../../src/host/node-ciphers.ts";

const RUNS = { numRuns: 300 };
const octets = fc.uint8Array({ maxLength: 200 });
const pieces = fc.array(octets, { maxLength: 6 });

/** Reads any octets; whoever reads them may find nothing, but does not throw. */
const readers: readonly (readonly [name: string, read: (bytes: Uint8Array, parts: readonly Uint8Array[]) => void])[] = [
  [
    "header blocks",
    (_, parts) => {
      const reader = new HpackReader();
      parts.forEach((part, i) => reader.read(part, i % 3 === 2));
    },
  ],
  [
    "HTTP/2 frames",
    (_, parts) => {
      const direction = new Http2Direction(new Room(1000));
      for (const part of parts) direction.read(part, 0, part.length);
    },
  ],
  ["chunks", (bytes) => void new ChunkedBody().read(bytes, 0, bytes.length)],
  ["compressed bodies", (bytes) => void decodeContent("gzip, deflate, zstd", bytes, portableDecoders)],
  [
    "WebSocket frames",
    (_, parts) => {
      const direction = new WebSocketDirection(new Room(1000), new MessageInflater(true));
      for (const part of parts) if (frameLength(part, 0, part.length) >= 0) direction.read(part, 0, part.length);
    },
  ],
  [
    "handshake messages",
    (bytes, parts) => {
      const messages = new HandshakeMessages();
      for (const part of parts) {
        messages.read(part, (_, message) => {
          const hello = readClientHello(message);
          if (hello) ja4(hello, "t", nodeCiphers);
          readServerHello(message);
        });
      }
      chosenProtocol(bytes, 0);
    },
  ],
  [
    "TLS records",
    (_, parts) => {
      const around = { ciphers: nodeCiphers, keys: new KeyLog(), tally: new DecryptionTally() };
      const connection = new TlsConnection({ ...around, suiteName: () => "TLS_RSA_WITH_NULL_SHA" });
      parts.forEach((bytes, i) => {
        const record = {
          type: 20 + (i % 4),
          version: 0x0303,
          bytes,
          start: 0,
          end: bytes.length,
          length: bytes.length,
        };
        connection.read(i % 2 === 0 ? 0 : 1, record);
      });
    },
  ],
  [
    "QUIC packets",
    (bytes, parts) => {
      const connection = new QuicConnection(nodeCiphers);
      for (const part of parts) {
        const packet = Uint8Array.of(0xc0, 0, 0, 0, 1, ...part);
        const header = readLongHeader(packet, 0, packet.length);
        if (header) connection.read(0, packet, 0, header, packet.length);
      }
      cryptoFrames(bytes);
    },
  ],
];

describe("any octets are read without a fault", () => {
  it.each(readers)("%s", (_, read) => {
    fc.assert(
      fc.property(octets, pieces, (bytes, parts) => {
        expect(() => read(bytes, parts)).not.toThrow();
      }),
      RUNS,
    );
  });
});
