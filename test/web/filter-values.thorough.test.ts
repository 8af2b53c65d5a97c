import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openCapture } from "../../src/files/reader.ts";
import { memorySource } from "../../src/files/source.ts";
import type { TreeNode } from "../../src/web/messages.ts";
import { Dissection } from "../../src/web/engine/dissection.ts";
import { everything } from "../../src/web/engine/everything.ts";
import { compileFilter } from "../../src/web/engine/packet-filter.ts";
import { TreeNodes } from "../../src/web/engine/tree-nodes.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const captures = readdirSync(samples).filter((name) => name.endsWith(".pcap"));
/** Packets of each capture that are looked at. */
const PACKETS = 12;

it.each(captures)("values of every field in the trees of %s make filters that accept the packet", async (name) => {
  const dissection = new Dissection(everything, undefined);
  const { dissector } = dissection.session;
  const nodes = new TreeNodes(dissector);
  const reader = await openCapture(memorySource(readFileSync(join(samples, name))));
  const wrong = new Set<string>();
  const asked = new Set<string>();
  while (await reader.fill())
    while (reader.next() && reader.record.number <= PACKETS) {
      dissection.dissect(reader);
      for (const { filter, value } of flat(nodes.tree())) {
        if (filter === undefined || asked.has(filter)) continue;
        asked.add(filter);
        const text = value === undefined ? filter : `${filter} == ${value}`;
        const compiled = compileFilter(text);
        if ("mistake" in compiled) wrong.add(`${text}: ${compiled.mistake.message}`);
        else if (!compiled.filter.matches(dissector)) wrong.add(text);
      }
    }
  expect([...wrong]).toEqual([]);
});

function flat(tree: readonly TreeNode[]): TreeNode[] {
  return tree.flatMap((node) => [node, ...flat(node.children)]);
}
