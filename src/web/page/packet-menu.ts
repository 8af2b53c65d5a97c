import type { Row } from "../messages.ts";
import { say } from "./announce.tsx";
import { conversationsOf } from "./conversation.ts";
import { openDrawer } from "./drawer-state.ts";
import { submit } from "./filter-draft.ts";
import { marks, toggleMark } from "./marks.ts";

/** What can be done with a packet of the list. */
export function packetItems(row: Row) {
  return [
    { label: "Follow the stream", key: "f", run: () => openDrawer({ kind: "follow", packet: row.index }) },
    { label: "Only this conversation", key: "c", run: () => void onlyConversation(row.index) },
    { label: marks.value.has(row.index) ? "Take the mark away" : "Mark", key: "m", run: () => toggleMark(row.index) },
    { label: "Write a comment", run: () => openDrawer({ kind: "comment", packet: row.index }) },
  ];
}

/** Shows the packets of the narrowest conversation that a packet is in. */
export async function onlyConversation(index: number): Promise<void> {
  const [narrowest] = await conversationsOf(index);
  if (narrowest) submit(narrowest.text);
  else say("This packet is in no conversation: it has no addresses.");
}
