import { expect, it } from "vitest";
import { FieldIndex } from "../../../src/dissect/field-index.ts";
import { FieldValues } from "../../../src/dissect/field-values.ts";
import { openStatistic } from "../../../src/report/statistics/statistics.ts";
import { Ether, IP, Raw, standardCatalog, UDP, VXLAN } from "../../../src/toolkit/index.ts";
import { Talk } from "../../flows/talk.ts";

it("follows every datagram of a packet, between the ends of the innermost", () => {
  const talk = new Talk();
  const { session } = talk;
  const { dissector } = session;
  const values = new FieldValues(dissector);
  const fields = new FieldIndex(standardCatalog(), session.compiler);
  const filter = (): never => {
    throw new Error("no filters here");
  };
  const statistic = openStatistic("follow,udp,raw,1", { session, dissector, values, fields, source: "", filter });
  const inside = [Ether(), IP({ src: "192.0.2.1", dst: "192.0.2.2" }), UDP({ sport: 7, dport: 9 }), Raw({ load: "a" })];
  talk.send([Ether(), IP(), UDP({ sport: 40000, dport: 4789 }), VXLAN(), ...inside], 0);
  statistic.see({ packet: session.packet, dissector, values });
  const lines = statistic.text().split("\n");
  expect(lines).toContain("Node 0: 192.0.2.1:7");
  expect(lines).toContain("Node 1: 192.0.2.2:9");
  expect(lines.at(-3)).toBe("61");
  expect(lines.at(-4)).toMatch(/61$/);
});
