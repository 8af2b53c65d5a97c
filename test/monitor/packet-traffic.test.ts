import { describe, expect, it } from "vitest";
import { PacketRecord, SPARE } from "../../src/files/record.ts";
import { Ledger, mostTalkers } from "../../src/monitor/ledger.ts";
import { PacketTraffic, type PacketTrafficOptions } from "../../src/monitor/packet-traffic.ts";
import type { By } from "../../src/monitor/talker.ts";
import { trafficRows } from "../../src/monitor/traffic-row.ts";
import { ARP, DNS, Ether, IP, IPv6, packet, Raw, TCP, UDP, type Layer } from "../../src/toolkit/index.ts";

const HERE = "10.0.0.1";
const THERE = "192.0.2.7";

function recordOf(layers: readonly Layer[], seconds = 1): PacketRecord {
  const { bytes } = packet(Ether(), ...layers);
  const record = Object.assign(new PacketRecord(), { linkType: 1, seconds, end: bytes.length });
  record.captured = record.original = bytes.length;
  record.bytes = new Uint8Array(bytes.length + SPARE);
  record.bytes.set(bytes);
  return record;
}

const isHere: PacketTrafficOptions["isLocal"] = (bytes, at, size) =>
  size === 4 && (bytes[at] === 10 || bytes[at] === 127);

/** What packets come to: by what, rows of key, in and out. */
function counted(records: readonly PacketRecord[], options: Partial<PacketTrafficOptions> = {}) {
  const ledger = new Ledger(0);
  const traffic = new PacketTraffic(ledger, { isLocal: isHere, view: "here", ...options });
  for (const record of records) traffic.count(record);
  traffic.flush();
  ledger.settle(1);
  const { total } = trafficRows(ledger, "host", "total");
  const by = (what: By) =>
    trafficRows(ledger, what, "total").rows.map(({ key, total: sum }) => [key, sum.in, sum.out] as const);
  return { total: [total.total.in, total.total.out], by, ledger };
}

const data = (octets: number): Layer => Raw({ load: new Uint8Array(octets) });
const out = (octets: number): Layer[] => [
  IP({ src: HERE, dst: THERE }),
  TCP({ sport: 40000, dport: 443, flags: "A" }),
  data(octets),
];
const back = (octets: number): Layer[] => [
  IP({ src: THERE, dst: HERE }),
  TCP({ sport: 443, dport: 40000, flags: "A" }),
  data(octets),
];
const HEADERS = 54;

