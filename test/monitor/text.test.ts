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
  const values = (name: string, of = connection) => connectionFields[name].read(of);

  it("have the values that filters ask for, each of several where there are more", () => {
    expect(values("conn.state")).toBe("ESTABLISHED");
    expect(values("conn.port")).toEqual([80, 5000]);
    expect(values("conn.ip")).toEqual(["10.0.0.1", "10.0.0.2"]);
    expect(values("conn.process")).toBe("node");
    expect(values("conn.rtt")).toBeUndefined();
    expect(values("conn.laddr", { ...connection, family: "AF_UNIX", laddr: "/run/x", raddr: "" })).toBe("/run/x");
    expect(values("conn.port", { ...connection, laddr: "/run/x", raddr: "" })).toEqual([]);
    expect(values("conn.proto")).toBe("tcp4");
  });

  it("have addresses of both versions where an IPv6 socket has an IPv4 peer", () => {
    const mapped: Connection = {
      ...connection,
      family: "AF_INET6",
      laddr: { ip: "2001:db8::1", port: 1 },
      raddr: { ip: "::ffff:192.0.2.9", port: 2 },
    };
    expect(values("conn.ip", mapped)).toEqual(["192.0.2.9"]);
    expect(values("conn.ipv6", mapped)).toEqual(["2001:db8::1", "::ffff:192.0.2.9"]);
  });
});
