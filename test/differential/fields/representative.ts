import type { CaptureFile } from "../captures.ts";

/**
 * Few captures that show much: for each protocol of `names`, `each` of those that have it, spread over the list, and no
 * capture with more packets than `most`.
 */
export function representative(
  captures: readonly CaptureFile[],
  names: Iterable<string>,
  { each, most }: { readonly each: number; readonly most: number },
): CaptureFile[] {
  const chosen = new Set<CaptureFile>();
  for (const name of names) {
    const having = captures.filter(({ protocols, packets }) => packets <= most && protocols.includes(name));
    const already = having.filter((capture) => chosen.has(capture)).length;
    const others = having.filter((capture) => !chosen.has(capture));
    const wanted = Math.min(others.length, Math.max(0, each - already));
    for (let i = 0; i < wanted; i++) chosen.add(others[Math.floor((i * others.length) / wanted)]!);
  }
  return captures.filter((capture) => chosen.has(capture));
}
