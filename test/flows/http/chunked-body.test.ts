import { describe, expect, it } from "vitest";
import { ChunkedBody, MOST_LINE_OCTETS } from "../../../src/flows/http/chunked-body.ts";

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const whole = octets("xx4\r\nWiki\r\n6;name=v\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\nA: b\r\n\r\nnext");
const START = 2;
const END = whole.length - START - "next".length;

describe("chunked bodies", () => {
  it("reads chunks, trailer and the end", () => {
    const body = new ChunkedBody();
    expect(body.read(whole, START, whole.length)).toBe(END);
    expect(Buffer.from(body.data(whole, START, whole.length)).toString()).toBe("Wikipedia in \r\n\r\nchunks.");
    expect(body.chunks.map(({ start, data, dataEnd, end }) => [start, data, dataEnd, end])).toEqual([
      [0, 3, 7, 9],
      [9, 19, 25, 27],
      [27, 30, 44, 46],
      [46, 49, 49, 49],
    ]);
    expect(body.trailer).toBe(49);
  });

  it("finds the same octet by octet, and what is there of a chunk that is not whole", () => {
    const body = new ChunkedBody();
    for (let stop = START; stop < START + END; stop++) expect(body.read(whole, START, stop)).toBe(-1);
    expect(body.read(whole, START, START + END)).toBe(END);
    const begun = new ChunkedBody();
    begun.read(whole, START, START + 22);
    expect(Buffer.from(begun.data(whole, START, START + 22)).toString()).toBe("Wikiped");
  });

  it("takes bare line feeds", () => {
    const bytes = octets("2\nab\n0\n\n");
    const body = new ChunkedBody();
    expect(body.read(bytes, 0, bytes.length)).toBe(bytes.length);
    expect(Buffer.from(body.data(bytes, 0, bytes.length)).toString()).toBe("ab");
  });

  it.each([
    ["2\r\nab\r\nzz\r\n", "a chunk without a size"],
    ["2\r\nab\r\n1000000000000\r\n", "a chunk without a size"],
    ["2\r\nab\r\n2\r\nabc\r\n", "a chunk longer than its size"],
    ["2\r\nab\r\n2\r\nabcdefgh", "a chunk longer than its size"],
    [`2\r\nab\r\n1;${"x".repeat(MOST_LINE_OCTETS)}`, `a line of more than ${MOST_LINE_OCTETS} octets`],
  ])("stops at what is wrong %#", (text, problem) => {
    const bytes = octets(text);
    const body = new ChunkedBody();
    expect(body.read(bytes, 0, bytes.length)).toBe(-1);
    expect(body.problem).toBe(problem);
    expect(Buffer.from(body.data(bytes, 0, bytes.length)).toString()).toBe("ab");
  });
});
