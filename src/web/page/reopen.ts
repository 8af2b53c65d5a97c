import { open, opened, source } from "./capture.ts";
import { columnChoices } from "./columns.ts";
import { packet, selectPacket } from "./selection.ts";
import { applyFilter, view } from "./view.ts";

/** Reads the capture again, with other columns or keys; what is filtered and looked at stays. */
export async function reopen(): Promise<void> {
  const from = source.value;
  if (!from) return;
  const [text, index] = [view.value.text, packet.value];
  if (!(await open(from, columnChoices()))) return;
  await applyFilter(text);
  if (index !== undefined && opened.value) await selectPacket(index);
}
