import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { build } from "../../src/craft/build.ts";
import { explicitPackets } from "../../src/toolkit/expression.ts";
import { describeWithOracle, findOracle } from "../oracles.ts";
import { hex } from "./scapy-vectors.ts";

const program = fileURLToPath(new URL("scapy-build.py", import.meta.url));
const several = [
  'IP(dst="10.0.0.6/30")/TCP(dport=[22, 80, (8000, 8003)])',
  "IP(ttl=[1, 2], id=(7, 8))/UDP(dport=[53, 80], sport=(1, 2))",
  "IP(id=(7, 8), ttl=[1, 2])/UDP(sport=(1, 2), dport=[53, 80])",
  'Ether(dst=["02:00:00:00:00:01", "02:00:00:00:00:02"])/IP(dst=["1.2.3.4", "5.6.7.0/31"])/ICMP(seq=(0, 2))',
  'IPv6(dst=["2001:db8::1", "2001:db8::2"], hlim=[1, (5, 7)])/ICMPv6EchoRequest(id=[3, 4])',
  'Ether()/ARP(pdst="192.168.0.0/29")',
  "Ether()/Dot1Q(vlan=[1, 2])/Dot1Q(vlan=(3, 4))/IP()",
  'IP(dst=Net("10.1.1.0/30"), flags=["DF", "MF"])/TCP(flags=["S", "A"], seq=[1, 2])',
  'IP()/TCP(options=[("MSS", 1460), ("NOP", None)], dport=[1, 2])',
];

/** The packets of each expression, as Scapy makes them. */
function scapyBuilds(expressions: readonly string[]): string[] {
  const { command } = findOracle("scapy")!;
  const input = `${expressions.join("\n")}\n`;
  const { stdout, status, stderr } = spawnSync(command, [program], { input, encoding: "utf8", maxBuffer: 1 << 26 });
  expect(status, stderr).toBe(0);
  return stdout.trimEnd().split("\n");
}

function weBuild(expressions: readonly string[]): string[] {
  return expressions.map((expression) =>
    Array.from(explicitPackets(expression), (layers) => hex(build(layers))).join(" "),
  );
}

describeWithOracle("scapy", "expressions as users write them", () => {
  it("make Scapy's packets in Scapy's order where values stand for several", () => {
    expect(weBuild(several)).toEqual(scapyBuilds(several));
  });

  it("make Scapy's octets in every protocol", () => {
    const lines = readFileSync(new URL("scapy-expressions.txt", import.meta.url), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines.length).toBeGreaterThan(90);
    expect(weBuild(lines)).toEqual(scapyBuilds(lines));
  });
});
