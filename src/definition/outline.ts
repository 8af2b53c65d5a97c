import type { Fields } from "./kinds.ts";
import { declaredProtocol, type Declaration, type Protocol } from "./protocol.ts";

/**
 * Gives `known` the properties `rest`, which are there when one of them is asked for: `load` then has `whole` make them. The
 * bundles of programs have outlines of definitions, and evaluate the module of one when more of it is asked for.
 */
export function outline(known: object, rest: readonly string[], load: () => void): object {
  const outlined = known as { readonly [key: string]: unknown };
  const get = (key: string) => () => {
    load();
    return outlined[key];
  };
  for (const key of rest) Object.defineProperty(known, key, { configurable: true, enumerable: true, get: get(key) });
  return known;
}

/** A protocol of what its declaration says in plain data; `rest` names what else the declaration has. */
export function outlineProtocol(
  known: Omit<Declaration<Fields>, "fields">,
  rest: readonly string[],
  load: () => void,
): Protocol {
  return outline(declaredProtocol(known), rest, load) as Protocol;
}

/**
 * Takes the place of `make` where there is an outline of what it makes: gives that what it lacks. Who had the outline and
 * who makes the whole have the same object.
 */
export function whole<T extends object, A extends readonly unknown[]>(outlined: T, make: (...about: A) => T) {
  return (...about: A): T => {
    const made = make(...about);
    for (const key of Object.keys(outlined) as (keyof T)[])
      if (Object.getOwnPropertyDescriptor(outlined, key)?.get)
        Object.defineProperty(outlined, key, { enumerable: true, value: made[key] });
    return outlined;
  };
}
