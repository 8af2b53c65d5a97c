import { describe, expect, it } from "vitest";
import { StatisticError } from "../../../src/report/statistics/statistic.ts";
import { statisticNames } from "../../../src/report/statistics/statistics.ts";
import { runStatistics, sampleFile } from "./run-statistics.ts";

const welcome = sampleFile("welcome.pcap");

interface Level {
  readonly protocol: string;
  readonly frames: number;
  readonly bytes: number;
  readonly children: readonly Level[];
}

describe("statistics", () => {
  it("have a table and plain data, each of them, also of a capture that has nothing for them", async () => {
    const words: { readonly [name: string]: string } = {
      "io,stat": ",1",
      "follow,http2": ",hex,0,1",
      "proto,colinfo": ",,ip.ttl",
      "follow,quic": ",hex,0,1",
      "rpc,srt": ",100003,3",
    };
    const names = statisticNames.map(
      (name) =>
        name + (words[name] ?? (name.startsWith("follow,") ? ",hex,0" : name.startsWith("flow,") ? ",network" : "")),
    );
    for (const file of [welcome, sampleFile("stp.pcap")]) {
      for (const statistic of await runStatistics(file, names)) {
        expect(statistic.text()).toMatch(/^(|[^]*\n)$/);
        expect(JSON.parse(JSON.stringify(statistic.json()))).toBeDefined();
      }
    }
  });

  it("count every packet once in the hierarchy, in the intervals and in the lengths", async () => {
    const [hierarchy, intervals, lengths] = await runStatistics(welcome, ["io,phs", "io,stat,0.1", "plen,tree"]);
    const top = hierarchy.json() as readonly Level[];
    const frames = top.reduce((sum, level) => sum + level.frames, 0);
    const rows = intervals.json() as readonly { readonly columns: readonly { readonly frames: number }[] }[];
    expect(rows.reduce((sum, row) => sum + row.columns[0].frames, 0)).toBe(frames);
    expect(lengths.json()).toMatchObject({ items: [{ count: frames }] });
  });

  it("never count more inside a protocol than in it", async () => {
    const [hierarchy] = await runStatistics(welcome, ["io,phs"]);
    const check = (levels: readonly Level[]): void => {
      for (const level of levels) {
        for (const child of level.children) expect(child.frames).toBeLessThanOrEqual(level.frames);
        check(level.children);
      }
    };
    check(hierarchy.json() as readonly Level[]);
  });

  it("tell how long answers take that do not say what was asked", async () => {
    const [times] = await runStatistics(sampleFile("snmp.pcap"), ["snmp,srt"]);
    const rows = times.json() as readonly { name: string; calls: number; min: number; max: number }[];
    expect(rows.map(({ name }) => name)).toContain("Get");
    for (const { calls, min, max } of rows) expect([calls > 0, min > 0, min <= max]).toEqual([true, true, true]);
  });

  it("tell who said who they are, without the password", async () => {
    const rows = await Promise.all(
      ["ftp", "imap", "pop"].map(async (name) => {
        const [told] = await runStatistics(sampleFile(`${name}.pcap`), ["credentials"]);
        return told.json() as readonly { protocol: string; username: string }[];
      }),
    );
    expect(rows.flat().map(({ protocol, username }) => `${protocol} ${username}`)).toEqual([
      "FTP anonymous",
      "IMAP bob",
      "POP3 bob",
    ]);
  });

  it("agree on what endpoints and conversations carry", async () => {
    for (const kind of ["eth", "ip", "ipv6", "tcp", "udp"]) {
      const [talks, ends] = await runStatistics(welcome, [`conv,${kind}`, `endpoints,${kind}`]);
      const bytes = (talks.json() as readonly { bytesTo: number; bytesFrom: number }[]).reduce(
        (sum, { bytesTo, bytesFrom }) => sum + bytesTo + bytesFrom,
        0,
      );
      const rows = ends.json() as readonly { sentBytes: number; receivedBytes: number }[];
      expect(
        rows.reduce((sum, row) => sum + row.sentBytes, 0),
        kind,
      ).toBe(bytes);
      expect(
        rows.reduce((sum, row) => sum + row.receivedBytes, 0),
        kind,
      ).toBe(bytes);
    }
  });

  it("calculate with fields", async () => {
    const columns = "COUNT(frame.len)frame.len,SUM(frame.len)frame.len,MIN(frame.len)frame.len,MAX(frame.len)frame.len";
    await expect(runStatistics(welcome, [`io,stat,0,${columns}`])).rejects.toThrow("no filters here");
    const [calculated, plain] = await runStatistics(welcome, [
      "io,stat,0,COUNT(frame.len),SUM(frame.len),AVG(frame.len)",
      "io,stat,0",
    ]);
    const [{ columns: of }] = calculated.json() as [{ columns: [{ count: number }, { sum: number }, { avg: number }] }];
    const [{ columns: counted }] = plain.json() as [{ columns: [{ frames: number; bytes: number }] }];
    expect([of[0].count, of[1].sum]).toEqual([counted[0].frames, counted[0].bytes]);
    expect(of[2].avg).toBeCloseTo(counted[0].bytes / counted[0].frames);
  });

  it.each([
    ["io,pbs", "did you mean io,phs?"],
    ["io,stat,x", "no interval in seconds"],
    ["io,stat,1,AVG(ip.nothing)", '"ip.nothing" is no field'],
    ["io,stat,1,AVG()", "AVG needs a field"],
  ])("refuse -z %s with a remedy", async (words, remedy) => {
    const asked = runStatistics(welcome, [words]);
    await expect(asked).rejects.toThrow(StatisticError);
    await expect(asked).rejects.toThrow(remedy);
  });
});
