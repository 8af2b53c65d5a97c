import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

const request = "GET /a HTTP/1.1\r\nHost: example\r\n\r\n";
const CLIENT = 1000;
const SERVER = 5000;

/** A connection after its handshake; both sides' octets count from 0. */
class Stream extends Talk {
  private number = 100;
  private readonly port: number;

  constructor(port = 80) {
    super();
    this.port = port;
    this.client({ seq: CLIENT - 1, flags: "S" }, port).server({ seq: SERVER - 1, ack: CLIENT, flags: "SA" }, port);
    this.client({ seq: CLIENT, ack: SERVER }, port);
  }

  up(from: number, data: string | Uint8Array, flags = "A"): this {
    return this.client({ seq: CLIENT + from, ack: SERVER, data, flags, at: this.number++ }, this.port);
  }
  down(from: number, data: string | Uint8Array, flags = "A"): this {
    return this.server({ seq: SERVER + from, ack: CLIENT, data, flags, at: this.number++ }, this.port);
  }
}

/** A message over TCP with its length in front. */
function dns(id: number, name = "example"): Uint8Array {
  const labels = [name.length, ...new TextEncoder().encode(name), 0];
  const message = [id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...labels, 0, 1, 0, 1];
  return Uint8Array.from([message.length >> 8, message.length & 255, ...message]);
}

describe("messages with headers", () => {
  it("are kept alive by octets of theirs", () => {
    const stream = new Stream().up(0, request.slice(0, 10)).up(9, request.slice(9, 10));
    expect(stream.field("tcp.analysis.keep_alive")).toEqual(["yes"]);
    expect(stream.layers).toBe("eth ip tcp");
    expect(stream.field("tcp.segment_data")).toEqual([request.slice(9, 10)]);
    expect(stream.up(10, request.slice(10)).layers).toBe("eth ip tcp http@1");
    expect(stream.up(request.length - 1, request.slice(-1)).layers).toBe("eth ip tcp data");
  });

  it("are whole in one segment", () => {
    expect(new Stream().up(0, request).layers).toBe("eth ip tcp http");
  });

  it("span segments: the one that completes them shows them, of a source of their own", () => {
    const stream = new Stream().up(0, request.slice(0, 10));
    expect(stream.layers).toBe("eth ip tcp");
    expect(stream.field("tcp.segment_data")).toEqual([request.slice(0, 10)]);
    stream.up(10, request.slice(10));
    expect(stream.layers).toBe("eth ip tcp http@1");
    expect(stream.field("tcp.segment")).toEqual([4, 5]);
    expect(stream.field("tcp.segment.count")).toEqual([2]);
    expect(stream.field("tcp.reassembled.length")).toEqual([request.length]);
    expect(stream.field("http.request.uri")).toEqual(["/a"]);
  });

  it("have a body of the length that they say", () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
    const stream = new Stream().up(0, request).down(0, `${head}01234`);
    expect(stream.layers).toBe("eth ip tcp");
    stream.down(head.length + 5, "56789HTTP/1.1 204 None\r\n\r\n");
    expect(stream.layers).toMatch(/^eth ip tcp http@1.* http$/);
    expect(stream.field("http.response.code")).toEqual([200, 204]);
  });

  it("have a body that is not undone where nobody knows its coding", () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: x chunked\r\n\r\n";
    const talk = new Talk().server({ seq: 1, data: `${head}hello` }).server({ seq: head.length + 6, flags: "FA" });
    expect(talk.field("http.chunk_size")).toEqual([]);
    expect(talk.layers).toContain("data-text-lines");
  });

  it("have a body of chunks up to the empty one", () => {
    const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const chunks = ["5\r\nhello\r\n", "6\r\n world\r\n", "0\r\n\r\n"];
    const stream = new Stream().up(0, request).down(0, head);
    let at = head.length;
    for (const chunk of chunks) {
      expect(stream.layers).toBe("eth ip tcp");
      stream.down(at, chunk);
      at += chunk.length;
    }
    expect(stream.layers).toMatch(/^eth ip tcp http@1/);
  });

  it("without a length last until the stream ends", () => {
    const head = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n";
    const stream = new Stream().up(0, request).down(0, head).down(head.length, "some text");
    expect(stream.layers).toBe("eth ip tcp");
    stream.down(head.length + 9, "", "FA");
    expect(stream.layers).toMatch(/^eth ip tcp http@1/);
    expect(stream.field("tcp.reassembled.length")).toEqual([head.length + 9]);
  });

  it("that answer HEAD have no body", () => {
    const stream = new Stream().up(0, request.replace("GET", "HEAD"));
    stream.down(0, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
    expect(stream.layers).toBe("eth ip tcp http");
  });
});

