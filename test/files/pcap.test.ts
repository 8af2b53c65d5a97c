import { describe, expect, it } from "vitest";
import { NotACaptureError } from "../../src/files/not-a-capture.ts";
import { Builder } from "./building.ts";
import { open, readAll } from "./reading.ts";

const data = [1, 2, 3, 4, 5, 6];

describe("a pcap file", () => {
  it.each([
    { magic: 0xa1b2c3d4, littleEndian: true, nanoseconds: "000005000" },
    { magic: 0xa1b2c3d4, littleEndian: false, nanoseconds: "000005000" },
    { magic: 0xa1b23c4d, littleEndian: true, nanoseconds: "000000005" },
    { magic: 0xa1b23c4d, littleEndian: false, nanoseconds: "000000005" },
  ])("is read with magic $magic, little-endian $littleEndian", async ({ magic, littleEndian, nanoseconds }) => {
    const file = new Builder(littleEndian).pcap({ magic }).u32(0x90000000, 5, 6, 60).put(data).bytes();
    const reader = await open(file);
    expect(reader).toMatchObject({ format: "pcap", linkType: 1, snapLength: 262144 });
    expect(reader.nanosecond).toBe(magic === 0xa1b23c4d);
    expect((await reader.fill()) && reader.next()).toBe(true);
    expect(reader.record.bigEndian).toBe(!littleEndian);
    expect(await readAll(file)).toEqual([expect.stringContaining(`1 2415919104.${nanoseconds} 6/60 1 0 `)]);
  });

  it("has longer record headers with Kuznetzov's magic, and room for a made-up Ethernet header", async () => {
    const file = new Builder().pcap({ magic: 0xa1b2cd34, snapLength: 100 }).u32(1, 2, 6, 6, 3).u16(0x800, 4).put(data);
    const reader = await open(file.bytes());
    expect(reader.snapLength).toBe(114);
    expect((await reader.fill()) && reader.next()).toBe(true);
    expect([...reader.record.bytes.subarray(reader.record.start, reader.record.end)]).toEqual(data);
  });

  it("of IXIA's kind has four more octets in front and nanoseconds", async () => {
    const file = new Builder().pcap({ magic: 0x1c0001ac }).u32(22).u32(1, 2, 6, 6).put(data).bytes();
    expect(await readAll(file)).toEqual([expect.stringContaining("1 1.000000002 6/6")]);
  });

  it.each([
    { major: 2, minor: 2, first: 60, second: 6, expected: "6/60" },
    { major: 543, minor: 0, first: 60, second: 6, expected: "6/60" },
    { major: 2, minor: 3, first: 60, second: 6, expected: "6/60" },
    { major: 2, minor: 3, first: 6, second: 60, expected: "6/60" },
    { major: 2, minor: 4, first: 6, second: 60, expected: "6/60" },
  ])("of version $major.$minor has lengths $first, $second", async ({ major, minor, first, second, expected }) => {
    const file = new Builder().pcap({ major, minor }).u32(1, 2, first, second).put(data).bytes();
    expect(await readAll(file)).toEqual([expect.stringContaining(` ${expected} `)]);
  });

  it("keeps the length of frame check sequences apart from the link type", async () => {
    const reader = await open(new Builder().pcap({ linkType: 0x24000001 }).bytes());
    expect(reader.interfaces).toEqual([{ linkType: 1, snapLength: 262144, timeResolution: 6, fcsLength: 4 }]);
  });

  it("with snapshot length 0 gets the most its link type allows", async () => {
    expect((await open(new Builder().pcap({ snapLength: 0 }).bytes())).snapLength).toBe(262144);
    expect((await open(new Builder().pcap({ snapLength: 0, linkType: 231 }).bytes())).snapLength).toBe(134217728);
  });

  it("keeps packets longer than its snapshot length whole, or cuts them as libpcap does", async () => {
    const file = new Builder().pcap({ snapLength: 4 }).u32(1, 2, 6, 6).put(data).u32(3, 4, 1, 1).put([9]).bytes();
    const second = expect.stringContaining("2 3.000004000 1/1");
    expect(await readAll(file)).toEqual([expect.stringContaining(" 6/6 "), second]);
    expect(await readAll(file, Infinity, { asLibpcap: true })).toEqual([expect.stringContaining(" 4/6 "), second]);
  });

  it("keeps fractions of a second that are out of range", async () => {
    const file = new Builder().pcap().u32(1, 0xffffffff, 0, 0).bytes();
    expect(await readAll(file)).toEqual([expect.stringContaining("1 1.4294967295000 0/0")]);
  });

  it("leaves spare octets behind every packet, also in the copy that is kept", async () => {
    const reader = await open(new Builder().pcap().u32(1, 2, 6, 6).put(data).bytes());
    await reader.fill();
    reader.next();
    const kept = reader.record.keep();
    expect(reader.record.bytes.length).toBeGreaterThanOrEqual(reader.record.end + 16);
    reader.record.bytes.fill(0);
    expect([...kept.bytes]).toEqual([...data, ...Array(16).fill(0)]);
    expect([kept.start, kept.end, kept.number]).toEqual([0, 6, 1]);
  });

  it("may hold a packet that is larger than a chunk", async () => {
    const large = Array.from({ length: 262144 }, (_, index) => index & 0xff);
    const file = new Builder().pcap();
    for (let index = 0; index < 3; index++) {
      file.u32(index, 0, large.length, large.length);
      for (let at = 0; at < large.length; at += 4096) file.put(large.slice(at, at + 4096));
    }
    expect(await readAll(file.bytes())).toHaveLength(3);
  });
});