describe("packets that are counted", () => {
  it("are in and out as this host sees it, with the octets that passed the network", () => {
    const { total, by } = counted([recordOf(out(100)), recordOf(back(1000)), recordOf(back(1000))]);
    const expected = [2000 + 2 * HEADERS, 100 + HEADERS];
    expect(total).toEqual(expected);
    expect(by("host")).toEqual([[THERE, ...expected]]);
    expect(by("connection")).toEqual([[`tcp ${HERE}:40000 ${THERE}:443`, ...expected]]);
    expect(by("process")).toEqual([["none", ...expected]]);
  });

  it("count whole however short they were captured, without the header of a capture on all interfaces", () => {
    const cut = recordOf(out(1000));
    cut.end = cut.captured = 60;
    expect(counted([cut]).total).toEqual([0, 1000 + HEADERS]);
    const ethernet = recordOf(out(10));
    const cooked = Object.assign(new PacketRecord(), { linkType: 276, end: 20 + ethernet.end - 14 });
    cooked.bytes = new Uint8Array(cooked.end + SPARE);
    cooked.bytes.set([8, 0]);
    cooked.bytes.set(ethernet.bytes.subarray(14, ethernet.end), 20);
    cooked.original = cooked.end;
    expect(counted([cooked]).total).toEqual([0, 50]);
  });

  it("are counted for every host as it sees it, where that is asked for", () => {
    const { by } = counted([recordOf(out(100)), recordOf(back(1000))], { view: "hosts" });
    expect(by("host")).toEqual([
      [HERE, 1000 + HEADERS, 100 + HEADERS],
      [THERE, 100 + HEADERS, 1000 + HEADERS],
    ]);
  });

  it("between two processes of this host are out for one and in for the other", () => {
    const ends = { src: "127.0.0.1", dst: "127.0.0.1" };
    const ask = [IP(ends), TCP({ sport: 50000, dport: 80 }), data(10)];
    const answer = [IP(ends), TCP({ sport: 80, dport: 50000 }), data(500)];
    const owner: PacketTrafficOptions["owner"] = ({ bytes, start }) =>
      ((bytes[start + 34] << 8) | bytes[start + 35]) === 80
        ? { pid: 1, process: "server" }
        : { pid: 2, process: "client" };
    const { by, total } = counted([recordOf(ask), recordOf(answer)], { owner });
    expect(total).toEqual([510 + 2 * HEADERS, 510 + 2 * HEADERS]);
    expect(by("process")).toEqual([
      ["1 server", 10 + HEADERS, 500 + HEADERS],
      ["2 client", 500 + HEADERS, 10 + HEADERS],
    ]);
    expect(by("connection")).toEqual([["tcp 127.0.0.1:50000 127.0.0.1:80", 500 + HEADERS, 10 + HEADERS]]);
  });

  it("belong to a process from when it is known, asked for once a second", () => {
    let asked = 0;
    const owner: PacketTrafficOptions["owner"] = () =>
      ++asked < 3 ? undefined : { pid: 7, process: "late", user: "me" };
    const records = [1, 1, 1, 2, 2, 3, 4].map((seconds) => recordOf(out(0), seconds));
    const { by } = counted(records, { owner });
    expect(asked).toBe(3);
    expect(by("process").map(([key]) => key)).toEqual(["7 late"]);
  });

  it("count for the process that has the connection now, also where that was found out late", () => {
    const owners = [undefined, { pid: 1, process: "first" }, { pid: 2, process: "second" }];
    const ledger = new Ledger(0);
    const traffic = new PacketTraffic(ledger, { isLocal: isHere, view: "here", owner: () => owners[asked++] });
    let asked = 0;
    const syn = [IP({ src: HERE, dst: THERE }), TCP({ sport: 40000, dport: 443, flags: "S" })];
    for (const [layers, seconds] of [
      [out(100), 1],
      [out(0), 2],
      [out(0), 3],
      [syn, 4],
      [out(1000), 4],
    ] as const) {
      traffic.count(recordOf(layers, seconds));
      traffic.flush();
      ledger.settle(seconds);
    }
    const rows = trafficRows(ledger, "process", "name").rows;
    expect(rows.map(({ key, total, packets }) => [key, total.out, packets.out])).toEqual([
      ["1 first", 100 + 3 * HEADERS, 3],
      ["2 second", 1000 + 2 * HEADERS, 2],
    ]);
  });

  it("are of the protocol furthest up, and of those that carry it while nothing else is known", () => {
    const dns = [
      IP({ src: HERE, dst: THERE }),
      UDP({ sport: 5000, dport: 53 }),
      DNS({ id: 1, qd: [{ qname: "a.example" }] }),
    ];
    const { by } = counted([
      recordOf(dns),
      recordOf(out(0)),
      recordOf([IPv6({ src: "::1", dst: "::2" }), UDP({ sport: 9, dport: 10 })]),
    ]);
    expect(
      by("protocol")
        .map(([key]) => key)
        .sort(),
    ).toEqual(["dns", "tcp", "udp"]);
  });

  it("are counted when they are later fragments, or not IP at all", () => {
    const arp = recordOf([ARP()]);
    const fragment = recordOf([IP({ src: THERE, dst: HERE, proto: 17, frag: 100 }), data(200)]);
    const { by, total } = counted([arp, fragment]);
    expect(total).toEqual([arp.original + fragment.original, 0]);
    expect(by("host")).toEqual([
      [THERE, fragment.original, 0],
      ["none", arp.original, 0],
    ]);
    expect(by("protocol").map(([key]) => key)).toContain("arp");
  });

  it("are counted to the last octet in bounded memory, however many flows there are", () => {
    const ledger = new Ledger(0);
    const traffic = new PacketTraffic(ledger, { isLocal: isHere, view: "here" });
    const record = recordOf([IP({ src: HERE, dst: THERE }), UDP({ sport: 1, dport: 1 })]);
    const bytes = new DataView(record.bytes.buffer);
    const flows = 40_000;
    for (let i = 0; i < flows; i++) {
      bytes.setUint32(30, i);
      bytes.setUint32(34, Math.imul(i, 0x9e3779b1) | 0x10001);
      traffic.count(record);
      if (i % 20_000 === 19_999) {
        traffic.flush();
        ledger.settle(i);
      }
    }
    for (const by of ["host", "connection"] as const) {
      const { rows, total } = trafficRows(ledger, by, "total");
      expect(rows.length).toBe(mostTalkers[by] + 1);
      expect(rows.reduce((sum, row) => sum + row.total.out, 0)).toBe(total.total.out);
      expect(total.packets.out).toBe(flows);
    }
  });
});
