import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { runStatistics, sampleFile } from "../report/statistics/run-statistics.ts";

const STATISTICS = [
  "io,phs",
  "io,stat,1",
  "io,stat,0.25",
  "conv,ip",
  "conv,tcp",
  "conv,udp",
  "endpoints,eth",
  "endpoints,ipv6",
  "endpoints,tcp",
  "plen,tree",
  "ip_hosts,tree",
  "dests,tree",
  "http,tree",
  "http_req,tree",
  "http_srv,tree",
  "dns,tree",
  "icmp,srt",
  "expert",
  "rtp,streams",
  "follow,tcp,ascii,0",
  "follow,udp,hex,0",
];

/** Tables that are not tshark's, each `sample statistic` with a reason: lines of `sample, statistic, reason`. */
function knownMismatches(): ReadonlySet<string> {
  const file = fileURLToPath(new URL("known-statistics-mismatches.tsv", import.meta.url));
  const rows = readFileSync(file, "utf8").trimEnd().split("\n").slice(1);
  return new Set(rows.map((row) => row.split("\t").slice(0, 2).join(" ")));
}

describeWithOracle("tshark", "statistics of the project's own captures", () => {
  it("are tshark's tables, but for those that are listed with a reason", async () => {
    const samples = readdirSync(sampleFile("")).filter((name) => name.endsWith(".pcap"));
    const different: string[] = [];
    for (const sample of samples) {
      const file = sampleFile(sample);
      const words = ["-n", "-r", file, "-q", ...STATISTICS.flatMap((statistic) => ["-z", statistic])];
      const theirs = execFileSync("tshark", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
      const ours = await runStatistics(file, STATISTICS);
      ours.forEach((statistic, i) => {
        const text = statistic.text();
        if (!theirs.includes(text)) different.push(`${sample} ${STATISTICS[i]}`);
      });
    }
    const known = knownMismatches();
    expect(different.filter((key) => !known.has(key))).toEqual([]);
    const settled = [...known].filter((key) => !different.includes(key));
    expect(settled, "tables that are tshark's now: take them off known-statistics-mismatches.tsv").toEqual([]);
  });
});
