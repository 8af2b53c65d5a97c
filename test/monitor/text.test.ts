import { describe, expect, it } from "vitest";
import { blockPlot } from "../../src/monitor/block-plot.ts";
import { connectionFields } from "../../src/monitor/connection-fields.ts";
import type { Connection } from "../../src/monitor/connection.ts";
import { formatCount, formatOctets, formatRate, sparkline } from "../../src/monitor/units.ts";

describe("numbers for people", () => {
  it("have three digits that count", () => {
    const values = [0, 1, 999, 999.6, 1000, 1234, 12_340, 999_499, 999_500, 1.5e9, 9.999e15];
    expect(values.map(formatOctets)).toEqual(
      "0 B,1 B,999 B,1.00 kB,1.00 kB,1.23 kB,12.3 kB,999 kB,1.00 MB,1.50 GB,10.0 PB".split(","),
    );
    expect([formatRate(125), formatRate(125, true), formatRate(1e6, true)]).toEqual([
      "125 B/s",
      "1.00 kb/s",
      "8.00 Mb/s",
    ]);
    expect([0, 7, 999.4, 1000, 123_456].map(formatCount)).toEqual(["0", "7", "999", "1.00k", "123k"]);
  });

  it("are bars and columns", () => {
    expect(sparkline([0, 1, 4, 8])).toBe("▁▂▅█");
    expect(sparkline([0, 0])).toBe("▁▁");
    expect(sparkline([])).toBe("");
    expect(blockPlot([0, 8, 16], 4, 2)).toEqual(["   █", "  ██"]);
    expect(blockPlot([0, 4, 16], 3, 2)).toEqual(["  █", " ▄█"]);
    expect(blockPlot([1, 2, 3], 2, 1)).toEqual(["▆█"]);
  });
});

describe("fields of connections", () => {
  const connection: Connection = {
    fd: 3,
    family: "AF_INET",
    type: "SOCK_STREAM",
    laddr: { ip: "10.0.0.1", port: 80 },
    raddr: { ip: "10.0.0.2", port: 5000 },
    status: "ESTABLISHED",
    pid: 7,
    process: "node",
    uid: 0,
    user: "root",
    inode: 99,
    receiveQueue: 1,
    sendQueue: 2,
  };
  const values = (name: string, of = connection) => connectionFields.find((field) => field.name === name)?.values(of);

  it("have the values that filters ask for, each of several where there are more", () => {
    expect(values("conn.state")).toEqual(["ESTABLISHED"]);
    expect(values("conn.port")).toEqual([80, 5000]);
    expect(values("conn.addr")).toEqual(["10.0.0.1", "10.0.0.2"]);
    expect(values("conn.process")).toEqual(["node"]);
    expect(values("conn.rtt")).toEqual([]);
    expect(values("conn.path", { ...connection, family: "AF_UNIX", laddr: "/run/x", raddr: "" })).toEqual(["/run/x"]);
    expect(values("conn.proto")).toEqual(["tcp4"]);
  });

  it("have names of their own", () => {
    const names = connectionFields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^conn\.[a-z]+$/);
  });
});
