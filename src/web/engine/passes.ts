import type { Answer, Ask, Export } from "../messages.ts";
import type { CaptureRequest } from "./answer.ts";
import { startColors } from "./colors.ts";
import type { Engine } from "./engine.ts";
import { exportCapture, exportNdjson } from "./export-packets.ts";
import { csvOf, textOf } from "./export-rows.ts";
import { startFilter } from "./filtering.ts";
import { find } from "./find.ts";
import { follow } from "./follow.ts";
import { graph } from "./graph.ts";
import { findObjects, type FoundObject } from "./objects.ts";
import { sequence } from "./sequence.ts";
import { statistic } from "./statistics.ts";

type PassRequest = Exclude<
  CaptureRequest,
  { ask: "rows" | "names" | "details" | "position" | "overview" | "stop" | "check" | "complete" | "field" }
>;

/** The objects that were found last in a capture, for who wants their octets. */
const objectsOf = new WeakMap<Engine, readonly FoundObject[]>();

/** Answers what takes going through the capture; throws the signal's reason. */
export async function pass(request: PassRequest, engine: Engine, asked: AbortSignal): Promise<Answer<Ask>> {
  const { capture, until } = engine;
  const signal = AbortSignal.any([asked, engine.signal]);
  switch (request.ask) {
    case "filter":
      return startFilter(engine, request.text);
    case "colors":
      return startColors(engine, request.rules);
    case "follow":
      return follow(capture, await engine.details(request.index, asked), request.kind, until, signal);
    case "statistic":
      return statistic(capture, engine.choiceOf({ view: request.view }), request.name, signal);
    case "graph":
      return graph(capture, request.series, request.intervalMs, until, signal);
    case "sequence":
      return sequence(capture, await engine.details(request.index, asked), until, signal);
    case "find": {
      const choice = engine.choiceOf({ view: request.view });
      return find(capture, { choice, cells: (index) => engine.list.cells(index) }, request, signal);
    }
    case "objects": {
      const objects = await findObjects(capture, until, signal);
      objectsOf.set(engine, objects);
      return objects.map(({ which, index, name, size }) => ({ which, index, name, size }));
    }
    case "object":
      return objectOf(objectsOf.get(engine)?.[request.which]);
    case "export":
      return exported(engine, request, signal);
  }
}

function objectOf(found: FoundObject | undefined): Answer<"object"> {
  if (!found) throw new Error("there is no such object");
  const { name, bytes } = found;
  if (bytes === undefined) throw new Error(`${name} is not kept: there are too many octets of objects in this capture`);
  return { name, bytes };
}

function exported(engine: Engine, asked: Export, signal: AbortSignal): Promise<Blob> | Blob {
  const choice = engine.choiceOf(asked.packets);
  switch (asked.format) {
    case "pcap":
    case "pcapng":
      return exportCapture(engine.capture, choice, asked, signal);
    case "ndjson":
      return exportNdjson(engine.capture, choice, signal);
    case "csv":
    case "text": {
      const rows = Array.from(choice.indices(), (index) => engine.list.shownCells(index));
      return (asked.format === "csv" ? csvOf : textOf)(engine.list.titles, rows);
    }
  }
}
