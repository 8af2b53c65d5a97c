import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { randomDecisions } from "./filter-agreement.ts";

/** `REMORA_FILTER_SEED` chooses other filters and packets. */
const seed = Number(process.env["REMORA_FILTER_SEED"] ?? 1);

describeWithOracle("libpcap", "random filters on random packets", () => {
  it("are decided alike by the interpreter, by generated code and by libpcap, a million times", async () => {
    const { decisions, accepted, libpcapDecisions, lacking, libpcapAgainstItself } = await randomDecisions(seed);
    expect(decisions).toBeGreaterThan(1_000_000);
    expect(accepted).toBeGreaterThan(200_000);
    expect(libpcapDecisions).toBeGreaterThan(700_000);
    // A test that decides nothing is left out, and then what it would read need not be there.
    expect(lacking).toBeLessThan(libpcapDecisions / 200);
    expect(libpcapAgainstItself).toBeLessThan(libpcapDecisions / 1000);
  });
});
