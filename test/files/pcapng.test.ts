import { describe, expect, it } from "vitest";
import { LARGEST_BLOCK, LARGEST_SECTION_HEADER } from "../../src/files/pcapng-framing.ts";
import { MOST_KEPT_BLOCKS, MOST_KEPT_OCTETS } from "../../src/files/pcapng-surroundings.ts";
import type { CaptureReader } from "../../src/files/reader.ts";
import { Builder } from "./building.ts";
import { open, readAll } from "./reading.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const u64 = (value: bigint, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, value, littleEndian);
  return new Uint8Array(view.buffer);
};

async function firstPacket(bytes: Uint8Array): Promise<CaptureReader> {
  const reader = await open(bytes);
  expect((await reader.fill()) && reader.next()).toBe(true);
  return reader;
}

describe.each([{ littleEndian: true }, { littleEndian: false }])("a pcapng file, $littleEndian", ({ littleEndian }) => {
  const build = (): Builder => new Builder(littleEndian);

  it("describes its section and interfaces", async () => {
    const file = build()
      .block(0x0a0d0d0a, (body) => {
        body.u32(0x1a2b3c4d).u16(1, 0).u32(0xffffffff, 0xffffffff);
        body.option(2, text("x86")).option(3, text("Linux")).option(4, text("dumpcap")).option(1, text("hi"));
        body.option(0, []);
      })
      .interface(276, 96, (body) => {
        body.option(2, text("eth0")).option(3, text("uplink")).option(4, [10, 0, 0, 1, 255, 0, 0, 0]);
        body
          .option(8, u64(10_000_000_000n, littleEndian))
          .option(9, [9])
          .option(11, [0, ...text("tcp")]);
        body.option(12, text("Linux 6")).option(13, [4]).option(14, u64(1n, littleEndian)).option(15, text("e1000"));
        body.option(2988, [0, 0, 0, 1, 7]).option(0, []).option(3, text("behind the end"));
      })
      .bytes();
    const reader = await open(file);
    expect(reader).toMatchObject({ format: "pcapng", linkType: 276, snapLength: 96, nanosecond: true });
    expect(reader.sections).toEqual([
      { bigEndian: !littleEndian, hardware: "x86", os: "Linux", application: "dumpcap", comments: ["hi"] },
    ]);
    expect(reader.interfaces).toEqual([
      {
        linkType: 276,
        snapLength: 96,
        name: "eth0",
        description: "uplink",
        ipv4: [Uint8Array.of(10, 0, 0, 1, 255, 0, 0, 0)],
        speed: 10_000_000_000n,
        timeResolution: 9,
        filter: { tag: 0, value: text("tcp") },
        os: "Linux 6",
        fcsLength: 4,
        timeOffset: 1n,
        hardware: "e1000",
        other: [{ code: 2988, value: Uint8Array.of(0, 0, 0, 1, 7) }],
      },
    ]);
  });

  it("describes packets with all options", async () => {
    const file = build()
      .section()
      .interface()
      .packet([1, 2, 3], 1_000_000n, 0, (body) => {
        body.option(1, text("one")).option(1, text("two")).option(2, new Builder(littleEndian).u32(0x22).bytes());
        body
          .option(3, [2, 0xaa, 0xbb])
          .option(4, u64(7n, littleEndian))
          .option(5, u64(2n ** 63n, littleEndian));
        body.option(6, new Builder(littleEndian).u32(3).bytes()).option(7, [1, 9]);
        body.option(8, new Builder(littleEndian).u32(100, 101).bytes()).option(0, []);
      })
      .packet([4], 2_000_000n)
      .bytes();
    const reader = await firstPacket(file);
    expect(reader.record).toMatchObject({ comments: ["one", "two"], direction: "out", seconds: 1, captured: 3 });
    expect(reader.record.metadata).toEqual({
      flags: 0x22,
      hashes: [{ tag: 2, value: Uint8Array.of(0xaa, 0xbb) }],
      dropCount: 7n,
      packetId: 2n ** 63n,
      queue: 3,
      verdicts: [{ tag: 1, value: Uint8Array.of(9) }],
      process: { pid: 100, thread: 101 },
    });
    expect(reader.next()).toBe(true);
    expect(reader.record).toMatchObject({ comments: [], direction: "unknown", metadata: undefined, seconds: 2 });
  });

  it.each([
    { resolution: 6, time: 1_700_000_000_123_456n, expected: "1700000000.123456000" },
    { resolution: 9, time: 1_700_000_000_123_456_789n, expected: "1700000000.123456789" },
    { resolution: 9, time: 2n ** 64n - 1n, expected: "18446744073.709551615" },
    { resolution: 0, time: 5n, expected: "5.000000000" },
    { resolution: 3, time: 1_700_000_000_999n, expected: "1700000000.999000000" },
    { resolution: 12, time: 1_700_000_123_456_789_999n, expected: "1700000.123456789" },
    { resolution: 0x80 | 10, time: (1_700_000_000n << 10n) | 512n, expected: "1700000000.500000000" },
    { resolution: 0x80 | 30, time: (1_700_000_000n << 30n) | 1n, expected: "1700000000.000000000" },
  ])("converts times of resolution $resolution exactly: $expected", async ({ resolution, time, expected }) => {
    const file = build()
      .section()
      .interface(1, 0, (body) => body.option(9, [resolution]))
      .packet([1], time)
      .bytes();
    expect(await readAll(file)).toEqual([expect.stringContaining(`1 ${expected} 1/1`)]);
  });

  it("adds an interface's time offset, which may be negative", async () => {
    const before = u64(BigInt.asUintN(64, -10n), littleEndian);
    const file = build()
      .section()
      .interface(1, 0, (body) => body.option(14, before))
      .packet([1], 3_000_000n)
      .bytes();
    expect(await readAll(file)).toEqual([expect.stringContaining("1 -7.000000000 1/1")]);
  });

  it("has simple packets without times and obsolete packets with drops", async () => {
    const file = build()
      .section()
      .interface(1, 4)
      .block(3, (body) => body.u32(100).put([1, 2, 3, 4]))
      .block(2, (body) => body.u16(0, 5).u32(0, 1_500_000, 3, 3).put([7, 8, 9]))
      .bytes();
    const reader = await firstPacket(file);
    expect(reader.record).toMatchObject({ seconds: 0, captured: 4, original: 100 });
    expect(reader.next()).toBe(true);
    expect(reader.record).toMatchObject({ seconds: 1, nanoseconds: 500_000_000, metadata: { dropCount: 5n } });
  });

  it("resolves names, keeps secrets and the last statistics", async () => {
    const file = build()
      .section()
      .interface()
      .block(4, (body) => {
        body
          .u16(1, 4 + 13)
          .put([127, 0, 0, 1])
          .text("localhost\0lo\0")
          .pad();
        body
          .u16(2, 16 + 4)
          .put(Array(16).fill(0))
          .text("any\0")
          .u16(0, 0)
          .option(2, text("dns.example"));
      })
      .block(10, (body) => body.u32(0x544c534b, 5).text("KEYS\n").pad())
      .block(5, (body) => body.u32(0, 1, 2).option(4, u64(10n, littleEndian)).option(0, []))
      .block(5, (body) => body.u32(0, 1, 3).option(4, u64(20n, littleEndian)).option(5, u64(2n, littleEndian)))
      .block(0x0bad, (body) => body.text("a custom block"))
      .bytes();
    const reader = await open(file);
    expect((await reader.fill()) && reader.next()).toBe(false);
    expect(reader.nameResolutions).toEqual([
      {
        records: [
          { kind: 1, address: Uint8Array.of(127, 0, 0, 1), names: ["localhost", "lo"] },
          { kind: 2, address: new Uint8Array(16), names: ["any"] },
        ],
        serverName: "dns.example",
      },
    ]);
    expect(reader.secrets).toEqual([{ kind: 0x544c534b, data: text("KEYS\n") }]);
    expect(reader.interfaces[0]!.statistics).toEqual({ timestamp: (1n << 32n) | 3n, received: 20n, dropped: 2n });
    expect([reader.problem, reader.ignored]).toEqual([undefined, 0]);
  });
});

