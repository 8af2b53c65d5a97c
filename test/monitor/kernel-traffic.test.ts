import { describe, expect, it } from "vitest";
import { KernelTraffic, type ConnectionCount } from "../../src/monitor/kernel-traffic.ts";
import { Ledger } from "../../src/monitor/ledger.ts";
import { UNKNOWN } from "../../src/monitor/talker.ts";
import { trafficRows } from "../../src/monitor/traffic-row.ts";

function count(id: number, octetsIn: number, octetsOut: number, more: Partial<ConnectionCount> = {}): ConnectionCount {
  return {
    id,
    laddr: { ip: "10.0.0.1", port: 1000 + id },
    raddr: { ip: "192.0.2.1", port: 80 },
    octetsIn,
    octetsOut,
    packetsIn: Math.ceil(octetsIn / 100),
    packetsOut: Math.ceil(octetsOut / 100),
    isOver: false,
    owner: undefined,
    ...more,
  };
}

function watch(view: "here" | "hosts" = "here") {
  const ledger = new Ledger(0);
  const traffic = new KernelTraffic(ledger, view);
  let time = 0;
  return {
    ledger,
    update: (...counts: ConnectionCount[]): (number | string)[][] => {
      traffic.update(counts);
      ledger.settle(++time);
      return trafficRows(ledger, "connection", "name").rows.map(({ local, total }) => [local!, total.in, total.out]);
    },
  };
}

describe("what the kernel counts for connections", () => {
  it("counts from when watching began, for new connections from their begin", () => {
    const { update } = watch();
    expect(update(count(1, 5000, 100))).toEqual([]);
    expect(update(count(1, 6000, 100), count(2, 10, 20))).toEqual([
      ["10.0.0.1:1001", 1000, 0],
      ["10.0.0.1:1002", 10, 20],
    ]);
  });

  it("counts the last octets of connections that have ended, also of those never seen before, and no more after that", () => {
    const { update } = watch();
    update(count(1, 0, 0));
    expect(update(count(1, 300, 0), count(1, 400, 0, { isOver: true }), count(3, 7, 7, { isOver: true }))).toEqual([
      ["10.0.0.1:1001", 400, 0],
      ["10.0.0.1:1003", 7, 7],
    ]);
    // Another connection with the same ends begins at nothing.
    expect(update(count(9, 50, 0, { laddr: { ip: "10.0.0.1", port: 1001 } }))[0]).toEqual(["10.0.0.1:1001", 450, 0]);
  });

  it("counts nothing for counts that go back", () => {
    const { update, ledger } = watch();
    update(count(1, 1000, 1000));
    expect(update(count(1, 10, 10))).toEqual([]);
    expect(ledger.total.total.octetsIn).toBe(0);
  });

  it("tells users apart whose processes may not be seen", () => {
    const { update, ledger } = watch();
    update();
    const of = (user: string) => ({ owner: { ...UNKNOWN, user } });
    update(count(1, 3, 0, of("root")), count(2, 2, 0, of("mail")), count(3, 4, 0, of("root")));
    const { rows } = trafficRows(ledger, "process", "total");
    expect(rows.map(({ process, user, total }) => [process, user, total.in])).toEqual([
      ["unknown", "root", 7],
      ["unknown", "mail", 2],
    ]);
  });

  it("knows processes, and hosts as each sees it", () => {
    const { update, ledger } = watch("hosts");
    update();
    update(count(1, 30, 5, { owner: { pid: 7, process: "curl" } }), count(2, 1, 1));
    const keys = (by: "host" | "process") =>
      trafficRows(ledger, by, "total").rows.map(({ key, total }) => [key, total.in, total.out]);
    expect(keys("process")).toEqual([
      ["7 curl", 30, 5],
      ["none", 1, 1],
    ]);
    expect(keys("host")).toEqual([
      ["10.0.0.1", 31, 6],
      ["192.0.2.1", 6, 31],
    ]);
  });
});
