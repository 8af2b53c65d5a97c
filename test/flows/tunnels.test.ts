import { describe, expect, it } from "vitest";
import { seenIn, valuesOf, type Piece } from "./streams.ts";

const piece = (direction: 0 | 1, text: string): Piece => ({
  direction,
  bytes: new Uint8Array(Buffer.from(text, "latin1")),
});
const paths = (pieces: readonly Piece[]): string[] =>
  seenIn([...pieces], 8080).map(({ path }) => path.replace("eth:ethertype:ip:tcp", ""));
const connect = (port: number): Piece[] => [
  piece(0, `CONNECT mail.example:${port} HTTP/1.1\r\nHost: mail.example\r\n\r\n`),
  piece(1, "HTTP/1.1 200 Connection established\r\n\r\n"),
];

describe("tunnels through an HTTP proxy", () => {
  it("carry what the port that was asked for stands for", () => {
    const seen = seenIn([...connect(25), piece(1, "220 ready\r\n"), piece(0, "EHLO a\r\n")], 8080);
    expect(seen.slice(2).map(({ path }) => path)).toEqual(Array(2).fill("eth:ethertype:ip:tcp:http:smtp"));
    expect(valuesOf(seen, "smtp.req.command")).toEqual(["EHLO"]);
  });

  it("carry octets where the port is nobody's, or the octets are not its protocol's", () => {
    expect(paths([...connect(4711), piece(0, "hello")])).toEqual([":http", ":http", ":http:data"]);
    expect(paths([...connect(443), piece(0, "no TLS at all, but text\r\n")]).at(-1)).toBe(":http:data");
  });

  it("are not there where the proxy refuses", () => {
    const refusal = piece(1, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    expect(paths([connect(25)[0]!, refusal, piece(0, "GET / HTTP/1.1\r\n\r\n")])).toEqual([":http", ":http", ":http"]);
  });
});

describe("what begins on the port of HTTP as something else", () => {
  it("is shown as HTTP only where its lines could be headers", () => {
    expect(paths([piece(0, "NICK someone\r\n")])).toEqual([""]);
    expect(paths([piece(0, "PING :server\r\n")])).toEqual([":http"]);
    expect(paths([piece(0, "a: b\r\nno header\r\n")])).toEqual([":http:data"]);
    expect(paths([piece(0, "\x80: b\r\n")])).toEqual([""]);
  });
});