describe("messages with a length in front", () => {
  it("are several in a segment, the last one goes on in the next", () => {
    const [one, two, three] = [dns(1), dns(2, "a-longer-name"), dns(3)];
    const all = Uint8Array.from([...one, ...two, ...three]);
    const cut = one.length + two.length + 5;
    const stream = new Stream(53).up(0, all.subarray(0, cut));
    expect(stream.layers).toBe("eth ip tcp dns.stream dns dns.stream dns");
    stream.up(cut, all.subarray(cut));
    expect(stream.layers).toBe("eth ip tcp dns.stream@1 dns@1");
    expect(stream.field("dns.id")).toEqual([3]);
  });

  it("are whole even where the length itself is cut", () => {
    const one = dns(7);
    const stream = new Stream(53).up(0, one.subarray(0, 1));
    expect(stream.layers).toBe("eth ip tcp");
    expect(stream.up(1, one.subarray(1)).layers).toBe("eth ip tcp dns.stream@1 dns@1");
  });

  it("survive segments in another order, sent again, and overlapping", () => {
    const one = dns(9, "a-name-of-some-length");
    const stream = new Stream(53).up(0, one.subarray(0, 10)).up(20, one.subarray(20)).up(0, one.subarray(0, 10));
    expect(stream.layers).toBe("eth ip tcp");
    stream.up(8, one.subarray(8, 22));
    expect(stream.layers).toBe("eth ip tcp dns.stream@1 dns@1");
    expect(stream.field("dns.id")).toEqual([9]);
    expect(stream.field("tcp.segment.overlap")).toEqual([1, 1]);
  });

  it("span the wrap of sequence numbers", () => {
    const one = dns(11, "a-name-of-some-length");
    const talk = new Talk().client({ seq: -10, ack: 1, data: one.subarray(0, 15) }, 53);
    expect(talk.client({ seq: 5, ack: 1, data: one.subarray(15) }, 53).layers).toBe("eth ip tcp dns.stream@1 dns@1");
  });
});

describe("streams of unknown ports", () => {
  it("are told by how they begin, in both directions from then on", () => {
    const stream = new Stream(40_123).up(0, request);
    expect(stream.layers).toBe("eth ip tcp http");
    expect(stream.down(0, "HTTP/1.1 204 None\r\n\r\n").layers).toBe("eth ip tcp http");
  });

  it("are data where they begin otherwise", () => {
    expect(new Stream(40_123).up(0, "GETTING there\r\n").layers).toBe("eth ip tcp data");
  });
});

describe("hostile streams", () => {
  it("that announce a far-ahead number make nobody allocate the gap", () => {
    const before = process.memoryUsage().arrayBuffers;
    const stream = new Stream().up(0, request.slice(0, 10));
    for (let i = 1; i < 200; i++) stream.up(i * 10_000_000, "x");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 << 20);
  });

  it("that never complete a message are bounded in number", () => {
    const talk = new Talk();
    for (let i = 0; i < 3000; i++) talk.client({ seq: 1000 + i * 50, ack: 1, data: "POST /x HTTP/1.1\r\nA: " }, 80);
    expect(talk.layers).toBe("eth ip tcp");
  });
});
