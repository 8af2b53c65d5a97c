import type { Answer, Ask, Asked, Fault, Message, Request, Source } from "../messages.ts";
import { blobPieces, type Pieces } from "./pieces.ts";
import { Cancelled, Engine, withoutCapture } from "./engine.ts";
import { urlPieces } from "./url-pieces.ts";

let engine: Engine | undefined;
const asked = new Map<number, AbortController>();

/** The libraries of types have windows and workers that exclude each other; what is used here both have. */
function say(message: Message): void {
  self.postMessage(message);
}

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  if ("cancel" in data) asked.get(data.cancel)?.abort(new Cancelled());
  else void reply(data.id, data.request);
});

async function reply(id: number, request: Request): Promise<void> {
  const ending = new AbortController();
  asked.set(id, ending);
  try {
    say({ id, answer: await answerTo(request, ending.signal) });
  } catch (fault) {
    say({ id, fault: faultOf(fault) });
  } finally {
    asked.delete(id);
  }
}

function faultOf(fault: unknown): Fault {
  const message = fault instanceof Error ? fault.message : String(fault);
  return { message, cancelled: fault instanceof Cancelled };
}

async function answerTo(request: Request, signal: AbortSignal): Promise<Answer<Ask>> {
  if (request.ask === "check") return withoutCapture.check(request);
  if (request.ask === "complete") return withoutCapture.complete(request);
  if (request.ask === "open") return open(request.source, request.columns);
  if (!engine) throw new Error("no capture is open");
  switch (request.ask) {
    case "rows":
      return engine.rows(request.view, request.from, request.count);
    case "filter":
      return engine.filter(request.text);
    case "details":
      return engine.details(request.index, signal);
    case "position":
      return engine.position(request.view, request.index);
  }
}

async function open(source: Source, columns: ConstructorParameters<typeof Engine>[1]): Promise<Answer<"open">> {
  engine?.close();
  engine = undefined;
  const opened = new Engine(await piecesOf(source), columns, say);
  engine = opened;
  return opened.open();
}

function piecesOf(source: Source): Pieces | Promise<Pieces> {
  if ("file" in source) return blobPieces(source.file, source.file.name);
  if ("url" in source) return urlPieces(source.url, source.name);
  throw new Error("live captures cannot be shown yet");
}
