import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Dissector } from "../../src/dissect/dissector.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

const GLOBAL_HEADER = 24;
const RECORD_HEADER = 16;

/** The packets of one of the project's own captures of Ethernet. */
function packets(name: string): Uint8Array[] {
  const file = readFileSync(fileURLToPath(new URL(`../../samples/${name}.pcap`, import.meta.url)));
  const found: Uint8Array[] = [];
  for (let at = GLOBAL_HEADER; at < file.length;) {
    const length = file.readUInt32LE(at + 8);
    found.push(new Uint8Array(file.subarray(at + RECORD_HEADER, at + RECORD_HEADER + length)));
    at += RECORD_HEADER + length;
  }
  return found;
}

it.each(["dns", "dhcp", "http", "broken"])("says of the layers of %s what decoding says, and decodes none", (name) => {
  const catalog = standardCatalog();
  const [skimming, decoding] = [new Dissector(catalog), new Dissector(catalog)];
  let malformed = 0;
  // Some spare octets behind a packet are read, not shown.
  for (const whole of packets(name)) {
    for (const length of [whole.length, whole.length - 3]) {
      const bytes = new Uint8Array(whole.length + 64);
      bytes.set(whole.subarray(0, length));
      for (const one of [skimming, decoding]) one.dissect(bytes, 0, length, length, 1);
      const last = skimming.layers.count - 1;
      const decoded = skimming.layers.tree(last) >= 0;
      const found = skimming.isMalformed(last);
      expect(found).toBe(decoding.problem(last) === "malformed");
      if (!decoded) expect(skimming.layers.tree(last)).toBeLessThan(0);
      malformed += Number(found);
    }
  }
  expect(malformed).toBeGreaterThan(0);
});
