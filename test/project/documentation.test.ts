import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { createCatalog } from "../../src/definition/catalog.ts";
import type { Protocol } from "../../src/definition/protocol.ts";
import { definitions } from "../../src/protocols/catalog.ts";
import { Ether, IP, Packet, packet, UDP } from "../../src/toolkit/index.ts";
import { shellWords } from "../differential/shell-words.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(import.meta.dirname, ".examples");

/** The code blocks of a page in one language. */
function blocks(page: string, language: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  return Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "gm")), (match) => match[1]);
}

/** Writes a block as a module and runs it; returns its exports and what it printed. */
async function run(name: string, code: string): Promise<{ exports: Record<string, unknown>; printed: string }> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, code.replaceAll('"../../definition/', '"../../../src/definition/'));
  const printed: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...words: unknown[]) => void printed.push(words.join(" ")));
  const table = vi
    .spyOn(console, "table")
    .mockImplementation((data: unknown) => void printed.push(JSON.stringify(data)));
  try {
    return {
      exports: (await import(pathToFileURL(file).href)) as Record<string, unknown>,
      printed: printed.join("\n"),
    };
  } finally {
    log.mockRestore();
    table.mockRestore();
  }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("README.md", () => {
  it.each(blocks("README.md", "ts").map((code, i) => [i + 1, code] as const))("library example %i", async (i, code) => {
    expect((await run(`readme-${i}.ts`, code)).printed).not.toBe("");
  });

  const lines = blocks("README.md", "sh")
    .flatMap((block) => block.split("\n"))
    .map((line) => line.split(" #")[0].trim())
    // What needs rights is run by test/network/documented.test.ts, what makes names global by test/cli/shell.thorough.test.ts.
    .filter((line) => line !== "" && !/^(?:sudo|remora shell) /.test(line));
  it.each(lines)("%s", async (command) => {
    const [program, name, ...words] = shellWords(command);
    expect(program).toBe("remora");
    const out: Uint8Array[] = [];
    const errors: string[] = [];
    const io = {
      stdout: (bytes: Uint8Array) => void out.push(bytes.slice()),
      stderr: (text: unknown) => void errors.push(String(text)),
      env: { TZ: "GMT0" },
      cwd: root,
    };
    expect(await commands[name].run(words, io as never), errors.join("")).toBe(0);
  });
});

describe("CONTRIBUTING.md", () => {
  it("the worked example dissects, builds and prints what the page says", async () => {
    const [definition, use] = blocks("CONTRIBUTING.md", "ts");
    const { exports } = await run("finder.ts", definition);
    const { printed } = await run("finder-use.ts", use);
    expect(`// ${printed}`).toBe(use.trimEnd().split("\n").at(-1));

    const Finder = exports["Finder"] as Protocol;
    const sent = packet(
      Ether(),
      IP(),
      UDP({ sport: 4712, dport: 4711 }),
      Finder({
        id: 7,
        items: [
          { kind: 2, value: "gate" },
          { kind: 9, value: Uint8Array.of(1) },
        ],
      }),
    );
    const received = new Packet(sent.bytes, {}, createCatalog([...definitions, Finder]));
    expect(received.whole).toBe(true);
    expect(received.get(Finder)).toEqual({
      id: 7,
      items: [
        { kind: 2, size: 4, value: "gate" },
        { kind: 9, size: 1, value: Uint8Array.of(1) },
      ],
    });
    expect(received.build()).toEqual(sent.bytes);
    expect(received.summary()).toContain("Finder 0x7");
  });
});
