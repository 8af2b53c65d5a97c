import { describe, expect, it } from "vitest";
import { runStatistics, sampleFile } from "../statistics/run-statistics.ts";

const octets = (line: string): string => Buffer.from(line.trim(), "hex").toString("latin1");

describe("HTTP that is followed", () => {
  it("has heads and bodies, whether those were coded or not", async () => {
    const [statistic] = await runStatistics(sampleFile("http.pcap"), ["follow,http,raw,0"]);
    const said = statistic!
      .text()
      .split("\n")
      .filter((line) => /^\t?[0-9a-f]+$/.test(line))
      .map(octets);
    expect(said[0]).toMatch(/^GET .*\r\n\r\n$/s);
    expect(said[1]).toMatch(/^HTTP\/1.0 200 .*\r\n\r\n$/s);
    expect(said[2]).toHaveLength(27);
  });

  it("has no ends where nothing of it was said", async () => {
    const [statistic] = await runStatistics(sampleFile("ftp.pcap"), ["follow,http,raw,0"]);
    expect(statistic!.text()).toContain("Node 0: :0\nNode 1: :0\n");
  });
});
