import { describe, expect, it } from "vitest";
import { Http2Direction, type Http2Reading } from "../../../src/flows/http2/http2-connection.ts";
import { Room } from "../../../src/flows/room.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/ /g, ""), "hex"));
const frame = (type: number, flags: number, stream: number, payload: string): Uint8Array => {
  const body = octets(payload);
  const head = Buffer.alloc(9);
  head.writeUIntBE(body.length, 0, 3);
  head.set([type, flags], 3);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, body]);
};
const read = (direction: Http2Direction, bytes: Uint8Array): Http2Reading => direction.read(bytes, 0, bytes.length);
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("latin1");
const namesOf = ({ headers }: Http2Reading): string[] | undefined => headers?.fields.map(({ name }) => textOf(name));

describe("a direction of an HTTP/2 connection", () => {
  it("reads header blocks that go on in CONTINUATION frames, as far as each goes", () => {
    const direction = new Http2Direction(new Room(1000));
    expect(namesOf(read(direction, frame(1, 0x01, 1, "82 4003")))).toEqual([":method"]);
    expect(namesOf(read(direction, frame(9, 0, 1, "616263 01")))).toEqual([]);
    const last = read(direction, frame(9, 4, 1, "64 84"));
    expect(namesOf(last)).toEqual(["abc", ":path"]);
    expect(last.message?.fields.map(({ name }) => textOf(name))).toEqual([":method", "abc", ":path"]);
  });

  it("puts bodies together, without padding, and has trailers behind headers", () => {
    const direction = new Http2Direction(new Room(1000));
    read(direction, frame(1, 0x2c, 3, "02 00000000 10 88 0000"));
    expect(read(direction, frame(0, 8, 3, "01 6162 00")).padding).toBe(1);
    read(direction, frame(0, 0, 3, "63"));
    const { message } = read(direction, frame(1, 5, 3, "4001780179"));
    expect(textOf(message?.body)).toBe("abc");
    expect(message?.pieces).toBe(2);
    expect(message?.fields.map(({ name }) => textOf(name))).toEqual([":status", "x"]);
  });

  it("takes promises for requests, and forgets streams that are reset", () => {
    const direction = new Http2Direction(new Room(1000));
    expect(read(direction, frame(5, 4, 1, "00000002 82")).message?.stream).toBe(2);
    read(direction, frame(0, 0, 5, "6161"));
    read(direction, frame(3, 0, 5, "00000008"));
    expect(textOf(read(direction, frame(0, 1, 5, "62")).message?.body)).toBe("b");
  });

  it("keeps what there is room for, and gives the room back", () => {
    const room = new Room(4);
    const direction = new Http2Direction(room);
    read(direction, frame(0, 0, 1, "616263"));
    const { message } = read(direction, frame(0, 1, 1, "646566"));
    expect([textOf(message?.body), message?.isCut]).toEqual(["abc", true]);
    read(direction, frame(0, 0, 3, "61626364"));
    direction.forget();
    expect(room.take(4)).toBe(true);
  });

  it("is not disturbed by frames that lie", () => {
    const direction = new Http2Direction(new Room(1000));
    for (const bytes of [
      frame(0, 8, 1, "ff61"),
      frame(1, 0x28, 1, "05"),
      frame(5, 4, 1, "00"),
      frame(1, 4, 1, "ff"),
      octets("0000"),
    ]) {
      expect(() => read(direction, bytes)).not.toThrow();
    }
  });
});
