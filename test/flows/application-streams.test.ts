import { createSecureServer, connect as connectHttp2 } from "node:http2";
import { connect as connectTcp, createServer as createTcpServer, type AddressInfo } from "node:net";
import { constants, deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecryptionTally } from "../../src/flows/tls/decryption-tally.ts";
import { KeyLog } from "../../src/flows/tls/key-log.ts";
import type { Session } from "../../src/flows/session.ts";
import { nodeCiphers } from "../../src/host/node-ciphers.ts";
import { makeCertificate, tlsTraffic } from "./tls/traffic.ts";
import { seenIn, valuesOf, type Piece } from "./streams.ts";

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const client = (bytes: Uint8Array | string): Piece => ({
  direction: 0,
  bytes: typeof bytes === "string" ? octets(bytes) : new Uint8Array(bytes),
});
const server = (bytes: Uint8Array | string): Piece => ({ ...client(bytes), direction: 1 });
/** Has a session decrypt with this key log. */
const decrypting = (keyLog: string, tally = new DecryptionTally()) => {
  const keys = new KeyLog();
  keys.read(keyLog);
  return (session: Session): void => session.decrypt?.({ ciphers: nodeCiphers, keys, tally });
};

const text = Array.from({ length: 500 }, (_, i) => `line ${i * i * 7919}\n`).join("");
const packed = gzipSync(text);
const chunked = Buffer.concat([
  octets(`${(100).toString(16)}\r\n`),
  packed.subarray(0, 100),
  octets(`\r\n${(packed.length - 100).toString(16)}\r\n`),
  packed.subarray(100),
  octets("\r\n0\r\nTrailer: yes\r\n\r\n"),
]);
const response = Buffer.concat([
  octets("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"),
  chunked,
]);

describe("HTTP/1", () => {
  it("has bodies without chunks and compression, and responses with their requests", () => {
    const seen = seenIn([client("GET /a HTTP/1.1\r\nHost: h\r\n\r\n"), server(response)], 80);
    expect(valuesOf(seen, "http.file_data")).toEqual([text]);
    expect(valuesOf(seen, "http.chunk_size")).toEqual(["100", String(packed.length - 100), "0"]);
    expect(valuesOf(seen, "http.chunked_trailer_part")).toEqual(["Trailer: yes\r\n"]);
    expect(valuesOf(seen, "http.request_in")).toEqual(["1"]);
    expect(valuesOf(seen, "http.response_for.uri")).toEqual(["http://h/a"]);
  });

  it("hands tokens of NTLM in its headers on, in front of the body", () => {
    const token = Buffer.from("NTLMSSP\0\u0001".padEnd(36, "\0"), "latin1").toString("base64");
    const head = `HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: NTLM ${token}\r\nContent-Type: text/plain\r\n`;
    const seen = seenIn([server(`${head}Content-Length: 2\r\n\r\nno`)], 80);
    expect(seen[0]!.path).toBe("eth:ethertype:ip:tcp:http:ntlmssp:data-text-lines");
    expect(valuesOf(seen, "ntlmssp.messagetype")).toEqual(["0x00000001"]);
    const broken = seenIn([server(`${head.replace(token, "TlRM?")}Content-Length: 2\r\n\r\nno`)], 80);
    expect(broken[0]!.path).toBe("eth:ethertype:ip:tcp:http:data-text-lines");
  });

  it("shows what a body held before it broke", () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: a/b\r\n";
    const cut = packed.subarray(0, packed.length - 20);
    const [data] = valuesOf(
      seenIn([server(Buffer.concat([octets(`${head}Content-Length: ${cut.length}\r\n\r\n`), cut]))], 80),
      "http.file_data",
    );
    expect(text.startsWith(data!)).toBe(true);
    expect(data!.length).toBeGreaterThan(100);
  });
});

