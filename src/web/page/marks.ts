import { signal } from "@preact/signals";
import { packet } from "./selection.ts";

/** Packets that are marked, and what people wrote beside packets, by index. */
export const marks = signal<ReadonlySet<number>>(new Set());
export const comments = signal<ReadonlyMap<number, string>>(new Map());

export function toggleMark(index = packet.value): void {
  if (index === undefined) return;
  const next = new Set(marks.value);
  if (!next.delete(index)) next.add(index);
  marks.value = next;
}

/** Writes beside a packet; nothing is left where the text is empty. */
export function setComment(index: number, text: string): void {
  const next = new Map(comments.value);
  if (text.trim() === "") next.delete(index);
  else next.set(index, text.trim());
  comments.value = next;
}

/** Forgets both, since another capture is looked at. */
export function clearMarks(): void {
  marks.value = new Set();
  comments.value = new Map();
}
