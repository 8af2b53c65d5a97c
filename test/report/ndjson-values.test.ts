import { expect, it } from "vitest";
import { ours, sample } from "../cli/run-shark.ts";

/** The values of a field in all packets of a capture. */
async function valuesOf(capture: string, protocol: string, field: string): Promise<unknown[]> {
  const { stdout } = await ours(["-n", "-r", sample(capture), "-T", "ndjson"]);
  return stdout
    .trimEnd()
    .split("\n")
    .flatMap((line) => (JSON.parse(line) as { readonly layers: Record<string, unknown>[] }).layers)
    .filter((layer) => layer["protocol"] === protocol)
    .flatMap((layer) => layer[field] ?? []);
}

it.each([
  ["tcp-options", "tcp", "tcp.options.wscale.multiplier"],
  ["icmp", "icmp", "icmp.ident_le"],
])("-T ndjson of %s works numbers out as -T fields does: %s, %s", async (capture, protocol, field) => {
  const { stdout } = await ours(["-n", "-r", sample(capture), "-T", "fields", "-e", field]);
  const numbers = stdout.split(/[\n,]/).filter((text) => text !== "");
  expect(numbers.length).toBeGreaterThan(0);
  expect(await valuesOf(capture, protocol, field)).toEqual(numbers.map(Number));
});