describe("WebSockets", () => {
  const upgrade = (extensions: string): Piece[] => [
    client(
      "GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: k\r\n\r\n",
    ),
    server(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n${extensions}Sec-WebSocket-Accept: a\r\n\r\n`,
    ),
  ];
  const hello = Uint8Array.from(Buffer.from("818537fa213d7f9f4d5158", "hex"));

  it("are read from where HTTP ends, without masks", () => {
    const seen = seenIn(
      [...upgrade(""), client(hello.slice(0, 3)), client(hello.slice(3)), server(Uint8Array.of(0x88, 2, 3, 0xe8))],
      8080,
    );
    expect(valuesOf(seen, "websocket.payload.text")).toEqual(["Hello"]);
    expect(valuesOf(seen, "websocket.payload.close.status_code")).toEqual(["1000"]);
    expect(seen.map(({ path }) => path.replace("eth:ethertype:ip:", ""))).toEqual([
      "tcp:http",
      "tcp:http",
      "tcp",
      "tcp:http:websocket:data-text-lines",
      "tcp:http:websocket",
    ]);
  });

  it("in the segment of the answer, and compressed", () => {
    const message = (letters: string) => {
      const data = deflateRawSync(letters, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
      return Buffer.concat([Uint8Array.of(0xc1, data.length), data]);
    };
    const [request, answer] = upgrade("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n");
    const seen = seenIn([request!, server(Buffer.concat([answer!.bytes, message("one")])), server(message("two"))], 80);
    expect(valuesOf(seen, "websocket.payload.text")).toEqual(["one", "two"]);
    expect(valuesOf(seen, "websocket.pmc")).toEqual(["1", "1"]);
  });
});

describe("TLS", () => {
  it("carries HTTP, whose messages span records and segments", async () => {
    const certificate = makeCertificate("ec");
    const body = "x".repeat(50_000);
    const traffic = await tlsTraffic(
      { ...certificate, minVersion: "TLSv1.3" },
      "GET /b HTTP/1.1\r\nHost: h\r\n\r\n",
      `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const tally = new DecryptionTally();
    const seen = seenIn(traffic.pieces, 443, decrypting(traffic.keyLog, tally));
    expect(valuesOf(seen, "http.request.uri")).toEqual(["/b"]);
    expect(valuesOf(seen, "http.file_data")).toEqual([body]);
    // Messages that are encrypted are among those of the handshake.
    expect(valuesOf(seen, "tls.handshake.type")).toEqual(
      expect.arrayContaining(["1", "2", "8", "11", "15", "20", "4"]),
    );
    expect(tally.summary).toBeUndefined();
    const without = seenIn(traffic.pieces, 443);
    expect(valuesOf(without, "http.request.uri")).toEqual([]);
    expect(valuesOf(without, "tls.handshake.type")).toEqual(["1", "2"]);
  });

  it("carries HTTP/2, as the server chose", async () => {
    const { pieces, keyLog } = await http2Traffic("/c", "y".repeat(40_000));
    const seen = seenIn(pieces, 443, decrypting(keyLog));
    expect(valuesOf(seen, "http2.headers.path")).toEqual(["/c"]);
    expect(valuesOf(seen, "http2.headers.status")).toEqual(["200"]);
    expect(valuesOf(seen, "http2.body.reassembled.length")).toEqual(["40000"]);
    expect(seen.some(({ path }) => path.endsWith("tls:http2"))).toBe(true);
  });

  it("any octets in it are dissected without a fault", async () => {
    const { pieces, keyLog } = await http2Traffic("/d", "z".repeat(3000));
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(flips, (changes) => {
        const changed = pieces.map(({ direction, bytes }) => ({ direction, bytes: bytes.slice() }));
        for (const [piece, at, flip] of changes) {
          const { bytes } = changed[piece % changed.length]!;
          bytes[at % bytes.length]! ^= flip;
        }
        expect(seenIn(changed, 443, decrypting(keyLog)).length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });
});

/** A request over HTTP/2 and TLS, as Node makes it. */
async function http2Traffic(path: string, body: string): Promise<{ pieces: Piece[]; keyLog: string }> {
  const secure = createSecureServer({ ...makeCertificate("ec") }, (_, answer) => answer.end(body));
  const lines: Buffer[] = [];
  const pieces: Piece[] = [];
  await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
  const relay = createTcpServer((from) => {
    const onward = connectTcp((secure.address() as AddressInfo).port, "127.0.0.1");
    from.on("data", (bytes: Buffer) => pieces.push(client(bytes)));
    onward.on("data", (bytes: Buffer) => pieces.push(server(bytes)));
    from.pipe(onward).pipe(from);
    from.on("error", () => onward.destroy());
    onward.on("error", () => from.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  secure.on("keylog", (line: Buffer) => lines.push(line));
  const session = connectHttp2(`https://127.0.0.1:${(relay.address() as AddressInfo).port}`, {
    rejectUnauthorized: false,
  });
  await new Promise<void>((resolve, reject) => {
    const request = session.request({ ":path": path });
    request.on("error", reject);
    request.on("close", resolve);
    request.resume();
    request.end();
  });
  await new Promise<void>((resolve) => session.close(resolve));
  relay.close();
  secure.close();
  return { pieces, keyLog: Buffer.concat(lines).toString() };
}

describe("SIP over TCP", () => {
  it("is known by its first line on any port, even where its head goes on", () => {
    const head = "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/TCP [fd00::1]:5083;branch=z9\r\n";
    const seen = seenIn([client(head), client("Content-Length: 0\r\n\r\n")], 5083);
    expect(seen.map(({ path }) => path)).toEqual(["eth:ethertype:ip:tcp", "eth:ethertype:ip:tcp:sip"]);
    expect(valuesOf(seen, "sip.Via.sent-by.address")).toEqual(["fd00::1"]);
  });
});

describe("STUN in frames", () => {
  const message = (type: number) => [0, 20, type, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, ...Array<number>(12).fill(7)];

  it("is known on any port, and answers find their requests", () => {
    const seen = seenIn([client(Uint8Array.from(message(0))), server(Uint8Array.from(message(1)))], 42000);
    expect(seen.map(({ path }) => path)).toEqual(["eth:ethertype:ip:tcp:stun", "eth:ethertype:ip:tcp:stun"]);
    expect(valuesOf(seen, "stun.tcp_frame_length")).toEqual(["20", "20"]);
    expect(valuesOf(seen, "stun.response-to")).toEqual(["1"]);
  });

  it("is not where lengths do not agree", () => {
    const longer = Uint8Array.from(message(0));
    longer[1] = 21;
    expect(seenIn([client(longer)], 42000)[0]!.path).toBe("eth:ethertype:ip:tcp:data");
  });
});
