import { batch, effect } from "@preact/signals";
import { nameOf, opened, source } from "./capture.ts";
import { addressText, readAddress, type Address } from "./address-text.ts";
import { drawer } from "./drawer-state.ts";
import { packet } from "./selection.ts";
import { draft } from "./filter-draft.ts";
import { applyFilter, view } from "./view.ts";
import { selectPacket } from "./selection.ts";

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
