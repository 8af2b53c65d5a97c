import { useState } from "preact/hooks";
import type { Export } from "../../messages.ts";
import { say } from "../announce.tsx";
import { countText } from "../amounts.ts";
import { nameOf, progress, source } from "../capture.ts";
import { ask, EngineError } from "../engine.ts";
import { comments, marks } from "../marks.ts";
import { save } from "../saving.ts";
import { packet } from "../selection.ts";
import { view } from "../view.ts";

const formats: readonly (readonly [format: Export["format"], label: string])[] = [
  ["pcapng", "pcapng, with comments"],
  ["pcap", "pcap"],
  ["csv", "The list as CSV"],
  ["text", "The list and details as text"],
  ["ndjson", "JSON, a line for each packet"],
];

type Which = "shown" | "all" | "marked" | "selected";

/** Writes packets into a file. */
export function ExportDrawer() {
  const [which, setWhich] = useState<Which>("shown");
  const [format, setFormat] = useState<Export["format"]>("pcapng");
  const [isBusy, setBusy] = useState(false);
  const counts: readonly (readonly [which: Which, label: string, count: number])[] = [
    ["shown", view.value.view === 0 ? "What the list shows" : "What the filter shows", view.value.count],
    ["all", "All packets", progress.value.packets],
    ["marked", "Marked packets", marks.value.size],
    ["selected", "The packet that is looked at", packet.value === undefined ? 0 : 1],
  ];
  const count = counts.find(([name]) => name === which)?.[2] ?? 0;
  const write = async () => {
    setBusy(true);
    try {
      const blob = await ask<"export">({
        ask: "export",
        packets: packetsOf(which),
        format,
        comments: [...comments.value],
      });
      const name = (source.value ? nameOf(source.value) : "capture").replace(
        /(?:\.(?:gz|zst|lz4|pcap|pcapng|cap))+$/,
        "",
      );
      save(blob, `${name}-${which}.${format === "text" ? "txt" : format}`);
      say(`${countText(count)} ${count === 1 ? "packet was" : "packets were"} written.`);
    } catch (fault) {
      if (!(fault instanceof EngineError)) throw fault;
      say(fault.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="drawer-body"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <fieldset>
        <legend>Packets</legend>
        {counts.map(([name, label, number]) => (
          <label key={name}>
            <input
              type="radio"
              name="which"
              checked={which === name}
              disabled={number === 0}
              onChange={() => setWhich(name)}
            />
            {label} <span class="faint">{countText(number)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Format</legend>
        {formats.map(([name, label]) => (
          <label key={name}>
            <input type="radio" name="format" checked={format === name} onChange={() => setFormat(name)} />
            {label}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="main" disabled={isBusy || count === 0}>
        {isBusy ? "Writing…" : "Save"}
      </button>
    </form>
  );
}

function packetsOf(which: Which): { readonly view: number } | { readonly indices: Uint32Array } {
  if (which === "marked") return { indices: Uint32Array.from(marks.value).sort() };
  if (which === "selected") return { indices: Uint32Array.of(packet.value ?? 0) };
  return { view: which === "shown" ? view.value.view : 0 };
}
