import { expect, it } from "vitest";
import type { Ran } from "../cli/run-dump.ts";
import { describeOn, remora } from "./network.ts";
import { Row } from "./row.ts";

/** Seconds that an answer is waited for, however loaded the machine is. */
const PATIENCE = "20";

describeOn(
  "echo requests of who may not send frames",
  () => new Row(4),
  (row) => {
    const without = (...words: string[]): Ran =>
      row().run(0, "setpriv", "--bounding-set=-net_raw", process.execPath, remora, ...words);
    const allow = (range: string): Ran =>
      row().run(0, "sh", "-c", `echo ${range} > /proc/sys/net/ipv4/ping_group_range`);

    it("are sent where the system lets anybody have their sockets, of IPv4 and of IPv6", () => {
      allow("0 65535");
      for (const [address, hops] of [
        ["127.0.0.1", 64],
        ["10.99.2.2", 62],
        ["fd99:2::2", 62],
      ] as const) {
        const { stdout, stderr, exit } = without("ping", "-c", "3", "-i", "0.1", "-W", PATIENCE, address);
        expect(stderr).toBe("");
        for (const n of [1, 2, 3])
          expect(stdout).toMatch(
            new RegExp(`^64 bytes from ${address}: icmp_seq=${n} ttl=${hops} time=[\\d.]+ ms$`, "m"),
          );
        expect(exit).toBe(0);
      }
    });

    it("trace ways by what routers say", () => {
      allow("0 65535");
      for (const [address, ...hops] of [
        ["10.99.2.2", "10.99.0.2", "10.99.1.2", "10.99.2.2"],
        ["fd99:2::2", "fd99::2", "fd99:1::2", "fd99:2::2"],
      ]) {
        const { stdout } = without("traceroute", "-n", "-I", "-q", "1", "-w", PATIENCE, address);
        const lines = stdout.trimEnd().split("\n").slice(1);
        expect(lines.map((line) => line.trim().split(/\s+/)[1])).toEqual(hops);
      }
    });

    it("say who does not answer, at once", () => {
      allow("0 65535");
      const { stdout, exit } = without("ping", "-c", "1", "-W", PATIENCE, "10.99.0.77");
      expect(stdout).toContain("From 10.99.0.1 icmp_seq=1 Destination Host Unreachable");
      expect(exit).toBe(1);
    });

    it("need rights elsewhere, as everything else does", () => {
      allow("1 0");
      expect(without("ping", "-c", "1", "10.99.2.2").stderr).toContain("sending on right needs CAP_NET_RAW");
      allow("0 65535");
      expect(without("ping", "-c", "1", "--udp", "9", "10.99.2.2").stderr).toContain("needs CAP_NET_RAW");
    });
  },
);
