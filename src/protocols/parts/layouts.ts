import type { Page } from "./laid-out.ts";

/** Takes something from a page. */
export type Lay<Name extends string> = (page: Page<Name>) => void;
/** A bit of an octet in front, and what is there where it is set: a field, or how to take it. */
export type Part<Name extends string> = readonly [bit: number, of: Name | Lay<Name>];

/** Ways to lay out what elements of messages often are, for pages with these names. */
export function layouts<Name extends string>() {
  const take = (page: Page<Name>, of: Name | Lay<Name>): void => {
    if (typeof of === "string") page.take(of);
    else of(page);
  };
  return {
    /** These, one behind another. */
    row:
      (...parts: (Name | Lay<Name>)[]): Lay<Name> =>
      (page) => {
        for (const part of parts) take(page, part);
      },
    /** These, as far as there are octets. */
    octets:
      (...names: Name[]): Lay<Name> =>
      (page) => {
        for (const name of names) if (page.left > 0) page.take(name);
      },
    /** An octet of flags, and what they say is there. */
    flagged:
      (flags: Name, ...parts: Part<Name>[]): Lay<Name> =>
      (page) => {
        const set = page.take(flags);
        for (const [bit, of] of parts) if (set & bit) take(page, of);
      },
    /** All that is left. */
    all:
      (name: Name): Lay<Name> =>
      (page) => {
        if (page.left > 0) page.take(name, page.left);
      },
    /** These over and over, to the end. */
    each:
      (...names: Name[]): Lay<Name> =>
      (page) => {
        while (page.left > 0) for (const name of names) page.take(name);
      },
    /** As many octets as a number in front says. */
    sized:
      (length: Name, name: Name): Lay<Name> =>
      (page) => {
        page.take(name, page.take(length));
      },
  };
}
