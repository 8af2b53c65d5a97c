import { expect, it } from "vitest";
import { Compiler } from "../../../src/dissect/compile.ts";
import { fixedPlaces } from "../../../src/dissect/fixed-places.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";
import { ours, sample } from "../../cli/run-shark.ts";

const samples = ["welcome", "broken", "tcp-options", "fragments", "ip-in-ip", "vlan", "neighbours", "sll2"];

/** Names of which every field is read without decoding its layer. */
function fixedNames(): string[] {
  const catalog = standardCatalog();
  const compiler = new Compiler(catalog);
  catalog.protocols.forEach((protocol, id) => protocol && compiler.complete(id));
  const fixed = new Map<string, boolean>();
  for (const info of catalog.registry.fields) {
    const places = info.protocol && fixedPlaces(catalog, compiler, catalog.idOf(info.protocol), [info]);
    fixed.set(info.name, fixed.get(info.name) !== false && places !== undefined);
  }
  return [...fixed.keys()].filter((name) => fixed.get(name) === true && catalog.named(name) === undefined);
}

const names = fixedNames();
const asked = names.flatMap((name) => ["-e", name]);
/** May be in any layer, so that all are decoded; depends on other packets, so that flows are followed. */
const everywhere = ["_ws.malformed", "tcp.stream"];

it("reads fields in many protocols by their places", () => {
  expect(names).toEqual(expect.arrayContaining(["eth.dst", "ip.src", "ip.addr", "tcp.flags.syn", "udp.length"]));
});

it.each(samples)("finds in %s what decoding finds", async (name) => {
  const words = ["-r", sample(name), "-T", "fields"];
  const quick = await ours([...words, ...asked]);
  const whole = await ours([...words, ...asked, ...everywhere.flatMap((field) => ["-e", field])]);
  const columns = (line: string): string => line.split("\t").slice(0, names.length).join("\t");
  expect(quick.stdout.split("\n")).toEqual(whole.stdout.split("\n").map(columns));
  expect(quick.stdout).toMatch(/[0-9]/);
});
