import { expect, it } from "vitest";
import { nameTable } from "../../src/capture-filter/names/name-table.ts";
import { Libpcap } from "../libpcap.ts";
import { describeWithCaptures, describeWithOracle } from "../oracles.ts";
import { listedCaptures, sampleCaptures } from "./captures.ts";
import { decideCaptures, judgedFilter, judgedFilters, noDecisions } from "./filter-decisions.ts";
import { programFor, readFilterSuite } from "./filter-suite.ts";

describeWithOracle("libpcap", "decisions on the packets of captures", () => {
  const libpcap = new Libpcap();
  describeWithCaptures("over the collection", (folder) => {
    it("are the same by the interpreter, by generated code, by libpcap and by the kernel", async () => {
      const decisions = noDecisions();
      const filters = judgedFilters(readFilterSuite(folder), libpcap);
      await decideCaptures([...sampleCaptures(), ...listedCaptures()], filters, decisions);
      expect(decisions.compared.get("libpcap")).toBeGreaterThan(40_000_000);
      expect(decisions.compared.get("kernel")).toBeGreaterThan(1_000_000);
      expect([...decisions.differing.values()]).toEqual([]);
    });
  });

  it("are seen to differ where they do", async () => {
    const target = { dlt: 1, options: {} };
    const names = nameTable(() => "");
    const [tcp, udp] = ["tcp", "udp"].map((text) => programFor(text, target, names));
    const filter = judgedFilter("tcp", "tcp", target, tcp!, libpcap.runner(udp!));
    const decisions = noDecisions();
    await decideCaptures(sampleCaptures(), [filter], decisions);
    expect([...decisions.differing.keys()]).toEqual(["libpcap: tcp"]);
  });
});
