import { describe, expect, it } from "vitest";
import { Ether, IP, packet, UDP } from "../../src/toolkit/index.ts";
import { writePcap } from "./captures.ts";
import { ours } from "./run-shark.ts";

const { bytes } = packet(Ether(), IP(), UDP());
const original = bytes.length;
const file = writePcap("cut.pcap", [{ seconds: 1, bytes: bytes.subarray(0, original - 2), original }]);
const sentence = "[Packet size limited during capture: UDP truncated]";

describe("a packet that was cut", () => {
  it.each([
    ["-V", `\n${sentence}\n`],
    ["-Tpdml", `<proto name="_ws.short" showname="${sentence}" size="0" pos="0"/>`],
    ["-Tjson", `"_ws.short": "${sentence}"`],
    ["-Tek", '"_ws_short":{}'],
    ["-q -z io,phs", "\n      _ws.short                          frames:1 bytes:"],
  ])("is said to be so by %s", async (words, said) => {
    expect((await ours(["-n", "-r", file, ...words.split(" ")])).stdout).toContain(said);
  });
});
