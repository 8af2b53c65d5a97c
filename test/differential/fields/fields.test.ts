import { expect, it } from "vitest";
import { comparedInTests, PACKETS_PER_CAPTURE } from "./compared.ts";
import { compareCaptures } from "./field-agreement.ts";
import { measuresOf, readFieldFloors } from "./field-floors.ts";
import { knownRegistryDifferences, registryKey } from "./known-registry-differences.ts";
import { compareRegistries } from "./registry-agreement.ts";
import { describeWithCaptures, describeWithOracle } from "../../oracles.ts";

describeWithOracle("tshark", "fields", () => {
  it("are registered as tshark -G has them, but for those that are listed with a reason", async () => {
    const { fields, differences } = await compareRegistries();
    expect([...fields.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2000);
    const known = knownRegistryDifferences();
    const unknown = differences.map(registryKey).filter((key) => !known.has(key));
    expect(unknown, unknown.join("\n")).toEqual([]);
  });

  describeWithCaptures("of the collection", () => {
    it("agree with tshark's no less than before, and no packet makes the code throw", async () => {
      const captures = await comparedInTests();
      expect(captures.length).toBeGreaterThan(100);
      const agreement = await compareCaptures(captures, { packets: PACKETS_PER_CAPTURE });
      expect([...agreement.crashes]).toEqual([]);
      const now = measuresOf(agreement);
      const worse = [...readFieldFloors()].filter(([measure, floor]) => (now.get(measure) ?? 0) < floor);
      expect(worse.map(([measure, floor]) => `${measure}: ${now.get(measure) ?? "nothing"}, was ${floor}`)).toEqual([]);
    });
  });
});
