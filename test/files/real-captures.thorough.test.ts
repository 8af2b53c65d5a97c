import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NotACaptureError } from "../../src/files/not-a-capture.ts";
import { openCapture, type CaptureReader, type OpenOptions } from "../../src/files/reader.ts";
import { decompressors } from "../../src/host/decompress.ts";
import { openFile } from "../../src/host/file-source.ts";
import { describeWithCaptures, describeWithOracle, findOracle } from "../oracles.ts";

interface Listed {
  readonly path: string;
  readonly packets: number;
  readonly format: string;
}

function listed(folder: string): Listed[] {
  const rows = readFileSync(join(folder, "MANIFEST.tsv"), "utf8").trimEnd().split("\n").slice(1);
  return rows.map((row) => {
    const cells = row.split("\t");
    return { path: cells[0]!, packets: Number(cells[5]), format: cells[7]! };
  });
}

const open = (folder: string, path: string, about: OpenOptions = {}): Promise<CaptureReader> =>
  openCapture(openFile(join(folder, path)), { decompressors, name: path, ...about });

const FUZZED = "pcapplusplus/Tests__Fuzzers__RegressionTests__clusterfuzz-testcase-minimized-FuzzTarget";

/** What we read, as the list begins its names. */
const FORMATS = ["pcap", "snoop", "btsnoop", "netmon2"];

/** Where our count is not the list's, and why; undefined is "not a capture". */
const COUNTED_OTHERWISE = new Map<string, number | undefined>([
  // tcpdump, tshark and we stop at the section of version 2.0.
  ["gopacket/pcapgo__tests__be__test901.pcapng", 1],
  ["gopacket/pcapgo__tests__le__test901.pcapng", 1],
  // Version 2.8224: tcpdump and we refuse it.
  [`${FUZZED}-4683685084594176.pcap`, undefined],
  [`${FUZZED}-6185045124251648.pcap`, undefined],
  // One packet that says it had 4,280,295,456 octets on the network: tcpdump and we deliver it.
  [
    "pcapplusplus/66ae62_ers__RegressionTests__regression_samples__clusterfuzz-testcase-minimized-FuzzTarget" +
      "-6604968558198784.pcap",
    1,
  ],
  // Its packets do not begin behind the header; where they do, only the table at the end says.
  ["wireshark-wiki/forensics5.cap", 0],
]);

describeWithCaptures("all real captures", (folder) => {
  it("hold as many packets as tshark counts, or are not captures", async () => {
    const wrong: string[] = [];
    for (const { path, packets, format } of listed(folder)) {
      const found = await count(folder, path);
      const isOurs = FORMATS.some((ours) => format.startsWith(ours));
      const expected = COUNTED_OTHERWISE.has(path) ? COUNTED_OTHERWISE.get(path) : isOurs ? packets : undefined;
      if (found !== expected) {
        wrong.push(`${path} (${format}): ${found} instead of ${packets}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

async function count(folder: string, path: string): Promise<number | undefined> {
  try {
    const reader = await open(folder, path);
    let packets = 0;
    while (await reader.fill()) while (reader.next()) packets++;
    await reader.close();
    return packets;
  } catch (fault) {
    if (fault instanceof NotACaptureError) return undefined;
    throw fault;
  }
}

/** One capture in so many is compared with tcpdump. */
const STEP = 60;

describeWithCaptures("a sample of the real captures", (folder) => {
  describeWithOracle("tcpdump", "read as tcpdump reads them", () => {
    const sample =
      folder === ""
        ? []
        : listed(folder).filter(({ format }, index) => index % STEP === 0 && /^pcap(ng)?-[^+]*$/.test(format));
    describe.each(sample)("$path", ({ path }) => {
      it("has the same times, lengths and words at the end", async () => {
        const theirs = tcpdump(join(folder, path));
        const found = await ours(folder, path);
        // Where libpcap stops at an interface that is not like the first, we go on.
        if (theirs.problem.startsWith("an interface has a")) {
          expect(found.packets.slice(0, theirs.packets.length)).toEqual(theirs.packets);
        } else {
          expect(found).toEqual(theirs);
        }
      });
    });
  });
});

interface Heads {
  readonly packets: readonly string[];
  readonly problem: string;
}

async function ours(folder: string, path: string): Promise<Heads> {
  const reader = await open(folder, path, { asLibpcap: true });
  const packets: string[] = [];
  while (await reader.fill()) {
    while (reader.next()) {
      const { seconds, nanoseconds, captured, original } = reader.record;
      packets.push([seconds >>> 0, nanoseconds >>> 0, captured, original].join(" "));
    }
  }
  await reader.close();
  return { packets, problem: reader.problem?.message ?? "" };
}

/** The record heads that tcpdump copies, in nanoseconds. */
function tcpdump(file: string): Heads {
  const args = ["--time-stamp-precision=nano", "-r", file, "-w", "-"];
  const { stdout, stderr } = spawnSync(findOracle("tcpdump")!.command, args, { maxBuffer: 1 << 28 });
  const packets: string[] = [];
  for (let at = 24; at + 16 <= stdout.length; at += 16 + stdout.readUInt32LE(at + 8)) {
    packets.push([0, 4, 8, 12].map((field) => stdout.readUInt32LE(at + field)).join(" "));
  }
  const problem = /^tcpdump: pcap_loop: (.*)$/m.exec(stderr.toString())?.[1] ?? "";
  return { packets, problem };
}
