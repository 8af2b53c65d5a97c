import { say } from "./announce.tsx";
import { countText } from "./amounts.ts";
import { source } from "./capture.ts";
import { ask, EngineError } from "./engine.ts";
import { reopen } from "./reopen.ts";

/** Whether a text is a key log of TLS, by its first lines. */
export function isKeyLog(text: string): boolean {
  return !text.includes("\0") && /^(?:CLIENT|SERVER|EXPORTER|EARLY|RSA)[A-Z0-9_]*\s+[\da-f]{16}/m.test(text);
}

/** Gives the worker secrets of TLS; what is open is read again with them. */
export async function takeKeys(text: string, name: string): Promise<void> {
  try {
    const { secrets } = await ask<"keys">({ ask: "keys", text });
    if (source.value) await reopen();
    say(`${name}: ${countText(secrets)} ${secrets === 1 ? "secret" : "secrets"}.`);
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
    say(fault.message);
  }
}
