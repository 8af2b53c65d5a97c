import type { Answer, Ask, Asked, Event, Fault, Message, Request } from "../messages.ts";

/** A question that the worker did not answer. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly isCancelled: boolean;

  constructor({ message, cancelled }: Fault) {
    super(message);
    this.isCancelled = cancelled;
  }
}

/** A question that was asked; `cancel` makes the answer an EngineError that says so. */
export interface Pending<K extends Ask> {
  readonly answer: Promise<Answer<K>>;
  cancel(): void;
}

interface Waiting {
  resolve(answer: Answer<Ask>): void;
  reject(fault: Error): void;
}

const worker = new Worker("worker.js", { type: "module" });
const waiting = new Map<number, Waiting>();
const listeners = new Set<(event: Event) => void>();
let asked = 0;

worker.addEventListener("message", ({ data }: MessageEvent<Message>) => {
  if ("event" in data) {
    for (const listener of listeners) listener(data);
    return;
  }
  const question = waiting.get(data.id);
  waiting.delete(data.id);
  if ("fault" in data) question?.reject(new EngineError(data.fault));
  else question?.resolve(data.answer);
});

worker.addEventListener("error", ({ message }) => {
  const fault = new EngineError({ message: `The part that reads packets stopped: ${message}`, cancelled: false });
  for (const question of waiting.values()) question.reject(fault);
  waiting.clear();
});

/** Asks the worker something that can be given up. */
export function question<K extends Ask>(request: Extract<Request, { readonly ask: K }>): Pending<K> {
  const id = asked++;
  const answer = new Promise<Answer<Ask>>((resolve, reject) => waiting.set(id, { resolve, reject }));
  send({ id, request });
  return { answer: answer as Promise<Answer<K>>, cancel: () => send({ cancel: id }) };
}

/** Asks the worker something. Throws an EngineError. */
export function ask<K extends Ask>(request: Extract<Request, { readonly ask: K }>): Promise<Answer<K>> {
  return question<K>(request).answer;
}

/** Has a function told everything that the worker reports by itself. */
export function onEvent(listener: (event: Event) => void): void {
  listeners.add(listener);
}

function send(message: Asked): void {
  worker.postMessage(message);
}
