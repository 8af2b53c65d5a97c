import type { TreeNode } from "../../src/web/messages.ts";
import { ours } from "../cli/run-shark.ts";
import type { OpenedCapture } from "./opened.ts";

/** The lines of `remora shark` for a file, without what fills columns up; they are separated by tabulators. */
export async function sharkLines(file: string): Promise<string[]> {
  const { stdout } = await ours(["-n", "-T", "tabs", "-r", file]);
  return linesOf(stdout).map(withoutPadding);
}

/** The same of the page's list. */
export function listLines({ engine }: OpenedCapture): string[] {
  return Array.from({ length: engine.count }, (_, index) => engine.list.shownCells(index).join("\t"));
}

/**
 * What `remora shark -V` prints of the first packets, without the octets of data, because the page shows all octets beside the
 * tree, and without whose a code is: the register of makers stays out of the page.
 */
export async function sharkTrees(file: string, packets: number): Promise<string> {
  const { stdout } = await ours(["-n", "-V", "-c", String(packets), "-r", file]);
  const trees = stdout.replace(/^\n(?:[0-9a-f]{4,} {2}.*\n)+/gm, "");
  return withoutMakers(trees);
}

/** Trees without whose codes of three octets are. */
function withoutMakers(trees: string): string {
  return trees
    .replace(/(?<![0-9a-f:])([0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}) \([^)\n]*\)?/g, "$1")
    .replace(/^( +Tag: Vendor Specific): [^:\n]*/gm, "$1");
}

/** The same of the page's trees. */
export async function pageTrees({ engine }: OpenedCapture, packets: number): Promise<string> {
  const trees: string[] = [];
  for (let index = 0; index < Math.min(packets, engine.count); index++) {
    const { tree } = await engine.details(index, new AbortController().signal);
    trees.push(textOf(tree), "\n");
  }
  return withoutMakers(trees.join(""));
}

export function linesOf(text: string): string[] {
  return text === "" ? [] : text.slice(0, -1).split("\n");
}

/** Spaces fill up number, time and addresses, and an arrow stands between those. */
function withoutPadding(line: string): string {
  const cells = line.split("\t");
  const arrow = cells.indexOf("→");
  const [number, time, source, destination, ...others] = arrow < 0 ? cells : cells.toSpliced(arrow, 1);
  return [number.trim(), time.trim(), source.trim(), destination.trim(), ...others].join("\t");
}

/** The tree as -V prints it. */
function textOf(tree: readonly TreeNode[], depth = 0): string {
  return tree.map(({ text, children }) => `${"    ".repeat(depth)}${text}\n${textOf(children, depth + 1)}`).join("");
}
