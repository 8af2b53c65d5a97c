import type { Answer, Ask, Asked, Event, Fault, Message, Request } from "../messages.ts";

/** Why the worker gave no answer; `cancelled` where nobody wanted it any more. */
class EngineFault extends Error {
  override readonly name = "EngineFault";
  readonly cancelled: boolean;

  constructor({ message, cancelled }: Fault) {
    super(message);
    this.cancelled = cancelled;
  }
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (fault: Error) => void;
}

/** The page's end of the line to the worker. */
export class WorkerClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** `hear` is told of every event. */
  constructor(url: URL, hear: (event: Event) => void) {
    this.worker = new Worker(url, { type: "module" });
    this.worker.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if ("event" in data) hear(data);
      else this.settle(data);
    });
  }

  /** Asks; rejects with an `EngineFault`, also once the signal is aborted. */
  ask<K extends Ask>(request: Extract<Request, { ask: K }>, signal?: AbortSignal): Promise<Answer<K>> {
    const id = ++this.last;
    signal?.addEventListener("abort", () => this.send({ cancel: id }), { once: true });
    this.send({ id, request });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private send(asked: Asked): void {
    this.worker.postMessage(asked);
  }

  private settle(reply: Exclude<Message, Event>): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("fault" in reply) waiting?.reject(new EngineFault(reply.fault));
    else waiting?.resolve(reply.answer as never);
  }
}
