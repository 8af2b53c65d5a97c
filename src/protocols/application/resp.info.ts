import { decodeText } from "../../bytes/text.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { RESP } from "./resp.ts";

const SERVER = 6379;
const ITEMS = ["string", "error", "integer", "array", "bulk_string", "fragment"] as const;

export const respInfo = infoText(RESP, {
  info(line) {
    const asks = line.headOf(line.outer("tcp"), "dport") === SERVER;
    line.text(asks ? "Request:" : "Response:");
    const items = ITEMS.flatMap((kind) => quadsOf(line, kind).map((quad) => ({ kind, quad })));
    // What an array has in it is shown where it is asked, and not where it is answered.
    const hidden = new Set(asks ? [] : quadsOf(line, "array").flatMap((array) => insideOf(line, array)));
    for (const { kind, quad } of items.toSorted((a, b) => a.quad - b.quad))
      if ((kind === "fragment" || !hidden.has(quad)) && !(asks && kind === "array")) write(line, kind, quad);
  },
  labels: {
    "resp.array"(line, quad) {
      const length = line.number(line.inside(quad, "resp.array.length"));
      line.text(`Array: ${length === 0 ? "Empty" : `Length ${length}`}`);
    },
    "resp.bulk_string"(line, quad) {
      line.text("Bulk String: ");
      const length = line.number(line.inside(quad, "resp.bulk_string.length"));
      line.utf8(length < 0 ? "[NULL]" : valueOf(line, quad));
    },
  },
});

function write(line: InfoLine, kind: (typeof ITEMS)[number], quad: number): void {
  line.text(" ");
  if (kind === "fragment") line.text("[fragment]");
  else if (kind === "array") line.text(`Array(${line.number(line.inside(quad, "resp.array.length"))})`);
  else if (kind === "integer") line.show(quad);
  else if (kind === "bulk_string") {
    const length = line.number(line.inside(quad, "resp.bulk_string.length"));
    if (length >= 0) line.utf8(length > 0 ? valueOf(line, quad) : "BulkString(0)");
  } else line.utf8((kind === "error" ? "Error: " : "") + line.string(quad));
}

function quadsOf(line: InfoLine, kind: string): number[] {
  const quads: number[] = [];
  for (let quad = line.find(`resp.${kind}`); quad >= 0; quad = line.find(`resp.${kind}`, quad)) quads.push(quad);
  return quads;
}

function insideOf(line: InfoLine, array: number): number[] {
  const quads: number[] = [];
  for (const kind of ITEMS) {
    const name = `resp.${kind}`;
    for (let quad = line.inside(array, name); quad >= 0; quad = line.inside(array, name, quad)) quads.push(quad);
  }
  return quads;
}

function valueOf(line: InfoLine, quad: number): string {
  const octets = line.octetsOf(line.inside(quad, "resp.bulk_string.value"));
  return decodeText(octets, 0, octets.length);
}