describe("a broken pcap file", () => {
  const one = new Builder().pcap({ snapLength: 100 }).u32(1, 2, 6, 6).put(data);

  it.each([
    [
      new Builder().put(one.bytes()).put([1, 2, 3]),
      "truncated at 46: truncated dump file; tried to read 16 header bytes, only got 3",
    ],
    [
      new Builder().put(one.bytes()).u32(1, 2, 9, 9).put([1]),
      "truncated at 46: truncated dump file; tried to read 9 captured bytes, only got 1",
    ],
    [
      new Builder().put(one.bytes()).u32(1, 2, 300, 9).put([1]),
      "truncated at 46: truncated dump file; tried to read 100 captured bytes, only got 1",
    ],
    [
      new Builder().put(one.bytes()).u32(1, 2, 300000, 9),
      "malformed at 46: invalid packet capture length 300000, bigger than snaplen of 100",
    ],
  ])("delivers what is whole, then libpcap's words", async (file, problem) => {
    expect(await readAll(file.bytes())).toEqual([expect.stringMatching(/^1 /), problem]);
  });

  it("names the limit where the snapshot length is beyond it", async () => {
    const file = new Builder().pcap({ snapLength: 0x7fffffff }).u32(1, 2, 262145, 9).bytes();
    const words = "malformed at 24: invalid packet capture length 262145, bigger than maximum of 262144";
    expect(await readAll(file)).toEqual([words]);
  });

  it.each([
    [
      new Builder().pcap().bytes().subarray(0, 10),
      "truncated dump file; tried to read 24 file header bytes, only got 6",
    ],
    [new Builder().pcap({ major: 1 }).bytes(), "archaic pcap savefile format"],
    [new Builder().pcap({ minor: 5 }).bytes(), "unsupported pcap savefile version 2.5"],
    [Uint8Array.of(0xd4, 0xc3), "truncated dump file; tried to read 4 file header bytes, only got 2"],
  ])("with an unusable header is refused with libpcap's words", async (file, libpcapMessage) => {
    await expect(open(file)).rejects.toMatchObject({ code: "NOT_A_CAPTURE", libpcapMessage });
  });
});

describe("what is not a capture", () => {
  it.each([
    ["", "is empty"],
    ["\x89PNG\r\n\x1a\n1234", "looks like a PNG image"],
    ["RTSS5678", "looks like a Microsoft Network Monitor 1 capture (convert it with editcap)"],
    ["frame 1: hello", 'looks like text: "frame 1: hello"'],
    ['{"packets": []}', "looks like JSON text"],
    [
      "\x01\x02\x03\xff\x80\0\0\0\0\0\0\0\0",
      "begins with 01 02 03 ff 80 00 00 00 00 00 00 00 00, which no known capture format does",
    ],
    ["\x1f\x8b\x08\0\0\0\0\0", "looks like gzip data"],
  ])("is named: %j %s", async (content, found) => {
    const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
    const fault = await open(bytes, { name: "holiday.png" }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(NotACaptureError);
    expect(fault).toMatchObject({ found, message: `holiday.png is not a capture that can be read: it ${found}` });
  });

  it("closes its source", async () => {
    let closed = false;
    const { openCapture } = await import("../../src/files/reader.ts");
    const source = { read: () => 0, close: () => void (closed = true) };
    await expect(openCapture(source)).rejects.toThrow("is empty");
    expect(closed).toBe(true);
  });
});
