import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { CompressionError } from "../../src/files/problem.ts";
import { openCapture } from "../../src/files/reader.ts";
import { memorySource } from "../../src/files/source.ts";
import { Xxh32, xxh32 } from "../../src/files/xxh32.ts";
import { LARGEST_ZSTD_WINDOW } from "../../src/files/zstd.ts";
import { decompressors } from "../../src/host/decompress.ts";
import { compressed, plainCapture } from "./compressed-captures.ts";
import { laterSource, open, readAll } from "./reading.ts";

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Everything a decompressor makes of these octets, and what it throws at the end. */
async function unpack(kind: "gzip" | "zstd" | "lz4", bytes: Uint8Array): Promise<{ content: Buffer; fault: unknown }> {
  const source = decompressors[kind]!(memorySource(bytes, 1000));
  const parts: Buffer[] = [];
  const buffer = new Uint8Array(4096);
  try {
    for (;;) {
      const count = await source.read(buffer, 0, buffer.length);
      if (count === 0) return { content: Buffer.concat(parts), fault: undefined };
      parts.push(Buffer.from(buffer.slice(0, count)));
    }
  } catch (fault) {
    return { content: Buffer.concat(parts), fault };
  } finally {
    await source.close();
  }
}

describe("a compressed capture", () => {
  it.each(compressed)("is recognised by content and read: $title", async ({ base64 }) => {
    const expected = await readAll(plainCapture());
    expect(expected).toHaveLength(40);
    expect(await readAll(bytesOf(base64), 7, { decompressors })).toEqual(expected);
    const reader = await openCapture(laterSource(bytesOf(base64), 100), { decompressors });
    let packets = 0;
    while (await reader.fill()) while (reader.next()) packets++;
    expect(packets).toBe(40);
  });

  it("may be several members or frames, one after the other", async () => {
    for (const { kind, base64 } of compressed) {
      const { content, fault } = await unpack(kind, join(bytesOf(base64), bytesOf(base64)));
      expect([content.length, fault]).toEqual([2 * plainCapture().length, undefined]);
    }
  });

  it.each(["zstd", "lz4"] as const)("may have skippable frames: %s", async (kind) => {
    const skippable = Uint8Array.of(0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9);
    const { base64 } = compressed.find((each) => each.kind === kind)!;
    const { content, fault } = await unpack(kind, join(bytesOf(base64), skippable));
    expect([content.length, fault]).toEqual([plainCapture().length, undefined]);
  });

  it.each(compressed)("cut at many lengths gives a beginning of its content: $title", async ({ kind, base64 }) => {
    const whole = bytesOf(base64);
    const plain = Buffer.from(plainCapture());
    for (let length = 0; length < whole.length; length += length < 40 || length > whole.length - 20 ? 1 : 9) {
      const { content, fault } = await unpack(kind, whole.subarray(0, length));
      expect(plain.subarray(0, content.length).equals(content)).toBe(true);
      if (fault !== undefined) expect(fault).toMatchObject({ code: "BAD_COMPRESSION", kind: "truncated" });
      // Only a legacy LZ4 frame has no end mark, and an empty source nothing that could be cut.
      else expect(length === 0 || content.length === plain.length || content.length === 0).toBe(true);
    }
  });

  it.each(compressed)("with a wrong octet gives no foreign error: $title", async ({ kind, base64 }) => {
    const whole = bytesOf(base64);
    let noticed = 0;
    for (let at = 0; at < whole.length; at += at < 40 || at > whole.length - 20 ? 1 : 9) {
      const changed = whole.slice();
      changed[at]! ^= 0x55;
      const { fault } = await unpack(kind, changed);
      if (fault !== undefined) {
        expect(fault).toBeInstanceOf(CompressionError);
        noticed++;
      }
    }
    expect(noticed).toBeGreaterThan(4);
  });

  it("that breaks off delivers the packets before, then says so", async () => {
    const lines = await readAll(new Uint8Array(gzipSync(plainCapture())).subarray(0, 200), 64, { decompressors });
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.at(-1)).toMatch(/^truncated at \d+: gzip data breaks off$/);
    expect(lines.slice(0, -1)).toEqual((await readAll(plainCapture())).slice(0, lines.length - 1));
  });

  it("that breaks off before its header is refused", async () => {
    const start = new Uint8Array(gzipSync(plainCapture())).subarray(0, 12);
    await expect(open(start, { decompressors })).rejects.toMatchObject({
      found: "cannot be unpacked: gzip data breaks off",
    });
  });

  it("of something else says what, and is not unpacked twice", async () => {
    const twice = new Uint8Array(gzipSync(gzipSync(plainCapture())));
    await expect(open(twice, { decompressors })).rejects.toMatchObject({ found: "looks like gzip data" });
    const words = new Uint8Array(gzipSync("hello, world"));
    await expect(open(words, { decompressors })).rejects.toMatchObject({ found: 'looks like text: "hello, world"' });
  });

  it("cannot ask for more memory than the limit", async () => {
    const descriptor = (Math.log2(LARGEST_ZSTD_WINDOW) - 10 + 1) << 3;
    const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, descriptor, 1, 0, 0, 0);
    expect((await unpack("zstd", frame)).fault).toMatchObject({
      message: "zstd frame asks for 268435456 octets of memory (limit 134217728)",
    });
    const block = Uint8Array.of(0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, 0xff, 0xff, 0xff, 0x7f);
    expect((await unpack("lz4", block)).fault).toMatchObject({
      message: "LZ4 block of 2147483647 octets is longer than its frame allows",
    });
  });

  it("verifies the checksums of LZ4 frames", async () => {
    const whole = bytesOf(compressed.find(({ title }) => title.includes("dependent blocks, checksums"))!.base64);
    const changed = whole.slice();
    changed[changed.length - 1]! ^= 1;
    expect((await unpack("lz4", changed)).fault).toMatchObject({ message: "LZ4 frame content has a wrong checksum" });
    changed.set(whole);
    changed[40]! ^= 1;
    expect((await unpack("lz4", changed)).fault).toMatchObject({ message: "LZ4 block has a wrong checksum" });
  });
});

describe("xxh32", () => {
  it.each([
    ["", 0x02cc5d05],
    ["a", 0x550d7456],
    ["abc", 0x32d153ff],
    ["Nobody inspects the spammish repetition", 0xe2293b2f],
  ])("of %j is the published value", (words, expected) => {
    expect(xxh32(text(words))).toBe(expected);
  });

  it("does not depend on how the octets come", () => {
    const bytes = plainCapture();
    for (const step of [1, 5, 16, 33]) {
      const hash = new Xxh32();
      for (let at = 0; at < bytes.length; at += step) hash.update(bytes.subarray(at, at + step));
      expect(hash.digest()).toBe(xxh32(bytes));
    }
  });
});
