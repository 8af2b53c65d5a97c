import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Engine } from "../../src/web/engine/engine.ts";
import { blobPieces } from "../../src/web/engine/pieces.ts";
import type { ColumnChoice, Event } from "../../src/web/messages.ts";

/** A capture that is open, and what was told of it. */
export interface OpenedCapture {
  readonly engine: Engine;
  readonly events: readonly Event[];
  /** Resolves when such an event was told. */
  readonly heard: <Kind extends Event["event"]>(
    kind: Kind,
    fits?: (event: Extract<Event, { event: Kind }>) => boolean,
  ) => Promise<Extract<Event, { event: Kind }>>;
}

/** Opens a file as the page's worker does, and reads it to its end. */
export async function opened(file: string, columns?: readonly ColumnChoice[]): Promise<OpenedCapture> {
  const capture = engineOf(new Blob([readFileSync(file)]), basename(file), columns);
  await capture.engine.open();
  await capture.heard("progress", ({ done }) => done);
  return capture;
}

export function engineOf(blob: Blob, name: string, columns?: readonly ColumnChoice[]): OpenedCapture {
  const events: Event[] = [];
  const listeners = new Set<() => void>();
  const engine = new Engine(blobPieces(blob, name), columns, undefined, (event) => {
    events.push(event);
    for (const listener of listeners) listener();
  });
  return {
    engine,
    events,
    heard: (kind, fits = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = events.find((event) => event.event === kind && fits(event as never));
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found as never);
        };
        listeners.add(look);
        look();
      }),
  };
}
