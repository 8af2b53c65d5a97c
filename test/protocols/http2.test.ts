import { describe, expect, it } from "vitest";
import { Ether, HTTP2, IP, packet, TCP, WebSocket } from "../../src/toolkit/index.ts";
import { build } from "../../src/craft/build.ts";
import { createCatalog } from "../../src/definition/catalog.ts";
import type { Layer } from "../../src/definition/protocol.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { stackOf } from "../../src/dissect/stack.ts";
import { definitions } from "../../src/protocols/catalog.ts";

const catalog = createCatalog(definitions);
const HEAD = 54;

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ""), "hex"));
const head = [
  Ether(),
  IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
  TCP({ sport: 40000, dport: 80, flags: "PA" }),
] as const;
/** The octets of layers, which are read again as the same protocol and built to the same octets. */
function built(...layers: Layer[]): string {
  const { bytes } = packet(...head, ...layers);
  const dissector = new Dissector(catalog);
  dissector.dissectAs(catalog.idOf(layers[0].protocol), bytes, HEAD, bytes.length, bytes.length);
  const read = stackOf(dissector, HEAD, bytes.length);
  expect(read.whole).toBe(true);
  expect(read.layers.length).toBe(layers.length);
  expect(build([...head, ...read.layers])).toEqual(bytes);
  return Buffer.from(bytes.subarray(HEAD)).toString("hex");
}
const frame = (type: string | number, payload: object): Layer => HTTP2({ stream: { type, payload } } as never) as Layer;

describe("HTTP/2", () => {
  it.each([
    [
      "the magic",
      HTTP2({ stream: { magic: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" } }),
      "505249202a20485454502f322e300d0a0d0a534d0d0a0d0a",
    ],
    [
      "padded DATA",
      frame("DATA", { flags: 9, stream_id: 5, body: { data: octets("6869"), pad: octets("0000") } }),
      "000005 00 09 00000005 02 6869 0000",
    ],
    ["DATA", frame("DATA", { flags: 1, stream_id: 5, body: { data: octets("6869") } }), "000002 00 01 00000005 6869"],
    [
      "HEADERS with everything",
      frame("HEADERS", {
        flags: 0x2d,
        stream_id: 3,
        body: {
          priority: { exclusive: 1, stream_dependency: 1, weight: 15 },
          hdrs: octets("8286"),
          pad: octets("00"),
        },
      }),
      "000009 01 2d 00000003 01 80000001 0f 8286 00",
    ],
    [
      "PRIORITY",
      frame("PRIORITY", { stream_id: 3, body: { stream_dependency: 1, weight: 15 } }),
      "000005 02 00 00000003 00000001 0f",
    ],
    ["RST_STREAM", frame("RST_STREAM", { stream_id: 3, body: { error: "CANCEL" } }), "000004 03 00 00000003 00000008"],
    [
      "SETTINGS",
      frame("SETTINGS", {
        body: {
          settings: [
            { id: "Max concurrent streams", value: 100 },
            { id: 99, value: 7 },
          ],
        },
      }),
      "00000c 04 00 00000000 0003 00000064 0063 00000007",
    ],
    ["its acknowledgement", frame("SETTINGS", { flags: 1 }), "000000 04 01 00000000"],
    [
      "PUSH_PROMISE",
      frame("PUSH_PROMISE", { flags: 4, stream_id: 1, body: { promised: 2, hdrs: octets("82") } }),
      "000005 05 04 00000001 00000002 82",
    ],
    ["PING", frame("PING", { body: { opaque: octets("0102030405060708") } }), "000008 06 00 00000000 0102030405060708"],
    [
      "its answer",
      frame("PING", { flags: 1, body: { answer: octets("0102030405060708") } }),
      "000008 06 01 00000000 0102030405060708",
    ],
    [
      "GOAWAY",
      frame("GOAWAY", { body: { last_stream_id: 5, error: "NO_ERROR", additional_data: octets("6279") } }),
      "00000a 07 00 00000000 00000005 00000000 6279",
    ],
    [
      "WINDOW_UPDATE",
      frame("WINDOW_UPDATE", { stream_id: 1, body: { win_size_incr: 10 } }),
      "000004 08 00 00000001 0000000a",
    ],
    [
      "CONTINUATION",
      frame("CONTINUATION", { flags: 4, stream_id: 1, body: { hdrs: octets("84") } }),
      "000001 09 04 00000001 84",
    ],
    ["ALTSVC", frame("ALTSVC", { body: { origin: "a", value: "h2=b" } }), "000007 0a 00 00000000 0001 61 68323d62"],
    ["ORIGIN", frame("ORIGIN", { body: { origins: [{ origin: "ab" }] } }), "000004 0c 00 00000000 0002 6162"],
    [
      "PRIORITY_UPDATE",
      frame("PRIORITY_UPDATE", { body: { prioritized: 3, value: "u=1" } }),
      "000007 10 00 00000000 00000003 753d31",
    ],
    ["a frame of another type", frame(99, { body: { unknown: octets("aa") } }), "000001 63 00 00000000 aa"],
  ])("builds %s", (_, layer, hex) => {
    expect(built(layer as Layer)).toBe(hex.replace(/ /g, ""));
  });
});

describe("WebSocket", () => {
  it("builds each form of the length", () => {
    const text = (letters: number, len?: number) =>
      built(
        WebSocket({
          ...(len ? { len } : {}),
          frame_data: { payload: { content: "a".repeat(letters) } },
        } as never) as Layer,
      );
    expect(text(3)).toBe("8103616161");
    expect(text(200, 126).slice(0, 10)).toBe("817e00c861");
    expect(text(200, 127).slice(0, 22)).toBe("817f00000000000000c861");
    expect(() => text(200)).toThrow("len counts up to 127, not 200");
  });

  it("builds masked and compressed frames and what closes the connection", () => {
    const masked = { mask: 1, mask_key: octets("01020304"), frame_data: { payload: octets("6063") } };
    expect(built(WebSocket(masked as never) as Layer)).toBe("8182010203046063");
    const close = { opcode: "Connection Close", frame_data: { payload: { content: { status_code: 1001 } } } };
    expect(built(WebSocket(close as never) as Layer)).toBe("880203e9");
    const compressed = { rsv: 4, frame_data: { payload: octets("f248cdc9c90700") } };
    expect(built(WebSocket(compressed as never) as Layer)).toBe("c107f248cdc9c90700");
  });
});
