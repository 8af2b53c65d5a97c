import type { Served, Source } from "../messages.ts";

/** What the server that sent the page was started with; nothing where it only sends files, as any web server can. */
export async function servedSource(): Promise<Source | undefined> {
  try {
    const response = await fetch(`served.json${location.search}`);
    if (!response.ok) return undefined;
    const { source } = (await response.json()) as Served;
    return source ?? undefined;
  } catch {
    return undefined;
  }
}
