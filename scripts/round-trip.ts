/** `node scripts/run.mjs scripts/round-trip.ts FILE…`: how many packets of captures are built again to the same octets. */
import { openFile } from "../src/host/open-file.ts";
import { createCatalog } from "../src/definition/catalog.ts";
import { build } from "../src/craft/build.ts";
import { Dissector } from "../src/dissect/dissector.ts";
import { stackOf } from "../src/dissect/stack.ts";
import { definitions } from "../src/protocols/catalog.ts";

const dissector = new Dissector(createCatalog(definitions));
const wrong = new Map<string, { count: number; first: string }>();
const broken = new Map<string, { count: number; first: string }>();
let packets = 0;
let identical = 0;
let whole = 0;

function note(into: Map<string, { count: number; first: string }>, key: string, first: string): void {
  const entry = into.get(key) ?? { count: 0, first };
  entry.count++;
  into.set(key, entry);
}

for (const file of process.argv.slice(2)) {
  try {
    const reader = await openFile(file);
    while (await reader.fill()) {
      while (reader.next()) {
        const { record } = reader;
        packets++;
        dissector.dissect(record.bytes, record.start, record.end, record.start + record.original, record.linkType);
        const place = `${file}#${record.number}`;
        let stack;
        try {
          stack = stackOf(dissector, record.start, record.end);
          const built = build(stack.layers);
          const wanted = record.bytes.subarray(record.start, record.end);
          const same = built.length === wanted.length && built.every((octet, i) => octet === wanted[i]);
          if (same) identical++;
          else note(wrong, stack.layers.map((layer) => layer.protocol.layer).join("/"), place);
        } catch (fault) {
          note(wrong, (fault as Error).stack?.split("\n").slice(0, 3).join(" ") ?? "", place);
          continue;
        }
        if (stack.whole) whole++;
        for (let i = 0; i < dissector.layers.count; i++) {
          const problem = dissector.problem(i);
          if (problem)
            note(broken, `${problem} ${dissector.catalog.protocols[dissector.layers.protocol(i)]?.name}`, place);
        }
      }
    }
    await reader.close();
  } catch (fault) {
    if ((fault as { code?: string }).code !== "NOT_A_CAPTURE") console.log(file, String(fault));
  }
}
console.log({ packets, identical, whole });
for (const [title, map] of [
  ["not identical", wrong],
  ["with problems", broken],
] as const) {
  for (const [key, { count, first }] of [...map].sort((a, b) => b[1].count - a[1].count).slice(0, 15))
    console.log(title, count, key, first);
}
