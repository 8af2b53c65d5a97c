import { describe, expect, it } from "vitest";
import { seenIn } from "../flows/streams.ts";

const octets = (hex: string): number[] =>
  (hex.replaceAll(/\s/g, "").match(/../g) ?? []).map((pair) => parseInt(pair, 16));
const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));
const handshake = [
  19,
  ...ascii("BitTorrent protocol"),
  ...octets("0000000000100005"),
  ...Array.from({ length: 40 }, (_, i) => i),
];
/** A message of a type, whose octets these are. */
function message(type: number, rest: readonly number[] = []): number[] {
  return [0, 0, (rest.length + 1) >> 8, (rest.length + 1) & 255, type, ...rest];
}
/** What is seen of messages, behind a handshake on a port that says nothing. */
const seen = (...messages: readonly (readonly number[])[]) =>
  seenIn([{ direction: 0, bytes: Uint8Array.from([...handshake, ...messages.flat()]) }], 40000)[0]!;

describe("BitTorrent", () => {
  it("is known by its handshake, on any port", () => {
    const { path, fields } = seen();
    expect(path).toBe("eth:ethertype:ip:tcp:bittorrent");
    expect(fields.get("bittorrent.protocol.name")).toEqual(["BitTorrent protocol"]);
    expect(fields.get("bittorrent.reserved")).toEqual(["00:00:00:00:00:10:00:05"]);
    expect(fields.get("bittorrent.peer_id")![0]).toMatch(/^14:15/);
  });

  it("reads messages behind one another", () => {
    const { fields } = seen(
      message(1),
      message(4, octets("00000048")),
      message(5, [0xf0]),
      message(6, octets("00000048 00004000 00004000")),
      message(7, octets("00000048 00004000 aabb")),
      message(9, [0x1a, 0xe1]),
      [0, 0, 0, 0],
      message(14),
    );
    expect(fields.get("bittorrent.msg.type")).toEqual(["1", "4", "5", "6", "7", "9", "14"]);
    expect(fields.get("bittorrent.piece.index")).toEqual(["0x00000048", "0x00000048", "0x00000048"]);
    expect(fields.get("bittorrent.piece.length")).toEqual(["0x00004000"]);
    expect(fields.get("bittorrent.piece.data")).toEqual(["aa:bb"]);
    expect(fields.get("bittorrent.port")).toEqual(["6881"]);
  });

  it("reads what extensions say", () => {
    const { path, fields } = seen(message(20, [0, ...ascii("d1:md6:ut_pexi1ee1:v2:hi1:yli2eee")]));
    expect(path).toBe("eth:ethertype:ip:tcp:bittorrent:bencode");
    expect(fields.get("bencode.str")).toEqual(["m", "ut_pex", "v", "hi", "y"]);
    expect(fields.get("bencode.int")).toEqual(["1", "2"]);
    expect(seen(message(20, [3, 0])).fields.get("bittorrent.extended")).toEqual(["00"]);
    expect(seen(message(20, [0, 0x64, 0x39])).fields.has("bencode.dict")).toBe(false);
  });

  it("takes what is no message as it is", () => {
    expect(seen(octets("ff01020304")).fields.get("bittorrent.continuous_data")).toEqual(["ff:01:02:03:04"]);
    expect(seen(octets("0000000263aa")).fields.has("bittorrent.continuous_data")).toBe(true);
    for (const type of [4, 5, 6, 7, 9, 20])
      expect(seen(message(type, [0])).fields.has("bittorrent.msg.type")).toBe(true);
  });
});
