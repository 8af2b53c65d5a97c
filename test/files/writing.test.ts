import { describe, expect, it } from "vitest";
import type { CaptureInterface } from "../../src/files/capture-interface.ts";
import { PcapWriter, type PcapFileOptions } from "../../src/files/pcap-writer.ts";
import { PcapngWriter } from "../../src/files/pcapng-writer.ts";
import { PacketRecord } from "../../src/files/record.ts";
import { memorySink, type ByteSink } from "../../src/files/sink.ts";
import { Builder } from "./building.ts";
import { open, readAll } from "./reading.ts";

function packet(fields: Partial<PacketRecord>): PacketRecord {
  const bytes = Uint8Array.of(0, 0, 1, 2, 3, 4, 5, 0, 0);
  return Object.assign(new PacketRecord(), { bytes, start: 2, end: 7, captured: 5, original: 60, linkType: 1 }, fields);
}

async function pcap(options: PcapFileOptions, ...records: PacketRecord[]): Promise<Uint8Array> {
  const sink = memorySink();
  const writer = new PcapWriter(sink, options);
  for (const record of records) await writer.write(record);
  await writer.close();
  return sink.bytes();
}

describe("PcapWriter", () => {
  it("writes microseconds, little-endian, by default", async () => {
    const written = await pcap({ linkType: 1 }, packet({ seconds: 0x90000000, nanoseconds: 123_456_789 }));
    const expected = new Builder().pcap().u32(0x90000000, 123_456, 5, 60).put([1, 2, 3, 4, 5]);
    expect(written).toEqual(expected.bytes());
  });

  it("writes nanoseconds, big-endian, a snapshot length and FCS octets when asked", async () => {
    const options = { linkType: 1, nanosecond: true, bigEndian: true, snapLength: 96, fcsLength: 4 };
    const written = await pcap(options, packet({ seconds: 1, nanoseconds: 123_456_789 }));
    const header = { magic: 0xa1b23c4d, snapLength: 96, linkType: 0x24000001 };
    expect(written).toEqual(new Builder(false).pcap(header).u32(1, 123_456_789, 5, 60).put([1, 2, 3, 4, 5]).bytes());
    expect((await open(written)).interfaces[0]!.fcsLength).toBe(4);
  });

  it("refuses a second link type with the remedy", () => {
    const writer = new PcapWriter(memorySink(), { linkType: 1 });
    expect(() => writer.write(packet({ linkType: 113 }))).toThrow(
      expect.objectContaining({
        code: "MIXED_LINK_TYPES",
        message:
          "a pcap file holds packets of one link type: this one has EN10MB (Ethernet), the packet " +
          "LINUX_SLL (Linux cooked v1); write pcapng: a name ending in .pcapng or --format pcapng",
      }),
    );
  });

  it("writes records that were made elsewhere behind what it has gathered, and as they lie there", async () => {
    const sink = memorySink();
    const writer = new PcapWriter(sink, { linkType: 1 });
    const lent = new Uint8Array(24);
    for (const nanoseconds of [1000, 2000]) {
      writer.header(new DataView(lent.buffer), 3, 1, nanoseconds, 5, 60);
      lent.set([1, 2, 3, 4, 5], 19);
      writer.records(lent.subarray(3));
      expect(writer.size).toBe(24 + (21 * nanoseconds) / 1000);
      await writer.flush();
    }
    const file = new Builder().pcap().u32(1, 1, 5, 60).put([1, 2, 3, 4, 5]).u32(1, 2, 5, 60).put([1, 2, 3, 4, 5]);
    expect(sink.bytes()).toEqual(file.bytes());
  });

  it("writes as many lent records as there is room for", async () => {
    const parts: Uint8Array[] = [];
    let room = Infinity;
    const disk: ByteSink = {
      write(bytes) {
        if (bytes.length > room) throw new RangeError("full");
        room -= bytes.length;
        parts.push(bytes.slice());
      },
      close() {},
    };
    const writer = new PcapWriter(disk, { linkType: 1 });
    await writer.flush();
    const lent = new Uint8Array(60);
    for (const at of [0, 20, 40]) writer.header(new DataView(lent.buffer), at, at, 0, 4, 4);
    room = 50;
    writer.records(lent);
    expect(() => writer.flush()).toThrow("full");
    expect(parts.slice(1)).toEqual([lent.subarray(0, 20), lent.subarray(20, 40)]);
  });

  it("takes a DLT number for the link type that it names", async () => {
    const written = await pcap({ linkType: 101 }, packet({ linkType: 12 }));
    expect((await open(written)).linkType).toBe(101);
  });

  it("keeps the order with a sink that is slow", async () => {
    const parts: Uint8Array[] = [];
    const slow: ByteSink = {
      async write(bytes) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        parts.push(bytes.slice());
      },
      close() {},
    };
    const writer = new PcapWriter(slow, { linkType: 1 });
    for (let index = 0; index < 20_000; index++) await writer.write(packet({ seconds: index }));
    await writer.close();
    const lines = await readAll(new Uint8Array(Buffer.concat(parts)));
    expect(parts.length).toBeGreaterThan(3);
    expect(lines).toHaveLength(20_000);
    expect(lines.at(-1)).toMatch(/^20000 19999\./);
  });
});

