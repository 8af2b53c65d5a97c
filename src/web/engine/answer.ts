import { completeDisplayFilter } from "../../display-filter/complete.ts";
import type { Answer, Ask, Completions, Export, Questions, Request } from "../messages.ts";
import type { Engine } from "./engine.ts";
import { exportCapture, exportNdjson } from "./export-packets.ts";
import { csvOf, textOf } from "./export-rows.ts";
import { fieldTitle } from "./field-title.ts";
import { find } from "./find.ts";
import { follow } from "./follow.ts";
import { graph } from "./graph.ts";
import { findObjects } from "./objects.ts";
import { compileFilter, vocabulary } from "./packet-filter.ts";
import { sequence } from "./sequence.ts";
import { statistic } from "./statistics.ts";

/** What is asked of the capture that is open. */
export type CaptureRequest = Exclude<Request, { ask: "open" | "keys" }>;

/** Answers; throws an Error with a sentence for people, and the signal's reason. */
export async function answerOf(
  request: CaptureRequest,
  engine: Engine | undefined,
  signal: AbortSignal,
): Promise<Answer<Ask>> {
  if (request.ask === "check") return check(request.text);
  if (request.ask === "complete") return complete(request, engine);
  if (request.ask === "field") return fieldTitle(request.name);
  if (!engine) throw new Error("no capture is open");
  const { capture, until } = engine;
  const ending = engine.signalFor(signal);
  switch (request.ask) {
    case "rows":
      return engine.rows(request.view, request.from, request.count);
    case "filter":
      return engine.filter(request.text);
    case "details":
      return engine.details(request.index, signal);
    case "position":
      return engine.position(request.view, request.index);
    case "overview":
      return engine.overview(request.view, request.buckets);
    case "follow":
      return follow(capture, await engine.details(request.index, signal), request.kind, until, ending);
    case "statistic":
      return statistic(capture, engine.choiceOf({ view: request.view }), request.name, ending);
    case "graph":
      return graph(capture, request.series, request.intervalMs, until, ending);
    case "sequence":
      return sequence(capture, await engine.details(request.index, signal), until, ending);
    case "find": {
      const choice = engine.choiceOf({ view: request.view });
      return find(capture, { choice, cells: (index) => engine.list.cells(index) }, request, ending);
    }
    case "colors":
      return engine.colors(request.rules);
    case "objects":
      engine.objects = await findObjects(capture, until, ending);
      return engine.objects.map(({ bytes: _, ...about }) => about);
    case "object":
      return objectOf(engine, request.which);
    case "export":
      return exported(engine, request, ending);
    case "stop":
      capture.pieces.close();
      return null;
  }
}

function check(text: string): Answer<"check"> {
  const compiled = compileFilter(text);
  return "mistake" in compiled ? compiled.mistake : null;
}

/** Values that the capture has stand in front of words that it may not have. */
async function complete(
  { text, cursor }: Questions["complete"]["asks"],
  engine: Engine | undefined,
): Promise<Completions> {
  const { from, to, proposals, field } = completeDisplayFilter(text, cursor, vocabulary);
  if (field === undefined || !engine) return { from, to, proposals };
  const seen = await engine.seen.proposals(field, text.slice(from, cursor), engine.until);
  const others = proposals.filter((proposal) => seen.every((one) => one.text !== proposal.text));
  return { from, to, proposals: [...seen, ...others] };
}

function objectOf({ objects }: Engine, which: number): Answer<"object"> {
  const { name, bytes } = objects[which] ?? {};
  if (name === undefined) throw new Error("there is no such object");
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
