import { signal } from "@preact/signals";
import { EngineError } from "./engine.ts";

/** Milliseconds that a message stays. */
const STAYS = 4000;

const message = signal("");
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something at the foot of the page for a while; screen readers say it, too. */
export function say(text: string): void {
  message.value = text;
  clearTimeout(timer);
  timer = setTimeout(() => (message.value = ""), STAYS);
}

/** Says what the worker could not do, where nothing else has a place for it. */
export function sayFaults(): void {
  addEventListener("unhandledrejection", (event) => {
    if (!(event.reason instanceof EngineError)) return;
    event.preventDefault();
    if (!event.reason.isCancelled) say(event.reason.message);
  });
}

export function Announcement() {
  return (
    <div class={message.value === "" ? "said silent" : "said"} role="status" aria-live="polite">
      {message.value}
    </div>
  );
}
