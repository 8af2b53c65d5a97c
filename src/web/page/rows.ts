import { signal } from "@preact/signals";
import type { Opened, Row } from "../messages.ts";
import { opened } from "./capture.ts";
import { ask, EngineError } from "./engine.ts";
import { view } from "./view.ts";

/** Rows that are asked for together. */
const BLOCK = 64;

/** Blocks that are kept; the oldest goes first. */
const MOST_BLOCKS = 256;

/** Counts what arrived; whoever draws rows reads it, to draw again. */
export const arrived = signal(0);

let blocks = new Map<number, readonly Row[]>();
let whose: Opened | undefined;
let whichView = 0;
let wanted = { first: 0, count: 0 };
let isAsking = false;

/** The row at a place of the view that is shown, where it is there yet. */
export function rowAt(place: number): Row | undefined {
  return current().get(Math.floor(place / BLOCK))?.[place % BLOCK];
}

/** Has rows brought in. What was wanted before and has not been asked for is not any more. */
export function want(first: number, count: number): void {
  wanted = { first, count };
  void bring();
}

/** The blocks of the view that is shown; empty ones when it has changed. */
function current(): Map<number, readonly Row[]> {
  const { view: number } = view.value;
  if (opened.value !== whose || number !== whichView) {
    whose = opened.value;
    whichView = number;
    blocks = new Map();
  }
  return blocks;
}

function missing(): number | undefined {
  const last = Math.min(view.value.count, wanted.first + wanted.count) - 1;
  for (let block = Math.floor(wanted.first / BLOCK); block * BLOCK <= last; block++) {
    const full = Math.min(BLOCK, view.value.count - block * BLOCK);
    if ((current().get(block)?.length ?? 0) < full) return block;
  }
  return undefined;
}

async function bring(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    for (let block = missing(); block !== undefined; block = missing()) {
      const into = current();
      const count = Math.min(BLOCK, view.value.count - block * BLOCK);
      const rows = await ask<"rows">({ ask: "rows", view: view.value.view, from: block * BLOCK, count });
      if (rows.length === 0) return;
      into.delete(block);
      into.set(block, rows);
      const [oldest] = into.keys();
      if (into.size > MOST_BLOCKS && oldest !== undefined) into.delete(oldest);
      arrived.value++;
    }
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
  } finally {
    isAsking = false;
  }
}
