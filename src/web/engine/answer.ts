import type { Answer, Ask, Request } from "../messages.ts";
import type { Engine } from "./engine.ts";

/** What is asked of the capture that is open. */
export type CaptureRequest = Exclude<Request, { ask: "open" | "keys" }>;

/** What the list asks for again and again; all else is loaded when it is first asked for. */
export async function answerOf(
  request: CaptureRequest,
  engine: Engine | undefined,
  signal: AbortSignal,
): Promise<Answer<Ask>> {
  switch (request.ask) {
    case "rows":
      return opened(engine).rows(request.view, request.from, request.count);
    case "details":
      return opened(engine).details(request.index, signal);
    case "position":
      return opened(engine).position(request.view, request.index);
    case "names":
      return opened(engine).list.hosts.since(request.from);
    case "overview":
      return opened(engine).overview(request.view, request.buckets);
    case "stop":
      opened(engine).capture.pieces.close();
      return null;
    case "check":
    case "complete":
    case "field":
      return (await import("./about-filters.ts")).aboutFilters(request, engine);
    default:
      return (await import("./passes.ts")).pass(request, opened(engine), signal);
  }
}

function opened(engine: Engine | undefined): Engine {
  if (!engine) throw new Error("no capture is open");
  return engine;
}
