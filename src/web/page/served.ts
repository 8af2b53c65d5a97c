import type { Source } from "../messages.ts";

/** What the server that sent the page was started with; nothing where it only sends files. */
export async function servedSource(): Promise<Source | undefined> {
  return undefined;
}