describe("PcapngWriter", () => {
  const loopback: CaptureInterface = { linkType: 276, snapLength: 96, name: "any", timeResolution: 9, timeOffset: 5n };

  it("describes each interface once a section, when a packet needs it", async () => {
    const sink = memorySink();
    const writer = new PcapngWriter(sink, { bigEndian: true, application: "remora" });
    const ethernet: CaptureInterface = { linkType: 1, snapLength: 0 };
    await writer.write(packet({ seconds: 9, nanoseconds: 5001 }), ethernet);
    await writer.write(packet({ seconds: 9, nanoseconds: 7 }), loopback);
    await writer.write(packet({ seconds: 10 }), ethernet);
    writer.section({ bigEndian: false });
    await writer.write(packet({ seconds: 11 }), loopback);
    await writer.close();
    const lines = await readAll(sink.bytes());
    expect(lines.map((line) => line.split(" ").slice(0, 5).join(" "))).toEqual([
      "1 9.000005000 5/60 1 0",
      "2 9.000000007 5/60 276 1",
      "3 10.000000000 5/60 1 0",
      "4 11.000000000 5/60 276 2",
    ]);
    expect((await open(sink.bytes())).sections[0]).toEqual({ bigEndian: true, application: "remora" });
  });

  it.each([true, false])("writes again what it read, byte for byte (big-endian %s)", async (bigEndian) => {
    const build = (): Builder => new Builder(!bigEndian);
    const u32 = (value: number): Uint8Array => build().u32(value).bytes();
    const u64 = (high: number, low: number): Uint8Array =>
      build()
        .u32(...(bigEndian ? [high, low] : [low, high]))
        .bytes();
    const original = build()
      .block(0x0a0d0d0a, (body) => {
        body.u32(0x1a2b3c4d).u16(1, 0).u32(0xffffffff, 0xffffffff);
        body.option(1, [72, 105]).option(2, [49]).option(3, [50]).option(4, [51]).u32(0);
      })
      .interface(1, 262144, (body) => {
        body
          .option(2, [101])
          .option(4, [10, 0, 0, 1, 255, 0, 0, 0])
          .option(5, Array(17).fill(3))
          .option(6, [1, 2, 3, 4, 5, 6]);
        body
          .option(8, u64(1, 2))
          .option(9, [9])
          .option(10, u32(7))
          .option(11, [0, 105, 112])
          .option(12, [76])
          .option(13, [4]);
        body
          .option(14, u64(0xffffffff, 0xfffffffb))
          .option(16, u64(0, 9))
          .option(18, [85])
          .option(2988, [1, 2, 3, 4, 5])
          .u32(0);
      })
      .block(10, (body) => body.u32(0x544c534b, 5).text("KEYS\n").pad().option(1, [120]).u32(0))
      .block(4, (body) => body.u16(1, 9).put([127, 0, 0, 1]).text("a\0bc\0").pad().u16(0, 0).option(2, [100]).u32(0))
      .packet([1, 2, 3], 1_700_000_000_123_456_789n, 0, (body) => {
        body
          .option(1, [111])
          .option(1, [112])
          .option(2, u32(0x21))
          .option(3, [2, 9, 9])
          .option(4, u64(0, 3))
          .option(5, u64(1, 3));
        body.option(6, u32(1)).option(7, [0, 1]).option(8, build().u32(1, 2).bytes()).option(32769, [9]).u32(0);
      })
      .packet([9], 5n)
      .block(5, (body) => body.u32(0, 1, 2).option(2, build().u32(1, 1).bytes()).option(4, u64(0, 12)).u32(0))
      .bytes();
    const reader = await open(original);
    const sink = memorySink();
    const writer = new PcapngWriter(sink, reader.sections[0]);
    while (await reader.fill()) {
      while (reader.next()) {
        const described = reader.interfaces[reader.record.interface]!;
        if (reader.record.number === 1) {
          writer.addInterface(described);
          for (const secrets of reader.secrets) writer.secrets(secrets);
          for (const names of reader.nameResolutions) writer.names(names);
        }
        await writer.write(reader.record, described);
      }
    }
    for (const described of reader.interfaces) writer.statistics(described);
    await writer.close();
    expect(reader.problem).toBeUndefined();
    expect(sink.bytes()).toEqual(original);
  });

  it("refuses a comment that pcapng has no room for, and goes on", async () => {
    const sink = memorySink();
    const writer = new PcapngWriter(sink);
    const long = packet({ comments: ["x".repeat(65_536)] });
    expect(() => writer.write(long, loopback)).toThrow('pcapng has no room for 65536 octets in option "comments"');
    await writer.write(packet({}), loopback);
    await writer.close();
    expect(await readAll(sink.bytes())).toHaveLength(1);
  });

  it("refuses a time resolution beyond 64 bits", () => {
    expect(() => new PcapngWriter(memorySink()).addInterface({ ...loopback, timeResolution: 20 })).toThrow(RangeError);
  });
});
