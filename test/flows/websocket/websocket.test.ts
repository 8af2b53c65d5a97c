import { constants, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Room } from "../../../src/flows/room.ts";
import { MessageInflater } from "../../../src/flows/websocket/message-inflater.ts";
import {
  MOST_MESSAGE_OCTETS,
  readWebSocketExtensions,
  WebSocketDirection,
  type WebSocketReading,
} from "../../../src/flows/websocket/websocket-direction.ts";

const room = (): Room => new Room(64 * 1024 * 1024);
const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/ /g, ""), "hex"));
const read = (direction: WebSocketDirection, hex: string): WebSocketReading | undefined => {
  const bytes = octets(`ffff ${hex} ffff`);
  return direction.read(bytes, 2, bytes.length - 2);
};
const textOf = (reading: WebSocketReading | undefined): string | undefined =>
  reading?.message && Buffer.from(reading.message.data).toString();

describe("the examples of RFC 6455 section 5.7", () => {
  it("reads unmasked, masked and fragmented text, and a control frame between fragments", () => {
    const direction = new WebSocketDirection(room());
    expect(textOf(read(direction, "810548656c6c6f"))).toBe("Hello");
    expect(textOf(read(direction, "818537fa213d7f9f4d5158"))).toBe("Hello");
    expect(read(direction, "010348656c")?.message).toBeUndefined();
    expect(read(direction, "890548656c6c6f")?.message?.opcode).toBe(9);
    expect(read(direction, "80026c6f")?.message).toEqual({ opcode: 1, data: octets("48656c6c6f") });
    expect(textOf(read(direction, `827e0100 ${"61".repeat(256)}`))).toBe("a".repeat(256));
    expect(textOf(read(direction, `827f0000000000010000 ${"61".repeat(65536)}`))).toBe("a".repeat(65536));
  });

  it("says nothing of a frame without its head", () => {
    for (const hex of ["", "81", "817e00", "8185 37fa21"])
      expect(read(new WebSocketDirection(room()), hex)).toBeUndefined();
  });
});

describe("permessage-deflate", () => {
  it("reads the examples of RFC 7692 section 7.2.3", () => {
    const direction = new WebSocketDirection(room(), new MessageInflater(true));
    expect(textOf(read(direction, "c107f248cdc9c90700"))).toBe("Hello");
    expect(read(direction, "4103f248cd")?.message).toBeUndefined();
    expect(textOf(read(direction, "8004c9c90700"))).toBe("Hello");
    // The same again, as a reference to what came before.
    expect(textOf(read(direction, "c105f200110000"))).toBe("Hello");
    // A block that is not compressed, and one with its final bit set and another behind it.
    expect(textOf(read(direction, "c10b000500faff48656c6c6f00"))).toBe("Hello");
    expect(textOf(read(direction, "810548656c6c6f"))).toBe("Hello");
    expect(textOf(read(new WebSocketDirection(room(), new MessageInflater(true)), "c108f348cdc9c9070000"))).toBe(
      "Hello",
    );
  });

  it("messages without context stand alone, and one that is broken spoils only those that refer to it", () => {
    const message = (text: string) =>
      deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4).toString("hex");
    const frame = (hex: string) => `c1${(hex.length / 2).toString(16).padStart(2, "0")}${hex}`;
    for (const keepsContext of [false, true]) {
      const direction = new WebSocketDirection(room(), new MessageInflater(keepsContext));
      expect(textOf(read(direction, frame(message("one"))))).toBe("one");
      expect(read(direction, frame("ffff"))?.message?.problem).toBeDefined();
      const after = read(direction, frame(message("two")));
      expect(after?.message?.problem).toBe(keepsContext ? "an earlier message is missing" : undefined);
      expect(textOf(after)).toBe(keepsContext ? "" : "two");
    }
  });

  it("stops at its limits", () => {
    const bomb = deflateRawSync(new Uint8Array(100_000), { finishFlush: constants.Z_SYNC_FLUSH });
    const { bytes, problem } = new MessageInflater(true).read(bomb, 50_000);
    expect([bytes.length, problem]).toEqual([50_000, "more than 50000 octets"]);
    const small = new Room(10);
    const direction = new WebSocketDirection(small);
    read(direction, "010348656c");
    expect(read(direction, `8014${"61".repeat(20)}`)?.message?.problem).toBe(`more than ${MOST_MESSAGE_OCTETS} octets`);
    expect(small.take(10)).toBe(true);
  });

  it("is found in what the server answers", () => {
    expect(
      readWebSocketExtensions("permessage-deflate; client_no_context_takeover; server_max_window_bits=10"),
    ).toEqual({
      deflates: true,
      clientKeepsContext: false,
      serverKeepsContext: true,
    });
    expect(readWebSocketExtensions("x-webkit-deflate-frame").deflates).toBe(false);
  });
});
