import { describe, expect, it } from "vitest";
import type { Frame } from "../../src/link/link.ts";
import { SimulatedNetwork } from "../../src/link/simulated-network.ts";
import type { SimulatedLink } from "../../src/link/simulated-link.ts";
import { Replay, type CapturedFrame, type Tempo } from "../../src/probe/replay.ts";
import { Ether, IP, packet, UDP } from "../../src/toolkit/index.ts";

function twoLinks(): { near: SimulatedLink; far: SimulatedLink } {
  const nodes = { near: { addresses: ["10.0.0.1/24"] }, far: { addresses: ["10.0.0.2/24"] } };
  const network = new SimulatedNetwork({ seed: 1, nodes, wires: [["near", "far"]] });
  return { near: network.open("near", { latency: "immediate" }), far: network.open("far", { latency: "immediate" }) };
}

const bytes = packet(Ether({ dst: "ff:ff:ff:ff:ff:ff" }), IP({ dst: "10.0.0.2" }), UDP(), "x".repeat(58)).bytes;

const frame = (seconds: number, nanoseconds = 0, more: Partial<CapturedFrame> = {}): CapturedFrame => ({
  bytes,
  originalLength: bytes.length,
  linkType: 1,
  seconds,
  nanoseconds,
  ...more,
});

/** When frames of a capture arrive, in milliseconds since the first. */
async function times(tempo: Tempo, rounds: readonly (readonly CapturedFrame[])[]): Promise<number[]> {
  const { near, far } = twoLinks();
  const replay = new Replay(near, tempo);
  for (const frames of rounds) {
    replay.again();
    for (const each of frames) await replay.send(each);
    await replay.flush();
  }
  const arrived: Frame[] = [];
  for (let more = await far.receive(1); more?.length; more = await far.receive(1)) arrived.push(...more);
  const [first] = arrived;
  return arrived.map((one) => (one.seconds - first.seconds) * 1000 + (one.nanoseconds - first.nanoseconds) / 1e6);
}

const three = [frame(100), frame(100, 250_000_000), frame(102)];

describe("a replay", () => {
  it.each<[string, Tempo, number[]]>([
    ["as captured", { kind: "captured", speed: 1 }, [0, 250, 2000]],
    ["four times as fast", { kind: "captured", speed: 4 }, [0, 62.5, 500]],
    ["ten packets a second", { kind: "packets", perSecond: 10 }, [0, 100, 200]],
    ["eight kilobits a second", { kind: "bits", perSecond: 8000 }, [0, 100, 200]],
    ["at once", { kind: "top" }, [0, 0, 0]],
  ])("sends %s", async (_, tempo, expected) => {
    expect(bytes.length).toBe(100);
    expect(await times(tempo, [three])).toEqual(expected);
  });

  it("goes on where it is when a capture begins anew or its clock goes back", async () => {
    expect(
      await times({ kind: "captured", speed: 1 }, [
        [frame(5), frame(6)],
        [frame(5), frame(6)],
      ]),
    ).toEqual([0, 1000, 1000, 2000]);
    expect(await times({ kind: "captured", speed: 1 }, [[frame(5), frame(4), frame(6)]])).toEqual([0, 0, 1000]);
  });

  it("counts what was cut and what is too long", async () => {
    const { near } = twoLinks();
    const replay = new Replay(near, { kind: "top" });
    await replay.send(frame(0, 0, { originalLength: 1000 }));
    await replay.send(frame(0, 0, { bytes: new Uint8Array(1515) }));
    await replay.send(frame(0, 0, { bytes: new Uint8Array(1514), originalLength: 1514 }));
    expect(replay.counts).toEqual({ sent: 2, octets: 1614, cut: 1, tooLong: 1 });
  });

  it("refuses packets of another kind of link, and ends when it is told to", async () => {
    const { near } = twoLinks();
    const ending = new AbortController();
    const replay = new Replay(near, { kind: "captured", speed: 1 }, { signal: ending.signal });
    expect(() => replay.send(frame(0, 0, { linkType: 113 }))).toThrow(
      "near sends frames of link type 1, and the capture has link type 113",
    );
    expect(await replay.send(frame(0))).toBe(true);
    ending.abort();
    expect(await replay.send(frame(10))).toBe(false);
  });
});
