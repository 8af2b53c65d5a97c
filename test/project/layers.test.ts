import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, layers, readSources, tsconfigProblems, violations } from "../../scripts/layers.mjs";
import { root } from "../../scripts/prepare.mjs";

const empty: [string, string][] = [
  ["bytes/text.ts", ""],
  ["definition/fields.ts", ""],
  ["protocols/parts/names.ts", ""],
  ["protocols/network/ip.ts", ""],
  ["protocols/transport/udp.ts", ""],
  ["host/clock.ts", ""],
];

function problemsOf(file: string, text: string): string[] {
  return violations(new Map([...empty, [file, text]]));
}

describe("the table of layers", () => {
  it("names only folders of its own", () => {
    const names = layers.map(({ folder }) => folder);
    expect(new Set(names).size).toBe(names.length);
    for (const { folder, imports } of layers) {
      expect(names).toEqual(expect.arrayContaining(imports));
      expect(imports).not.toContain(folder);
    }
  });

  it("is what tsconfig.universal.json leaves out", () => {
    expect(tsconfigProblems()).toEqual([]);
  });
});

describe("violations", () => {
  it("lets through what the table allows", () => {
    const text = [
      'import type { Text } from "../bytes/text.ts";',
      'import {\n  a,\n  b,\n} from "../bytes/text.ts";',
      'export * from "./fields.ts";',
    ].join("\n");
    expect(problemsOf("definition/protocol.ts", text)).toEqual([]);
  });

  it.each([
    ["a folder that may not be imported", "bytes/a.ts", 'import { x } from "../definition/fields.ts";'],
    ["the same by export", "bytes/a.ts", 'export { x } from "../definition/fields.ts";'],
    ["the same by type", "bytes/a.ts", 'import type { X } from "../definition/fields.ts";'],
    ["the same over several lines", "bytes/a.ts", 'import {\n  x,\n} from "../definition/fields.ts";'],
    ["the same for its effects", "bytes/a.ts", 'import "../definition/fields.ts";'],
    ["the same lazily", "bytes/a.ts", 'const x = await import("../definition/fields.ts");'],
    ["the same by the type of an import", "bytes/a.ts", 'let x: import("../definition/fields.ts").X;'],
    ["something computed", "bytes/a.ts", "const x = await import(name);"],
    ["a module of Node", "bytes/a.ts", 'import { readFileSync } from "node:fs";'],
    ["a module of Node without its prefix", "host/a.ts", 'import { readFileSync } from "fs";'],
    ["a package that the layer may not load", "bytes/a.ts", 'import { Decompress } from "fzstd";'],
    ["another protocol", "protocols/network/tcp.ts", 'import { ip } from "./ip.ts";'],
    ["another protocol in another folder", "protocols/network/tcp.ts", 'import { udp } from "../transport/udp.ts";'],
    ["a file without its extension", "definition/a.ts", 'import { x } from "../bytes/text";'],
    ["a file that is not there", "definition/a.ts", 'import { x } from "../bytes/nothing.ts";'],
    ["nothing, from a folder outside the table", "utils/a.ts", ""],
  ])("finds %s", (_what, file, text) => {
    const problems = problemsOf(file, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${file}: `));
  });

  it("lets a protocol import its own files and the parts", () => {
    const text = 'import { ip } from "./ip.ts";\nimport { names } from "../parts/names.ts";';
    expect(problemsOf("protocols/network/ip.dump.ts", text)).toEqual([]);
    expect(problemsOf("protocols/network/ip-options.ts", text)).toEqual([]);
    expect(problemsOf("protocols/network/ipx.ts", text)).toHaveLength(1);
  });

  it("lets the lists of all protocols import every one", () => {
    const text = 'import { ip } from "./network/ip.ts";\nimport { udp } from "./transport/udp.ts";';
    expect(problemsOf("protocols/catalog.ts", text)).toEqual([]);
  });

  it("reads no imports from comments and texts", () => {
    const text =
      '// import { x } from "../a.ts";\n/**\n * import { y } from "../b.ts"\n */\nconst z = "from ../c.ts";\n';
    expect(importsOf(text)).toEqual([]);
  });
});

describe("the sources", () => {
  it("are all read", () => {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
    expect(readSources().size).toBe(files.filter((file) => /\.tsx?$/.test(file)).length);
  });

  it("keep to the table", () => {
    expect(violations(readSources())).toEqual([]);
  });
});
