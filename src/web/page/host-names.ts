import { effect, signal } from "@preact/signals";
import { opened, progress } from "./capture.ts";
import { ask, EngineError } from "./engine.ts";
import { remembered } from "./remembered.ts";

/** Whether hosts are shown by the names that the capture tells; nobody else is asked for any. */
export const showsNames = remembered("names", false);

const names = signal<ReadonlyMap<string, string>>(new Map());
let whose = opened.value;
let isAsking = false;

/** The name of a host where names are shown and it has one; any other text as it is. */
export function named(text: string): string {
  return showsNames.value ? (names.value.get(text) ?? text) : text;
}

effect(() => {
  const { packets } = progress.value;
  if (opened.value !== whose) {
    whose = opened.value;
    names.value = new Map();
  }
  if (showsNames.value && opened.value && packets > 0) void bring();
});

/** Asks for the names that were found since; what is found meanwhile comes with the next packets. */
async function bring(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  const from = opened.value;
  try {
    const isDone = progress.peek().done;
    const found = await ask<"names">({ ask: "names", from: names.peek().size });
    if (from === opened.peek() && found.length > 0) names.value = new Map([...names.peek(), ...found]);
    isAsking = false;
    if (!isDone && progress.peek().done) await bring();
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
  } finally {
    isAsking = false;
  }
}
