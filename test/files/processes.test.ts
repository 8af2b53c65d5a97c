import { describe, expect, it } from "vitest";
import { PcapngWriter } from "../../src/files/pcapng-writer.ts";
import type { PacketProcess } from "../../src/files/pcapng-options.ts";
import { openCapture } from "../../src/files/reader.ts";
import { PacketRecord, SPARE } from "../../src/files/record.ts";
import { memorySink } from "../../src/files/sink.ts";
import { memorySource } from "../../src/files/source.ts";

const ethernet = { linkType: 1, snapLength: 65535, timeResolution: 9 };

function packet(process: PacketProcess | undefined, seconds = 1): PacketRecord {
  const bytes = new Uint8Array(4 + SPARE);
  const record = Object.assign(new PacketRecord(), { bytes, end: 4, captured: 4, original: 4, linkType: 1, seconds });
  record.metadata = process && { process };
  return record;
}

async function written(bigEndian: boolean, ...packets: readonly PacketRecord[]): Promise<Uint8Array> {
  const sink = memorySink();
  const writer = new PcapngWriter(sink, { bigEndian });
  for (const one of packets) await writer.write(one, ethernet);
  await writer.close();
  return sink.bytes();
}

async function read(bytes: Uint8Array): Promise<(PacketProcess | undefined)[]> {
  const reader = await openCapture(memorySource(bytes, 64));
  const processes: (PacketProcess | undefined)[] = [];
  while (await reader.fill()) while (reader.next()) processes.push(reader.record.metadata?.process);
  expect(reader.problem).toBeUndefined();
  return processes;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
const blocks = (bytes: Uint8Array, type: string): number => hex(bytes).split(type).length - 1;

describe("the process of a packet in pcapng", () => {
  const curl = { name: "curl", path: "/usr/bin/curl", parent: 1, uid: 1000, user: "alice", startTime: 5_000_000_000n };

  it.each([false, true])("is described once and read back, big-endian: %s", async (bigEndian) => {
    const process = { pid: 1234, thread: 0, info: curl };
    const bytes = await written(bigEndian, packet(process), packet(undefined), packet({ ...process, thread: 5 }));
    expect(await read(bytes)).toEqual([process, undefined, { ...process, thread: 5 }]);
    expect(blocks(bytes, bigEndian ? "00000bad" : "ad0b0000")).toBe(1);
  });

  it("has the layout of Wireshark's custom blocks, whose entries are little-endian in every section", async () => {
    const bytes = await written(true, packet({ pid: 77, thread: 0, info: { name: "sshd", parent: 1 } }));
    const at = hex(bytes).indexOf("00000bad") / 2;
    expect(hex(bytes.subarray(at, at + 48))).toBe(
      [
        "00000bad 00000030 00007f6e",
        "03000000 18000000 4d000000",
        "02000400 73736864",
        "05000400 01000000",
        "00000000",
        "00000030",
      ]
        .join("")
        .replaceAll(" ", ""),
    );
  });

  it("has the layout of Apple's blocks where its name is all, and comments that say more", async () => {
    const info = { name: "sshd", uid: 0, user: "root" };
    const comments = ["PID: 77\nCmd: sshd\nUserId: 0\nUser: root"];
    const one = Object.assign(packet({ pid: 77, thread: 0, info }), { comments });
    const bytes = await written(true, one, Object.assign(packet({ pid: 77, thread: 0, info }), { comments }));
    const at = hex(bytes).indexOf("80000001") / 2;
    expect(hex(bytes.subarray(at, at + 28))).toBe("800000010000001c0000004d0002000473736864000000000000001c");
    const found = await read(bytes);
    expect(found).toEqual([
      { pid: 77, thread: 0, info },
      { pid: 77, thread: 0, info },
    ]);
    expect(found[0]?.info).toBe(found[1]?.info);
  });

  it.each([
    ["PID: 5\nCmd: /usr/bin/curl\nArgs: curl http://x/", { pid: 5, thread: 0, info: { name: "curl" } }],
    ["PID=4242", { pid: 4242, thread: 0, info: {} }],
    ["UserId: 1000\nUser: alice", { pid: 0, thread: 0, info: { uid: 1000, user: "alice" } }],
    ["User: the one with the red hat", undefined],
    ["look at this: PID is missing", undefined],
  ])("is read from the comment %j", async (comment, expected) => {
    const bytes = await written(false, Object.assign(packet(undefined), { comments: [comment] }));
    expect(await read(bytes)).toEqual([expected]);
  });

  it("is one of several that had its number: the last that had started, else the first", async () => {
    const [first, second] = [10n, 20n].map((seconds) => ({
      name: `since ${seconds}`,
      startTime: seconds * 1_000_000_000n,
    }));
    const of = (info: object, seconds: number): PacketRecord => packet({ pid: 5, thread: 0, info }, seconds);
    const bytes = await written(false, of(first, 12), of(second, 21), of(first, 15), of(first, 3));
    expect((await read(bytes)).map((process) => process?.info?.name)).toEqual([
      "since 10",
      "since 20",
      "since 10",
      "since 10",
    ]);
  });

  it("is not described where only its user is known, nor where nothing is", async () => {
    const bytes = await written(
      false,
      packet({ pid: 0, thread: 0, info: { uid: 7, user: "bob" } }),
      packet({ pid: 9, thread: 0 }),
    );
    expect(blocks(bytes, "ad0b0000")).toBe(0);
    expect(await read(bytes)).toEqual([
      { pid: 0, thread: 0 },
      { pid: 9, thread: 0 },
    ]);
  });

  it("is described anew in a new section", async () => {
    const sink = memorySink();
    const writer = new PcapngWriter(sink);
    const process = { pid: 3, thread: 0, info: { name: "x" } };
    await writer.write(packet(process), ethernet);
    writer.section({ bigEndian: true });
    await writer.write(packet(process), ethernet);
    await writer.close();
    expect(await read(sink.bytes())).toEqual([process, process]);
  });

  it("is read from the blocks of Apple's tcpdump", async () => {
    const index = (place: number): PacketRecord => {
      const record = packet(undefined);
      record.metadata = { other: [{ code: 0x8001, value: Uint8Array.of(place, 0, 0, 0) }] };
      return record;
    };
    const bytes = await written(false, index(1), index(0), index(2));
    // A process with its name, `dns`, and one without; both before the first packet.
    const described = [0x80000001, 28, 501, 0x00030002, 0x00736e64, 0, 28, 0x80000001, 16, 1, 16];
    const at = hex(bytes).indexOf("06000000") / 2;
    const all = new Uint8Array([
      ...bytes.subarray(0, at),
      ...new Uint8Array(Uint32Array.from(described).buffer),
      ...bytes.subarray(at),
    ]);
    const [launchd, dns, none] = await read(all);
    expect(launchd).toEqual({ pid: 1, thread: 0, info: {} });
    expect(dns).toEqual({ pid: 501, thread: 0, info: { name: "dns" } });
    expect(none).toBeUndefined();
  });

  it("leaves other vendors' blocks and broken ones alone", async () => {
    const bytes = await written(false, packet({ pid: 3, thread: 0, info: { name: "abc", parent: 1 } }));
    const at = hex(bytes).indexOf("ad0b0000") / 2;
    expect(at).toBeGreaterThan(0);
    for (let octet = at + 8; octet < at + 44; octet++) {
      const broken = bytes.slice();
      broken[octet] ^= 0xff;
      expect((await read(broken))[0]).toMatchObject({ pid: 3, thread: 0 });
    }
  });
});
