/** `npm run makers`: packs data/makers.br from the IEEE's registry of address prefixes, as the package oui-data has it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { makerName } from "../src/report/columns/maker-names.ts";

/** Prefixes in use that nobody has registered, or for something else: name, and short name where it does not follow. */
const UNREGISTERED: readonly (readonly [prefix: string, name: string, short?: string])[] = [
  ["000000", "Officially Xerox, but 0:0:0:0:0:0 is more common", "00:00:00"],
  ["010ECF", "PN-MC"],
  ["444553", "Microsoft"],
  ["525400", "Realtek (UpTech? also reported)"],
  ["AA0003", "DEC", "DecGloba"],
  ["AA0004", "DEC", "DecLocal"],
];

const source = new URL(import.meta.resolve("oui-data"));
const registry = JSON.parse(readFileSync(source, "utf8")) as { readonly [prefix: string]: string };
const lines = new Map(
  Object.entries(registry).map(([prefix, text]) => [prefix, [prefix, makerName(text.split("\n", 1)[0])].join("\t")]),
);
for (const [prefix, ...names] of UNREGISTERED) lines.set(prefix, [prefix, ...names].join("\t"));
const text = Buffer.from(
  [...lines.keys()]
    .sort()
    .map((prefix) => lines.get(prefix))
    .join("\n"),
);
const params = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
};
const packed = brotliCompressSync(text, { params });
writeFileSync(join(import.meta.dirname, "../data/makers.br"), packed);
console.log(`${lines.size} prefixes, ${packed.length} octets`);