describe("a pcapng file of several parts", () => {
  it("has interfaces with link types and resolutions of their own, numbered over sections of either byte order", async () => {
    const first = new Builder()
      .section()
      .interface(1)
      .interface(113, 0, (body) => body.option(9, [9]));
    first.packet([1], 1_000_000n, 0).packet([2], 1_000_000_001n, 1);
    const second = new Builder(false).section().interface(276).packet([3], 3_000_000n, 0);
    const lines = await readAll(new Builder().put(first.bytes()).put(second.bytes()).bytes());
    expect(lines.map((line) => line.split(" ").slice(0, 5).join(" "))).toEqual([
      "1 1.000000000 1/1 1 0",
      "2 1.000000001 1/1 113 1",
      "3 3.000000000 1/1 276 2",
    ]);
  });

  it("without interfaces has no link type and no packets", async () => {
    const reader = await open(new Builder().section().bytes());
    expect([reader.linkType, await reader.fill(), reader.problem]).toEqual([undefined, false, undefined]);
  });
});

describe("a broken pcapng file", () => {
  const start = (): Builder => new Builder().section().interface();

  it.each([
    [
      start().packet([1], 0n, 3),
      "malformed at 48: a packet arrived on interface 3, but there's no Interface Description Block for that interface",
    ],
    [start().block(6, (body) => body.u32(0)), "malformed at 48: block of type 6 in pcapng dump file is too short"],
    [
      start().block(6, (body) => body.u32(0, 0, 0, 9, 9).put([1])),
      "malformed at 48: block of type 6 in pcapng dump file is too short",
    ],
    [
      start().block(6, (body) => body.u32(0, 0, 0, 300000, 9)),
      "malformed at 48: invalid packet capture length 300000, bigger than snaplen of 262144",
    ],
    [start().block(6, () => {}, 8), "malformed at 48: block in pcapng dump file has a length of 8 < 12"],
    [
      start().block(6, () => {}, 33),
      "malformed at 48: block in pcapng dump file has a length of 33 that is not a multiple of 4",
    ],
    [start().block(6, () => {}, LARGEST_BLOCK + 4), "malformed at 48: pcapng block size 16777220 > maximum 16777216"],
    [
      new Builder()
        .section()
        .interface(231)
        .block(6, () => {}, 2 ** 31),
      "malformed at 48: pcapng block size 2147483648 > maximum 134348832",
    ],
    [start().u32(6, 16, 0, 20), "malformed at 48: block total length in header and trailer don't match"],
    [start().u32(6, 99), "malformed at 48: block in pcapng dump file has a length of 99 that is not a multiple of 4"],
    [start().u32(6, 100, 1), "truncated at 48: truncated pcapng dump file; tried to read 92 bytes, only got 4"],
    [start().put([1, 2, 3]), "truncated at 48: truncated pcapng dump file; tried to read 8 bytes, only got 3"],
    [start().section(2), "malformed at 48: unknown pcapng savefile major version number 2"],
    [start().u32(0x0a0d0d0a, 28, 5), "malformed at 48: the file has a section with a bad byte order magic field"],
    [new Builder().section(1, 1), "malformed at 0: unsupported pcapng savefile version 1.1"],
    [
      new Builder().section().packet([1]),
      "malformed at 28: the capture file has a packet block before any Interface Description Blocks",
    ],
    [
      new Builder().section().interface(1, 0, (body) => body.option(9, [20])),
      "malformed at 28: Interface Description Block if_tsresol option resolution 10^-20 is too high",
    ],
    [
      new Builder().section().interface(1, 0, (body) => body.option(9, [0xc0])),
      "malformed at 28: Interface Description Block if_tsresol option resolution 2^-64 is too high",
    ],
    [
      new Builder().section().interface(1, 0, (body) => body.option(14, [1])),
      "malformed at 28: Interface Description Block has if_tsoffset option with length 1 != 8",
    ],
    [
      new Builder().section().interface(1, 0, (body) => body.u16(2, 100)),
      "malformed at 28: block of type 1 in pcapng dump file is too short",
    ],
    [
      new Builder().block(0x0a0d0d0a, (body) => body.u32(0x1a2b3c4d), LARGEST_SECTION_HEADER + 4),
      "malformed at 0: Section Header Block in pcapng dump file has invalid length 28 < _1048580_ < 1048576 (BT_SHB_INSANE_MAX)",
    ],
  ])("ends with libpcap's words (%#)", async (file, problem) => {
    expect(await readAll(file.bytes())).toEqual([problem]);
  });

  it("still has its packets where options or names are broken", async () => {
    const file = start()
      .packet([1], 0n, 0, (body) => body.option(1, text("kept")).u16(1, 400))
      .block(4, (body) => body.u16(1, 400))
      .block(10, (body) => body.u32(1, 400))
      .block(5, (body) => body.u32(77, 0, 0))
      .packet([2]);
    const reader = await firstPacket(file.bytes());
    expect(reader.record.comments).toEqual(["kept"]);
    expect(reader.next()).toBe(true);
    expect([reader.ignored, reader.problem]).toEqual([3, undefined]);
  });

  it("cannot fill the memory with interfaces or secrets", async () => {
    const one = new Builder().interface().bytes();
    const interfaces = new Uint8Array(28 + one.length * (MOST_KEPT_BLOCKS + 1));
    interfaces.set(new Builder().section().bytes());
    for (let at = 28; at < interfaces.length; at += one.length) interfaces.set(one, at);
    expect(await readAll(interfaces)).toEqual([expect.stringContaining("more than 65536 interfaces in the file")]);

    const secretsLength = 8 * 1024 * 1024;
    const secrets = new Uint8Array(secretsLength + 20);
    const length = secrets.length;
    secrets.set(new Builder().u32(10, length, 1, secretsLength).bytes());
    secrets.set(new Builder().u32(length).bytes(), length - 4);
    const many = MOST_KEPT_OCTETS / secretsLength + 2;
    const file = new Uint8Array(48 + many * length);
    file.set(start().bytes());
    for (let index = 0; index < many; index++) file.set(secrets, 48 + index * length);
    const reader = await open(file);
    while (await reader.fill()) reader.next();
    expect([reader.secrets.length, reader.ignored, reader.problem]).toEqual([7, 3, undefined]);
  });
});
