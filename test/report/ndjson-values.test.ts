import { expect, it } from "vitest";
import { FieldValues } from "../../src/dissect/field-values.ts";
import { FieldRows } from "../../src/report/fields/field-rows.ts";
import { Slot, textSlot } from "../../src/report/tree/text-template.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { standardCatalog } from "../../src/toolkit/index.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
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

it("the number of a group, which is in its first octets, is not read from all of them", () => {
  const catalog = standardCatalog();
  const { registry } = catalog;
  const compiler = new Compiler(catalog);
  compiler.complete(catalog.protocols.findIndex((protocol) => protocol?.name === "stun"));
  const dissector = new Dissector(catalog, standardWalk(catalog), compiler);
  const values = new FieldValues(dissector);
  const row = new FieldRows(registry).row(registry.fields.findIndex(({ name }) => name === "stun.attribute"));
  expect(row.digits).toBe(4);
  expect(textSlot(row, values)).toBe(Slot.other);
});
