import { describe, expect, it } from "vitest";
import { openCapture } from "../../src/files/reader.ts";
import { PcapngWriter } from "../../src/files/pcapng-writer.ts";
import { PacketRecord } from "../../src/files/record.ts";
import { memorySink } from "../../src/files/sink.ts";
import { memorySource } from "../../src/files/source.ts";
import { faulty, type Faults } from "../../src/link/faulty.ts";
import type { Frame, Link } from "../../src/link/link.ts";
import { recorded } from "../../src/link/recorded.ts";
import { SimulatedNetwork } from "../../src/link/simulated-network.ts";
import { traced } from "../../src/link/traced.ts";
import { Ether, ICMP, IP, packet, Packet } from "../../src/toolkit/index.ts";
import { macOf, wayToServer } from "./scenarios.ts";

const request = (seq: number): Uint8Array =>
  packet(
    Ether({ src: macOf(0), dst: macOf(1) }),
    IP({ src: "10.0.0.2", dst: "10.0.0.1" }),
    ICMP({ type: 8, id: 5, seq }),
  ).bytes;

const open = (): Link => new SimulatedNetwork(wayToServer).open("us", { latency: "immediate" });

describe("a traced link", () => {
  it("writes a line for each frame", async () => {
    const lines: string[] = [];
    const link = traced(
      open(),
      (line) => lines.push(line),
      (frame) => new Packet(frame).summary(),
    );
    await link.send(request(1));
    await link.receive(100);
    await link.receive(100);
    expect(lines).toEqual([
      "1767225600.000000000 us > 42 Ether / IP 10.0.0.2 > 10.0.0.1 / ICMP echo-request 0",
      "1767225600.002000000 us < 42 Ether / IP 10.0.0.1 > 10.0.0.2 / ICMP echo-reply 0",
    ]);
  });

  it("shows the first octets where nobody says more", async () => {
    const lines: string[] = [];
    await traced(open(), (line) => lines.push(line)).send(request(1));
    expect(lines[0]).toMatch(/^1767225600\.000000000 us > 42 0200000000010200[0-9a-f]{48}…$/);
  });
});

describe("a recorded link", () => {
  it("writes a capture that reads back frame by frame", async () => {
    const sink = memorySink();
    const file = new PcapngWriter(sink);
    const described = { linkType: 1, snapLength: 262144, timeResolution: 9, name: "us" };
    const link = recorded(open(), {
      write({ bytes, originalLength, seconds, nanoseconds }: Frame, direction) {
        const record = Object.assign(new PacketRecord(), { bytes, end: bytes.length, captured: bytes.length });
        Object.assign(record, { original: originalLength, seconds, nanoseconds, linkType: 1 });
        record.metadata = { flags: direction === "in" ? 1 : 2 };
        return file.write(record, described);
      },
    });
    await link.send(request(1));
    await link.receive(100);
    await file.close();
    const reader = await openCapture(memorySource(sink.bytes()));
    const read: string[] = [];
    while (await reader.fill())
      while (reader.next()) read.push(`${reader.record.direction} ${reader.record.nanoseconds}`);
    expect(read).toEqual(["out 0", "in 2000000"]);
  });
});

describe("a faulty link", () => {
  async function replies(faults: Faults, seed = 9, count = 300): Promise<readonly Packet[]> {
    const link = faulty(open(), seed, faults);
    for (let seq = 0; seq < count; seq++) await link.send(request(seq));
    const packets: Packet[] = [];
    for (;;) {
      const frames = (await link.receive(50)) ?? [];
      if (frames.length === 0) return packets;
      for (const frame of frames) packets.push(new Packet(frame.bytes, frame));
    }
  }
  const seqs = (packets: readonly Packet[]): (number | undefined)[] =>
    packets.map((reply) => reply.get(ICMP)?.seq as number);

  it("does nothing without faults", async () => {
    expect(seqs(await replies({}))).toEqual(Array.from({ length: 300 }, (_, i) => i));
  });

  it("drops, doubles, reorders, cuts and corrupts", async () => {
    const dropped = await replies({ drop: 0.5 });
    expect(dropped.length).toBeGreaterThan(50);
    expect(dropped.length).toBeLessThan(100); // a quarter of 300, both ways

    expect((await replies({ duplicate: 1 }, 9, 10)).length).toBe(40);

    const reordered = seqs(await replies({ reorder: 0.3 }));
    expect(reordered).not.toEqual(reordered.toSorted((a, b) => a! - b!));
    expect(new Set(reordered).size).toBeGreaterThanOrEqual(299); // one may still be held back at the end

    const cut = await replies({ truncate: 0.3 });
    expect(cut.length).toBeLessThan(300);
    expect(cut.some(({ bytes, originalLength }) => bytes.length < originalLength)).toBe(true);

    // What is corrupted on its way there is not answered, but for the octets that nobody checks.
    const corrupted = await replies({ corrupt: 0.3 });
    expect(corrupted.length).toBeLessThan(270);
    expect(corrupted.some((reply) => reply.verify().length > 0 || !reply.has(ICMP))).toBe(true);
  });

  it("does the same for the same seed", async () => {
    const faults = { drop: 0.1, corrupt: 0.1, duplicate: 0.1, reorder: 0.1, truncate: 0.1 };
    const octets = async (seed: number): Promise<string[]> =>
      (await replies(faults, seed)).map(({ bytes }) => bytes.join());
    expect(await octets(4)).toEqual(await octets(4));
    expect(await octets(4)).not.toEqual(await octets(5));
  });
});
