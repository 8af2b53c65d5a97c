import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { build } from "../../src/craft/build.ts";
import { explicitPackets } from "../../src/toolkit/expression.ts";
import { describeWithOracle, findOracle } from "../oracles.ts";
import { hex } from "./scapy-vectors.ts";

const program = fileURLToPath(new URL("scapy-sets.py", import.meta.url));
const expressions = [
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

describeWithOracle("scapy", "values that stand for several", () => {
  it("make Scapy's packets in Scapy's order", () => {
    const { command } = findOracle("scapy")!;
    const input = `${expressions.join("\n")}\n`;
    const { stdout, status, stderr } = spawnSync(command, [program], { input, encoding: "utf8" });
    expect(status, stderr).toBe(0);
    const theirs = stdout.trimEnd().split("\n");
    const ours = expressions.map((expression) =>
      Array.from(explicitPackets(expression), (layers) => hex(build(layers))).join(" "),
    );
    expect(ours).toEqual(theirs);
  });
});
