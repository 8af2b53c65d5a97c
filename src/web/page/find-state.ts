import { signal } from "@preact/signals";
import type { Find } from "../messages.ts";
import { say } from "./announce.tsx";
import { progress } from "./capture.ts";
import { EngineError, question, type Pending } from "./engine.ts";
import { packet, selectPacket } from "./selection.ts";
import { view } from "./view.ts";

/** What the bar of finding looks for; a number is a packet to go to. */
export type Sought = Find["what"] | "number";

export interface FindState {
  readonly what: Sought;
  readonly text: string;
}

export const findBar = signal<FindState | undefined>(undefined);

let running: Pending<"find"> | undefined;

export function openFind(what: Sought): void {
  findBar.value = { what, text: findBar.value?.what === what ? findBar.value.text : "" };
}

export function closeFind(): void {
  findBar.value = undefined;
}

/** Looks at the next packet of the list, or the one before, that has what is sought. */
export async function find(backwards: boolean, wanted: FindState | undefined = findBar.value): Promise<void> {
  if (!wanted || wanted.text.trim() === "") return say("Nothing is sought yet: Ctrl F opens the bar.");
  const { what, text } = wanted;
  if (what === "number") return goTo(text);
  running?.cancel();
  const asked = question<"find">({
    ask: "find",
    what,
    text,
    from: packet.value ?? -1,
    backwards,
    view: view.value.view,
  });
  running = asked;
  try {
    const found = await asked.answer;
    if (asked !== running) return;
    if (found === null) say(`No packet ${backwards ? "before" : "after"} this one has it.`);
    else if ("mistake" in found) say(found.mistake.message);
    else await selectPacket(found.index);
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
    if (!fault.isCancelled) say(fault.message);
  }
}

async function goTo(text: string): Promise<void> {
  const number = Number(text.replaceAll(/[\s,.]/g, ""));
  const last = progress.value.packets;
  if (Number.isInteger(number) && number >= 1 && number <= last) await selectPacket(number - 1);
  else say(`Packets have numbers from 1 to ${last}.`);
}
