import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { describeOn } from "./network.ts";
import { Row } from "./row.ts";

/** Who answered at each hop of traceroute's lines. */
function routersIn(lines: string): string[] {
  const hops = lines.trimEnd().split("\n").slice(1);
  return hops.map((line) => /^ *\d+ {2}(\S+)/.exec(line)?.[1] ?? line);
}

/** Seconds that an answer is waited for, however loaded the machine is. */
const PATIENCE = "20";

const hasNft = spawnSync("nft", ["--version"]).status === 0;

describeOn(
  "remora traceroute over routers",
  () => new Row(4),
  (row) => {
    it.each(["-U", "-I", "-T"])("shows the way of %s, of IPv4 and of IPv6", (method) => {
      const four = row().remora("traceroute", "-n", "-w", PATIENCE, "-q", "1", method, "10.99.2.2");
      expect(routersIn(four.stdout)).toEqual(["10.99.0.2", "10.99.1.2", "10.99.2.2"]);
      expect(four.exit).toBe(0);
      const six = row().remora("traceroute", "-n", "-w", PATIENCE, "-q", "1", method, "fd99:2::2");
      expect(routersIn(six.stdout)).toEqual(
        ["fd99:0::2", "fd99:1::2", "fd99:2::2"].map((text) => text.replace(":0::", "::")),
      );
      expect(six.exit).toBe(0);
    });

    it("shows the ways to several hosts, by several flows, in several rounds", () => {
      const { stdout } = row().remora("traceroute", "-n", "-w", PATIENCE, "-I", "10.99.2.2", "10.99.1.2");
      const [one, two] = stdout.split(/^(?=traceroute to)/m);
      expect(routersIn(one)).toEqual(["10.99.0.2", "10.99.1.2", "10.99.2.2"]);
      expect(routersIn(two)).toEqual(["10.99.0.2", "10.99.1.2"]);
      const flows = row().remora("traceroute", "-n", "-w", PATIENCE, "-I", "--flows", "5", "10.99.2.2");
      expect(flows.stdout.match(/flows 1-5$/gm)).toHaveLength(3);
      const rounds = row().remora(
        "traceroute",
        "-n",
        "-w",
        PATIENCE,
        "--mtr",
        "--json",
        "-c",
        "3",
        "-z",
        "0.1",
        "10.99.2.2",
      );
      const hops = rounds.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as object);
      expect(hops).toMatchObject(
        ["10.99.0.2", "10.99.1.2", "10.99.2.2"].map((host, i) => ({
          ttl: i + 1,
          hosts: { [host]: 3 },
          sent: 3,
          received: 3,
        })),
      );
    });

    it("pings over routers, and hears that hops are used up", () => {
      const { stdout } = row().remora("ping", "-c", "1", "10.99.2.2");
      expect(stdout).toMatch(/^64 bytes from 10\.99\.2\.2: icmp_seq=1 ttl=62 time=/m);
      const expired = row().remora("ping", "-c", "1", "-t", "2", "-W", "1", "fd99:2::2");
      expect(expired.stdout).toMatch(/^From fd99:1::2 icmp_seq=1 Time exceeded: Hop limit$/m);
      expect(expired.exit).toBe(1);
    });

    it.skipIf(!hasNft)(`shows who lets nothing through${hasNft ? "" : " [needs nft]"}`, () => {
      const rules = "add table ip t; add chain ip t c { type filter hook forward priority 0; }; ";
      const nft = (text: string) => row().run(2, "nft", text);
      expect(nft(`${rules} add rule ip t c tcp dport 81 reject with icmp type admin-prohibited`).stderr).toBe("");
      expect(nft("add rule ip t c tcp dport 82 drop").stderr).toBe("");
      const prohibited = row().remora("traceroute", "-n", "-w", PATIENCE, "-q", "1", "-T", "-p", "81", "10.99.2.2");
      expect(prohibited.stdout).toMatch(/^ 3 {2}10\.99\.1\.2 {2}[\d.]+ ms !X$/m);
      expect(prohibited.exit).toBe(1);
      const silent = row().remora("traceroute", "-n", "-q", "1", "-w", "1", "-m", "4", "-T", "-p", "82", "10.99.2.2");
      expect(silent.stdout).toMatch(/^ 3 {2}\*\n 4 {2}\*$/m);
      const pinged = row().remora("ping", "-c", "1", "-W", "1", "--tcp", "81", "10.99.2.2");
      expect(pinged.stdout).toMatch(/^From 10\.99\.1\.2 tcp_seq=1 Packet filtered$/m);
      expect(nft("delete table ip t").stderr).toBe("");
    });
  },
);
