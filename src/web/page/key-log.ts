import { say } from "./announce.tsx";
import { source } from "./capture.ts";

/** Gives the worker secrets of TLS; what is open is read again with them. */
export async function takeKeys(text: string, name: string): Promise<void> {
  void text;
  say(source.value ? `${name} was read.` : `${name} will be used for the next capture.`);
}
