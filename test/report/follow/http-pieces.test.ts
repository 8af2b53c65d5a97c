import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/bytes/text.ts";
import { httpPieces } from "../../../src/report/follow/http-pieces.ts";
import { Talk, type Sent } from "../../flows/talk.ts";

/** The head and the body of each piece in the latest packet. */
function pieces({ session }: Talk): (string | undefined)[][] {
  const text = (bytes: Uint8Array): string => decodeText(bytes, 0, bytes.length);
  return httpPieces(session).map(({ head, body }) => [text(head), body && text(body)]);
}

const ended = (data: string): Sent => ({ seq: 1, ack: 1, flags: "FA", data });

describe("pieces of HTTP", () => {
  it("of the middle of a message begin with text, and lines with a colon are its head, whatever ends them", () => {
    expect(pieces(new Talk().server({ seq: 1, data: "a: b\rc: d\ne f: g" }))).toEqual([
      ["a: b\rc: d\ne f: g", undefined],
    ]);
    expect(pieces(new Talk().server({ seq: 1, data: "a: b\rcd\nef" }))).toEqual([["a: b\r", "cd\nef"]]);
    expect(pieces(new Talk().server({ seq: 1, data: "\0: b\n" }))).toEqual([]);
  });

  it("are of octets, too, that no layer shows", () => {
    const talk = new Talk().server({ seq: 1, data: "HELLO\n" });
    expect(talk.layers).toBe("eth ip tcp");
    expect(pieces(talk)).toEqual([["", "HELLO\n"]]);
  });

  it("have heads that end at a line without a colon", () => {
    const folded = "HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n";
    expect(pieces(new Talk().server(ended(`${folded} chunked\r\n\r\nbody`)))).toEqual([
      [folded, " chunked\r\n\r\nbody"],
    ]);
  });

  it("have empty bodies where those are coded, and those that no known coding changed", () => {
    const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    expect(pieces(new Talk().server(ended(`${head}0\r\n\r\n`)))).toEqual([[head, ""]]);
    const strange = "HTTP/1.1 200 OK\r\nTransfer-Encoding: x chunked\r\n\r\n";
    expect(pieces(new Talk().server(ended(`${strange}body`)))).toEqual([[strange, "body"]]);
  });

  it("are none of what a tunnel carries", () => {
    const request = "CONNECT a:443 HTTP/1.1\r\n\r\n";
    const answer = "HTTP/1.1 200 OK\r\n\r\n";
    const talk = new Talk().client({ seq: 1, ack: 1, data: request });
    talk.server({ seq: 1, ack: 1 + request.length, data: answer });
    expect(pieces(talk)).toEqual([[answer, undefined]]);
    talk.client({ seq: 1 + request.length, ack: 1 + answer.length, data: "anything" });
    expect(talk.layers).toBe("eth ip tcp http data");
    expect(pieces(talk)).toEqual([]);
  });

  it("are found where another protocol's port carries them", () => {
    const request = "GET / HTTP/1.1\r\n\r\n";
    expect(pieces(new Talk().client({ seq: 1, ack: 1, data: request }, 443))).toEqual([[request, undefined]]);
  });
});
