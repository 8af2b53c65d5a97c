import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

/** Sends a text to a port in pieces of so many octets. */
function inPieces(text: string, octets: number, port = 80): Talk {
  const talk = new Talk({ numbers: false });
  for (let at = 0; at < text.length; at += octets)
    talk.client({ seq: 1 + at, data: text.slice(at, at + octets) }, port);
  return talk;
}

const schedule = "/proc/thread-self/schedstat";

/** Nanoseconds that a call takes of this thread, the least of three: other tests run beside this one in the same process. */
function cost(call: () => void): number {
  const spent = () => Number(readFileSync(schedule, "utf8").split(" ")[0]);
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = spent();
      call();
      return spent() - before;
    }),
  );
}

const request = "GET / HTTP/1.1\r\nHost: a\r\nAccept: *\r\n\r\n";

describe("heads in many segments", () => {
  it.each([1, 2, 3, 7])("are found whole in pieces of %i", (octets) => {
    expect(inPieces(request, octets).layers).toBe("eth ip tcp http@1");
    expect(inPieces(request.replaceAll("\r\n", "\n"), octets).layers).toBe("eth ip tcp http@1");
  });

  it("end where they do, though chunks follow", () => {
    const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n";
    const talk = inPieces(chunked, 5);
    expect(talk.layers).toBe("eth ip tcp http@1 data@2");
    expect(talk.field("http.file_data")).toEqual(["abcdefg"]);
  });

  it("of one connection have no say in what is seen of another", () => {
    const begins = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3c\r\n";
    const short = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    const talk = new Talk();
    // Of the first so much was looked at that it goes beyond the second.
    talk.server({ seq: 1, data: `${begins}${"x".repeat(60)}\r\n3c\r\n` });
    talk.server({ seq: 1, data: short }, 8080);
    expect(talk.layers).toBe("eth ip tcp http data@1");
  });
});

describe.skipIf(!existsSync(schedule))("heads without an end", () => {
  it.each([
    ["a first line", "GET /"],
    ["what may become a first line", "A"],
    ["a header", "GET / HTTP/1.1\r\nX: "],
  ])("take no more than their length in time: %s", (_, begin) => {
    const few = `${begin}${"a".repeat(40_000)}`;
    const many = `${begin}${"a".repeat(320_000)}`;
    const short = cost(() => inPieces(few, 40));
    expect(cost(() => inPieces(many, 40))).toBeLessThan(24 * short);
  });

  it("take no more in a message of SMTP that has no lines", () => {
    const few = `DATA\r\n${"a".repeat(40_000)}`;
    const many = `DATA\r\n${"a".repeat(320_000)}`;
    const short = cost(() => inPieces(few, 40, 25));
    expect(cost(() => inPieces(many, 40, 25))).toBeLessThan(24 * short);
  });
});
