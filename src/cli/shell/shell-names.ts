import { Script } from "node:vm";
import * as library from "../../node.ts";
import type { Variables } from "../../toolkit/session/session.ts";

/** The library's functions and layers by their names. */
export const libraryNames: { readonly [name: string]: unknown } = { ...library };

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/**
 * The names of this program's global scope, which JavaScript at the prompt has too: properties of the global object, and what
 * `let`, `const` and `class` declared, which are none.
 */
export const globalVariables: Variables = {
  get(name) {
    if (Object.hasOwn(globalThis, name)) return Reflect.get(globalThis, name) as unknown;
    return identifier.test(name) ? evaluated(`typeof ${name} === "undefined" ? undefined : ${name}`) : undefined;
  },
  set(name, value) {
    const isDeclared = !Object.hasOwn(globalThis, name) && globalVariables.get(name) !== undefined;
    if (isDeclared) (evaluated(`(value) => { ${name} = value; }`) as (value: unknown) => void)(value);
    else Reflect.set(globalThis, name, value);
  },
  remove(name) {
    Reflect.deleteProperty(globalThis, name);
  },
  names: () => Object.keys(globalThis),
};

/** Makes the library's names global, but for those that JavaScript has itself. */
export function shareLibrary(more: { readonly [name: string]: unknown }): void {
  for (const [name, value] of Object.entries({ ...library.scapy, ...libraryNames, ...more }))
    if (!(name in globalThis) || name in more)
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
}

function evaluated(code: string): unknown {
  try {
    return new Script(code).runInThisContext() as unknown;
  } catch {
    // Words of the language, and names that have no value yet.
    return undefined;
  }
}
