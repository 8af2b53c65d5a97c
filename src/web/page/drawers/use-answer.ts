import { useEffect, useState } from "preact/hooks";
import type { Answer, Ask, Request } from "../../messages.ts";
import { EngineError, question } from "../engine.ts";

/** An answer that is awaited, there, or refused with a sentence. */
export type Awaited<K extends Ask> =
  | { readonly state: "waiting" }
  | { readonly state: "there"; readonly answer: Answer<K> }
  | { readonly state: "refused"; readonly message: string };

/** Asks the worker while a component is shown; again where `on` changes, which gives up what was asked before. */
export function useAnswer<K extends Ask>(
  request: Extract<Request, { readonly ask: K }> | undefined,
  on: readonly unknown[],
): Awaited<K> {
  const [answer, setAnswer] = useState<Awaited<K>>({ state: "waiting" });
  useEffect(() => {
    if (!request) return undefined;
    setAnswer({ state: "waiting" });
    const asked = question<K>(request);
    let isOver = false;
    asked.answer.then(
      (found) => isOver || setAnswer({ state: "there", answer: found }),
      (fault: unknown) => {
        if (isOver) return;
        if (!(fault instanceof EngineError)) throw fault;
        setAnswer({ state: "refused", message: fault.message });
      },
    );
    return () => {
      isOver = true;
      asked.cancel();
    };
  }, on);
  return answer;
}
