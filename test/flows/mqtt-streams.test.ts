import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, MQTT, packet, Raw, TCP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "./streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const below = (seq = 1) => [
  Ether(),
  IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
  TCP({ sport: 40000, dport: 1883, flags: "PA", seq }),
];
const HEAD = 14 + 20 + 20;

/** The values of a field in each segment of one connection. */
function seen(name: string, ...segments: string[]): (readonly string[])[] {
  const session = new FullSession(standardCatalog(), standardWalk);
  let seq = 1;
  return segments.map((hex, index) => {
    const load = octets(hex);
    const { bytes } = packet(...below(seq), Raw({ load }));
    seq += load.length;
    return [...(seenBy(session, bytes, index + 1).fields.get(name) ?? [])].map(String);
  });
}

describe("MQTT", () => {
  it("counts what it says, whatever octets the count takes", () => {
    const load = { message: { publish: { topic: "a/b", message: octets("00".repeat(200)) } } };
    const made = packet(...below(), MQTT(load as never));
    expect(Array.from(made.bytes.subarray(HEAD, HEAD + 8))).toEqual([0x30, 0xcd, 0x01, 0, 3, 0x61, 0x2f, 0x62]);
    expect(made.whole).toBe(true);
    expect(made.build()).toEqual(made.bytes);
  });

  it("takes the version from the message that opened the connection", () => {
    const connect = (version: string, length: string, more: string) =>
      `10 ${length} 0004 4d515454 ${version} 02 003c ${more} 0001 61`;
    expect(seen("mqtt.unsuback.reason_code", connect("05", "0e", "00"), "b0 05 0001 00 00 11")[1]).toEqual(["0", "17"]);
    expect(seen("mqtt.conack.val", connect("04", "0d", ""), "20 02 01 05")[1]).toEqual(["5"]);
  });

  it("waits for the rest of a message", () => {
    expect(seen("mqtt.topic", "30 07 0003", "612f62 ff 79")).toEqual([[], ["a/b"]]);
    expect(seen("mqtt.topic", "30", "05 0003 612f62")).toEqual([[], ["a/b"]]);
  });
});
