import { expect, it } from "vitest";
import { ours, sample } from "./run-shark.ts";

it("names the tree of a layer once, whose path has two names", async () => {
  const words = ["-r", sample("igmp"), "-Y", "igmp", "-c", "9"];
  const json = await ours([...words, "-T", "json"]);
  expect(json.stdout).toMatch(/^ {8}"igmp": \{/m);
  const pdml = await ours([...words, "-T", "pdml"]);
  expect(pdml.stdout).toContain('<proto name="igmp" showname="Internet Group Management Protocol"');
  const path = await ours([...words, "-T", "fields", "-e", "frame.protocols"]);
  expect(path.stdout).toMatch(/^eth:ethertype:ip:igmp:igmp$/m);
});
