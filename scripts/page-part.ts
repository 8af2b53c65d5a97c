/** The part of a page under a heading of the first level, up to the next one; "" where it is not there. */
export function pagePart(page: string, heading: string): string {
  const [start, end] = placeOf(page, heading);
  return page.slice(start, end);
}

/** A page with the part under a heading renewed, at the end where it was not there. */
export function withPagePart(page: string, heading: string, part: string): string {
  const [start, end] = placeOf(page, heading);
  const parts = [page.slice(0, start), part, page.slice(end)].map((text) => text.trim());
  return `${parts.filter((text) => text !== "").join("\n\n")}\n`;
}

function placeOf(page: string, heading: string): readonly [start: number, end: number] {
  const start = page.startsWith(`${heading}\n`) ? 0 : page.indexOf(`\n${heading}\n`) + 1;
  if (start === 0 && !page.startsWith(`${heading}\n`)) return [page.length, page.length];
  const next = page.indexOf("\n# ", start);
  return [start, next < 0 ? page.length : next + 1];
}
