import { say } from "./announce.tsx";
import { closeDrawer, drawer, openDrawer, toggleDrawer } from "./drawer-state.ts";
import { draft } from "./filter-draft.ts";
import { conversationsOf } from "./conversation.ts";
import { showsNames } from "./host-names.ts";
import { toggleMark } from "./marks.ts";
import { onlyConversation } from "./packet-menu.ts";
import { focusPane } from "./panes.ts";
import { find, openFind } from "./find-state.ts";
import { packet } from "./selection.ts";
import { nextTimeFormat, timeFormat, timeFormats } from "./time-format.ts";

interface KeyBinding {
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}

/** What keys do anywhere but where text is typed. */
export const bindings: readonly KeyBinding[] = [
  { key: "/", does: "type a filter", run: () => focusPane("filter") },
  { key: "g", does: "go to a packet", run: () => openFind("number") },
  { key: "Ctrl F", does: "find text, bytes or a filter", run: () => openFind("text") },
  { key: "n", does: "find the next", run: () => void find(false) },
  { key: "N", does: "find the one before", run: () => void find(true) },
  { key: "]", does: "next packet of the conversation", run: () => along(false) },
  { key: "[", does: "previous packet of the conversation", run: () => along(true) },
  { key: "c", does: "only this conversation", run: () => withPacket((index) => void onlyConversation(index)) },
  {
    key: "f",
    does: "follow the stream",
    run: () => withPacket((index) => toggleDrawer({ kind: "follow", packet: index })),
  },
  { key: "m", does: "mark, or take the mark away", run: () => toggleMark() },
  {
    key: "w",
    does: "write a comment",
    run: () => withPacket((index) => openDrawer({ kind: "comment", packet: index })),
  },
  {
    key: "t",
    does: "another format of time",
    run() {
      nextTimeFormat();
      say(`Time: ${timeFormats[timeFormat.value]}`);
    },
  },
  {
    key: "h",
    does: "hosts by name, or by address",
    run() {
      showsNames.value = !showsNames.value;
      say(showsNames.value ? "Hosts: names that the capture tells" : "Hosts: addresses");
    },
  },
  { key: "1", does: "to the list", run: () => focusPane("list") },
  { key: "2", does: "to the details", run: () => focusPane("tree") },
  { key: "3", does: "to the bytes", run: () => focusPane("bytes") },
  { key: "?", does: "all keys", run: () => toggleDrawer({ kind: "keys" }) },
];

/** What keys do where they have the focus. */
export const places: readonly (readonly [keys: string, does: string])[] = [
  ["↑ ↓ PgUp PgDn Home End", "move"],
  ["→ ←", "details: open and close"],
  ["* -", "details: open and close all"],
  ["Enter", "details: go to the packet that is named"],
  ["Shift F10", "the menu of a value, as the right button of the mouse"],
  ["↓ Tab Enter", "filter: choose a proposal, take it, apply"],
  ["Esc", "close, or back to the list"],
];

function withPacket(act: (index: number) => void): void {
  if (packet.value === undefined) say("Select a packet first.");
  else act(packet.value);
}

function along(backwards: boolean): void {
  withPacket((index) => {
    void conversationsOf(index).then(([narrowest]) => {
      if (narrowest) return find(backwards, { what: "filter", text: narrowest.text });
      say("This packet is in no conversation: it has no addresses.");
      return undefined;
    });
  });
}

/** Has the page listen to its keys. */
export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.key === "Escape" && !event.defaultPrevented) return escape();
    const isTyping =
      target instanceof HTMLElement && target.matches("input:not([type=checkbox],[type=radio]), textarea, select");
    const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f";
    if (event.defaultPrevented || event.altKey || ((event.ctrlKey || event.metaKey || isTyping) && !isFind)) return;
    const binding = bindings.find(({ key }) => key === (isFind ? "Ctrl F" : event.key));
    if (!binding) return;
    event.preventDefault();
    binding.run();
  });
}

function escape(): void {
  if (drawer.value) closeDrawer();
  else if (draft.value === "") focusPane("list");
}
