import { batch, effect } from "@preact/signals";
import { nameOf, opened, source } from "./capture.ts";
import { drawer, type DrawerContent, type DrawerKind } from "./drawer-state.ts";
import { packet } from "./selection.ts";
import { draft } from "./filter-draft.ts";
import { applyFilter, view } from "./view.ts";
import { selectPacket } from "./selection.ts";

/** What the address says behind `#`: names and values as forms write them. It is never sent to a server. */
export interface Address {
  /** The name of the capture that the rest is about. */
  readonly file?: string;
  readonly filter?: string;
  /** The number of the packet, from 1. */
  readonly packet?: number;
  readonly show?: DrawerContent;
}

export function readAddress(hash: string): Address {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const [file, filter, number, show] = ["file", "filter", "packet", "show"].map((name) => words.get(name));
  const index = number !== null && number !== undefined && /^[1-9]\d*$/.test(number) ? Number(number) - 1 : undefined;
  return {
    ...(file ? { file } : {}),
    ...(filter ? { filter } : {}),
    ...(index === undefined ? {} : { packet: index }),
    ...(show ? { show: { kind: show as DrawerKind, ...(index === undefined ? {} : { packet: index }) } } : {}),
  };
}

export function addressText({ file, filter, packet: index, show }: Address): string {
  const words = new URLSearchParams();
  if (file !== undefined) words.set("file", file);
  if (filter) words.set("filter", filter);
  if (index !== undefined) words.set("packet", String(index + 1));
  if (show) words.set("show", show.kind);
  const text = words.toString();
  return text === "" ? "" : `#${text}`;
}

/** Keeps the address at what is shown, and what is shown at the address that the browser goes back to. */
export function followAddress(): void {
  let last = addressNow();
  effect(() => {
    const next = addressNow();
    if (!opened.value) return;
    const text = addressText(next);
    if (text === location.hash) return;
    const isStep = next.filter !== last.filter || next.show?.kind !== last.show?.kind;
    last = next;
    const url = `${location.pathname}${location.search}${text}`;
    // A filter or a drawer is something to come back from, another packet is not.
    if (isStep) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  });
  addEventListener("popstate", () => void show(readAddress(location.hash)));
}

function addressNow(): Address {
  const from = source.value;
  return {
    ...(from ? { file: nameOf(from) } : {}),
    filter: view.value.text,
    ...(packet.value === undefined ? {} : { packet: packet.value }),
    ...(drawer.value ? { show: drawer.value } : {}),
  };
}

async function show({ filter = "", packet: index, show: content }: Address): Promise<void> {
  if (!opened.value) return;
  if (filter !== view.value.text) {
    draft.value = filter;
    await applyFilter(filter);
  }
  if (index !== undefined && index !== packet.value) await selectPacket(index);
  batch(() => (drawer.value = content));
}
