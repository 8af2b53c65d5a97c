import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { arpRequest, hex, pcapBytes, temporary, writePcap, writeTemporary, type TestPacket } from "./captures.ts";
import { asOurs, ours, theirs } from "./run-dump.ts";

const arp = (seconds: number): TestPacket => ({ seconds, fraction: 123456, bytes: arpRequest });
const icmp = hex("4500001c000100004001f97dc0a80001c0a80002 0800f7ff00000000");
const packets = [arp(1), arp(2), arp(3)];
const file = writePcap("whole.pcap", packets);
const raw = writePcap("raw.pcap", [{ seconds: 1, bytes: icmp }], { linkType: 101 });
const size = 24 + 3 * (16 + arpRequest.length);

describeWithOracle("tcpdump", "broken captures", () => {
  const bytes = pcapBytes(packets);
  const cuts = [size - 1, size - 60, size - 61, size - 75, 24 + 76, 24 + 8, 24];
  it.each(cuts)("cut to %i octets: what is whole, then the message", async (length) => {
    const cut = writeTemporary(`cut-${length}`, bytes.subarray(0, length));
    for (const words of [
      ["-nr", cut],
      ["--count", "-r", cut],
    ])
      expect(await ours(words)).toEqual(asOurs(theirs(words)));
  });

  it("goes on to the next file of -V, and ends with the exit code of the last", async () => {
    const cut = writeTemporary("cut-of-two", bytes.subarray(0, size - 1));
    for (const names of [
      [cut, file],
      [file, cut],
    ]) {
      const words = ["-nV", writeTemporary("two", names.join("\n"))];
      const expected = asOurs(theirs(words));
      expect(await ours(words)).toEqual(expected);
    }
  });

  it("shows headers that cannot be", async () => {
    const impossible = writePcap("lengths.pcap", [
      { seconds: 1, bytes: new Uint8Array(0) },
      { seconds: 1, bytes: new Uint8Array(0), original: 60 },
      { seconds: 1, bytes: arpRequest, original: 20 },
      { seconds: 1, bytes: arpRequest, original: 0 },
      { seconds: 1, bytes: arpRequest, original: 300000 },
      { seconds: 1, bytes: arpRequest },
    ]);
    for (const words of [
      ["-n#r", impossible],
      ["-nr", impossible, "-X"],
    ]) {
      expect(await ours(words)).toEqual(asOurs(theirs(words)));
    }
  });
});

describe("what is not a capture", () => {
  it.each([
    ["empty", "", "it is empty"],
    ["text", "hello, world, this is no capture", "it looks like text"],
    ["image", "\x89PNG\r\n\x1a\n............", "it looks like a PNG image"],
    ["short", "\xd4\xc3\xb2", "is not a capture"],
  ])("is refused in one sentence: %s", async (name, content, reason) => {
    const path = writeTemporary(name, Buffer.from(content, "latin1"));
    const { exit, stdout, stderr } = await ours(["-r", path]);
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: "" });
    expect(stderr).toMatch(/^remora: .*\n$/);
    expect(stderr).toContain(path);
    expect(stderr).toContain(reason);
  });

  it("is a folder", async () => {
    const { exit, stderr } = await ours(["-r", "/"]);
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: "remora: /: Is a directory\n" });
  });
});

describeWithOracle("tcpdump", "what -w writes", () => {
  const nano = writePcap("nano.pcap", packets, { nanosecond: true, snapLength: 65535 });
  const cases = [
    [file],
    [nano],
    [raw],
    [nano, "--nano"],
    [file, "--nano"],
    [file, "-c", "2"],
    [file, "-U"],
    [file, "-s", "20"],
  ];
  it.each(cases)("is the same for %s %s %s", async (...words) => {
    const [mine, other] = [temporary("mine.pcap"), temporary("theirs.pcap")];
    const found = await ours(["-r", ...words, "-w", mine]);
    expect(found).toEqual(asOurs(theirs(["-r", ...words, "-w", other])));
    expect(readFileSync(mine)).toEqual(readFileSync(other));
  });

  it("is printed as well with --print, and goes to standard output as -", async () => {
    for (const words of [
      ["-ntr", file, "-w", temporary("x"), "--print"],
      ["-r", file, "-w", "-"],
      ["-r", file, "-w", temporary("x"), "--count"],
    ]) {
      expect(await ours(words)).toEqual(asOurs(theirs(words)));
    }
  });
});

describe("dump -w", () => {
  const mixed = temporary("mixed.pcapng");
  const list = writeTemporary("mixed-list", `${file}\n${raw}\n`);

  it("keeps link types apart in pcapng, which then just prints", async () => {
    expect((await ours(["-V", list, "-w", mixed])).exit).toBe(0);
    const { exit, stdout } = await ours(["-nt", "-r", mixed]);
    expect(exit).toBe(0);
    expect(stdout).toContain("ARP, Request who-has 192.168.0.2");
    expect(stdout).toContain("IP 192.168.0.1 > 192.168.0.2: ICMP");
  });

  it("refuses two link types in pcap, and says what to do", async () => {
    for (const words of [
      ["-V", list],
      ["-r", mixed],
    ]) {
      const { exit, stderr } = await ours([...words, "-w", temporary("mixed.pcap")]);
      expect(exit).toBe(1);
      expect(stderr).toMatch(/remora: .*one link type.*--format pcapng\n$/);
    }
  });

  it("writes the format that --format names", async () => {
    const path = temporary("pcap.pcapng");
    await ours(["-r", file, "-w", path, "--format", "pcap"]);
    expect(readFileSync(path)).toEqual(readFileSync(file));
    await ours(["-r", file, "-w", path, "--format", "pcapng"]);
    expect([...readFileSync(path).subarray(0, 4)]).toEqual([0x0a, 0x0d, 0x0d, 0x0a]);
  });

  it("is exit code 14 where nothing can be written", async () => {
    const full = () => {
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
    };
    for (const words of [
      ["-nr", file],
      ["-r", file, "-w", "-"],
    ]) {
      const { exit, stderr } = await ours(words, { stdout: full });
      expect(exit).toBe(14);
      expect(stderr).toMatch(/\nremora: Unable to write output: No space left on device\n$/);
    }
  });
});

describe("dump -r", () => {
  it("unpacks", async () => {
    const packed = writeTemporary("packed", gzipSync(readFileSync(file)));
    expect((await ours(["-nr", packed])).stdout).toBe((await ours(["-nr", file])).stdout);
  });

  it("waits for output that is not taken at once", async () => {
    const parts: string[] = [];
    const slowly = async (bytes: Uint8Array): Promise<void> => {
      const text = Buffer.from(bytes).toString();
      await new Promise(setImmediate);
      parts.push(text);
    };
    await ours(["-nlr", file], { stdout: slowly });
    expect(parts.join("")).toBe((await ours(["-nr", file])).stdout);
    expect(parts).toHaveLength(3);
  });

  it("--follow goes on where the file grows, until it is stopped", async () => {
    const growing = writeTemporary("growing.pcap", pcapBytes(packets.slice(0, 2)));
    const stopping = new AbortController();
    const lines: string[] = [];
    const stdout = (bytes: Uint8Array): void => {
      lines.push(...Buffer.from(bytes).toString().trimEnd().split("\n"));
      if (lines.length === 2) writeFileSync(growing, pcapBytes(packets));
      if (lines.length === 3) stopping.abort();
    };
    const { exit } = await ours(["-nr", growing, "--follow"], { stdout, stop: stopping.signal });
    expect(exit).toBe(0);
    expect(lines).toHaveLength(3);
    truncateSync(growing);
  });
});
