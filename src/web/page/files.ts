import { say } from "./announce.tsx";
import { readAddress, type Address } from "./address-text.ts";
import { open, opened } from "./capture.ts";
import { columnChoices } from "./columns.ts";
import { closeDrawer, openDrawer } from "./drawer-state.ts";
import { loadChartsAhead } from "./drawers/chart.ts";
import { draft } from "./filter-draft.ts";
import { clearMarks } from "./marks.ts";
import { focusPane } from "./panes.ts";
import { isKeyLog, takeKeys } from "./key-log.ts";
import { selectPacket } from "./selection.ts";
import { applyFilter } from "./view.ts";
import type { Source } from "../messages.ts";

/** Octets at the beginning of a file that tell a key log. */
const TELLING = 4096;

/** Opens a capture and looks at its first packet, or at what an address asked for. */
export async function openCapture(from: Source, wanted: Address = {}): Promise<void> {
  clearMarks();
  closeDrawer();
  draft.value = wanted.filter ?? "";
  await applyFilter("");
  if (!(await open(from, columnChoices()))) return;
  if (wanted.filter !== undefined) await applyFilter(wanted.filter);
  if (!("live" in from)) await selectPacket(wanted.packet ?? 0);
  focusPane("list");
  if (wanted.show) openDrawer(wanted.show);
  loadChartsAhead();
}

/** Takes what was dropped or chosen: a key log is added to what is open, anything else is opened. */
async function takeFiles(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    const beginning = await file.slice(0, TELLING).text();
    if (isKeyLog(beginning)) await takeKeys(await file.text(), file.name);
    else await openCapture({ file }, opened.value ? {} : askedFor(file.name));
  }
}

/** What the address says about a capture of this name: somebody may have sent it, who looks at the same file. */
function askedFor(name: string): Address {
  const asked = readAddress(location.hash);
  return asked.file === name ? asked : {};
}

/** Asks for a file with the browser's own window. */
export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.addEventListener("change", () => void takeFiles(input.files ?? []));
  input.click();
}

/** Lets captures and key logs be dropped anywhere on the page. */
export function acceptDrops(): void {
  const mark = (isOver: boolean) => document.documentElement.classList.toggle("dropping", isOver);
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) say("Drop a capture, or a key log, as a file.");
    else void takeFiles(files);
  });
}
