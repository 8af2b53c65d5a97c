import { KeyLog } from "../../flows/tls/key-log.ts";
import type { Answer, Ask, Asked, Event, Fault, Message, Request, Source } from "../messages.ts";
import { answerOf } from "./answer.ts";
import { Cancelled } from "./cancelled.ts";
import { Engine } from "./engine.ts";
import { loadAhead } from "./load-ahead.ts";
import { livePieces } from "./live-pieces.ts";
import { blobPieces, type Pieces } from "./pieces.ts";
import { urlPieces } from "./url-pieces.ts";

let engine: Engine | undefined;
/** Captures that were asked for, so that the last one wins however long the others take to answer. */
let opens = 0;
/** Secrets that were given, for every capture. */
const keys = new KeyLog();
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
  if (request.ask === "open") return open(request);
  if (request.ask !== "keys") return answerOf(request, engine, signal);
  keys.read(request.text);
  return { secrets: keys.size };
}

async function open({ source, columns }: Extract<Request, { ask: "open" }>): Promise<Answer<"open">> {
  const turn = ++opens;
  engine?.close();
  engine = undefined;
  let opening: Engine | undefined;
  // What a capture that was replaced still has to tell is of no interest.
  const tell = (event: Event): void => {
    if (opening === undefined || opening === engine) say(event);
  };
  const pieces = await piecesOf(source, tell);
  if (turn !== opens) {
    pieces.close();
    throw new Cancelled();
  }
  engine = opening = new Engine(pieces, columns, keys.size > 0 ? keys : undefined, tell);
  const answer = await engine.open();
  loadAhead();
  return answer;
}

/** Addresses are meant from where the page and its worker are. */
function piecesOf(source: Source, tell: (event: Event) => void): Pieces | Promise<Pieces> {
  if ("file" in source) return blobPieces(source.file, source.file.name);
  if ("url" in source) return urlPieces(new URL(source.url, self.location.href), source.name);
  return livePieces(new URL(source.live, self.location.href), source.name, tell);
}
