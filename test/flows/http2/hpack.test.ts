import { createServer, connect, type ClientHttp2Session, type Http2Server } from "node:http2";
import { createServer as createTcpServer, connect as connectTcp, type AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { HpackReader, MOST_HEADER_FIELDS, MOST_HEADER_OCTETS } from "../../../src/flows/http2/hpack.ts";
import { readHuffman } from "../../../src/flows/http2/huffman.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ""), "hex"));
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const read = (reader: HpackReader, hex: string): string[] => {
  const { fields, problem } = reader.read(octets(hex));
  const texts = fields.map(({ name, value }) => `${latin1(name)}: ${latin1(value)}`);
  return problem === undefined ? texts : [...texts, `! ${problem}`];
};

describe("the examples of RFC 7541 appendix C", () => {
  const requests = [
    [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"],
    [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com", "cache-control: no-cache"],
    [":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com", "custom-key: custom-value"],
  ];

  it("C.2: each representation", () => {
    const reader = new HpackReader();
    expect(read(reader, "400a637573746f6d2d6b65790d637573746f6d2d686561646572")).toEqual(["custom-key: custom-header"]);
    expect(read(reader, "be")).toEqual(["custom-key: custom-header"]);
    expect(read(reader, "040c2f73616d706c652f70617468")).toEqual([":path: /sample/path"]);
    expect(read(reader, "100870617373776f726406736563726574")).toEqual(["password: secret"]);
    expect(read(reader, "82")).toEqual([":method: GET"]);
    const { fields } = reader.read(octets("100870617373776f726406736563726574 82 be"));
    expect(fields.map(({ representation, index, start, end }) => [representation, index, start, end])).toEqual([
      ["never indexed", 0, 0, 17],
      ["indexed", 2, 17, 18],
      ["indexed", 62, 18, 19],
    ]);
  });

  it("C.3: requests without Huffman code", () => {
    const reader = new HpackReader();
    expect(read(reader, "828684410f7777772e6578616d706c652e636f6d")).toEqual(requests[0]);
    expect(read(reader, "828684be58086e6f2d6361636865")).toEqual(requests[1]);
    expect(read(reader, "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565")).toEqual(requests[2]);
  });

  it("C.4: requests with Huffman code", () => {
    const reader = new HpackReader();
    expect(read(reader, "828684418cf1e3c2e5f23a6ba0ab90f4ff")).toEqual(requests[0]);
    expect(read(reader, "828684be5886a8eb10649cbf")).toEqual(requests[1]);
    expect(read(reader, "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf")).toEqual(requests[2]);
  });

  it("C.6: responses that push entries out of a table of 256 octets", () => {
    const reader = new HpackReader();
    const [date, later] = ["Mon, 21 Oct 2013 20:13:21 GMT", "Mon, 21 Oct 2013 20:13:22 GMT"];
    const [cache, location] = ["cache-control: private", "location: https://www.example.com"];
    expect(
      read(
        reader,
        "3fe101 488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
      ),
    ).toEqual([":status: 302", cache, `date: ${date}`, location]);
    expect(read(reader, "4883640effc1c0bf")).toEqual([":status: 307", cache, `date: ${date}`, location]);
    expect(
      read(
        reader,
        `88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672
         c1ab270fb5291f9587316065c003ed4ee5b1063d5007`,
      ),
    ).toEqual([
      ":status: 200",
      cache,
      `date: ${later}`,
      location,
      "content-encoding: gzip",
      "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
    ]);
    // The oldest entries had to go.
    expect(read(reader, "c1")).toEqual(["! index 65 stands for nothing that was seen"]);
  });
});

describe("hostile header blocks", () => {
  it.each([
    ["80", "index 0 stands for nothing that was seen"],
    ["8240", "the block ends within a field"],
    ["82400a61", "the block ends within a text"],
    ["827fffffffff0f", "a number of more than 28 bits"],
    ["823fe1ffff7f", "a table of 268435456 octets"],
    ["8240 81ff 00", "a text that is not Huffman code"],
    ["8240 84ffffffff 00", "a text that is not Huffman code"],
    ["8240 8118 00", "a text that is not Huffman code"],
  ])("%s is read up to its fault", (hex, problem) => {
    const texts = read(new HpackReader(), hex);
    expect(texts.at(-1)).toContain(problem);
    expect(texts.length).toBe(hex.startsWith("82") ? 2 : 1);
  });

  it("forgets what came before a fault and knows what comes after", () => {
    const reader = new HpackReader();
    read(reader, "4001610162");
    expect(read(reader, "4001630164 ff00")).toEqual(["c: d", "! index 127 stands for nothing that was seen"]);
    expect(read(reader, "4001650166 be bf")).toEqual(["e: f", "e: f", "! index 63 stands for nothing that was seen"]);
  });

  it("stops at its limits", () => {
    const many = new HpackReader().read(new Uint8Array(MOST_HEADER_FIELDS + 1).fill(0x82));
    expect([many.fields.length, many.problem]).toEqual([MOST_HEADER_FIELDS, `more than ${MOST_HEADER_FIELDS} fields`]);
    const reader = new HpackReader();
    reader.read(octets(`400161 7fa11e ${"62".repeat(4000)}`));
    const large = reader.read(new Uint8Array(100).fill(0xbe));
    expect(large.fields.length).toBe(Math.floor(MOST_HEADER_OCTETS / 4001));
    expect(large.problem).toBe(`more than ${MOST_HEADER_OCTETS} octets of fields`);
  });
});

describe("nghttp2 as the sender", () => {
  it("its requests are read as they were meant", async () => {
    const values = Array.from({ length: 256 }, (_, octet) => octet).filter((octet) => octet >= 0x20 && octet !== 0x7f);
    // Beside short codes, so that the sender takes Huffman code for all of them.
    const sent = Array.from({ length: 12 }, (_, i) => ({
      ":path": `/${i % 5}`,
      "x-round": String(i % 3),
      ...Object.fromEntries(
        values.map((octet) => [`x-${octet}`, `aaaaaaaaaaaaaaaaaaaa${String.fromCharCode(octet)}a${i % 4}`]),
      ),
    }));
    const blocks = await requestBlocks(sent);
    expect(blocks.length).toBe(sent.length);
    const reader = new HpackReader();
    blocks.forEach((block, i) => {
      const { fields, problem } = reader.read(block);
      expect(problem).toBeUndefined();
      const found = new Map(fields.map(({ name, value }) => [latin1(name), latin1(value)]));
      for (const [name, value] of Object.entries(sent[i])) expect(found.get(name)).toBe(value);
    });
  });
});

describe("Huffman code", () => {
  it("no octets are no octets", () => {
    expect(readHuffman(octets(""), 0, 0)).toEqual(octets(""));
  });
});

/** The header blocks that Node's client sends for these requests, read from the wire. */
async function requestBlocks(requests: readonly Record<string, string>[]): Promise<Uint8Array[]> {
  const server: Http2Server = createServer({ maxHeaderListPairs: 1000 }, (_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const wire: Buffer[] = [];
  const relay = createTcpServer((client) => {
    const onward = connectTcp((server.address() as AddressInfo).port, "127.0.0.1");
    client.on("data", (data) => wire.push(data));
    client.pipe(onward).pipe(client);
    client.on("error", () => onward.destroy());
    onward.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const session: ClientHttp2Session = connect(`http://127.0.0.1:${(relay.address() as AddressInfo).port}`, {
    maxHeaderListPairs: 1000,
  });
  for (const headers of requests) {
    await new Promise<void>((resolve, reject) => {
      const request = session.request(headers);
      request.on("close", resolve);
      request.on("error", reject);
      request.resume();
      request.end();
    });
  }
  await new Promise<void>((resolve) => session.close(resolve));
  relay.close();
  server.close();
  return headerBlocks(Buffer.concat(wire));
}

/** The payloads of HEADERS frames with their CONTINUATION frames. */
function headerBlocks(stream: Buffer): Uint8Array[] {
  const blocks: Buffer[][] = [];
  for (let at = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length; at < stream.length;) {
    const end = at + 9 + stream.readUIntBE(at, 3);
    const [type, flags] = [stream[at + 3], stream[at + 4]];
    if (type === 1) blocks.push([]);
    if (type === 1 || type === 9) blocks.at(-1)!.push(stream.subarray(at + 9 + (flags & 0x20 ? 5 : 0), end));
    at = end;
  }
  return blocks.map((parts) => Buffer.concat(parts));
}
