import { createRequire } from "node:module";
import type { Protocol } from "../definition/protocol.ts";
import * as library from "../toolkit/index.ts";
import { Refusal } from "./refusal.ts";

/**
 * The protocols of a file: a CommonJS module whose export is a function of the library that returns them. The library that
 * it is given may be another copy than the caller's, which therefore adds them to its own. Throws a Refusal.
 */
export function protocolsIn(file: string): readonly Protocol[] {
  let exported: unknown;
  try {
    exported = createRequire(file)(file);
  } catch (fault) {
    throw new Refusal(`${file}: ${fault instanceof Error ? fault.message.split("\n")[0] : String(fault)}`);
  }
  const make = (exported as { readonly default?: unknown }).default ?? exported;
  if (typeof make !== "function") throw new Refusal(`${file}: a plugin exports a function, which is given the library`);
  try {
    const made = (make as (given: typeof library) => unknown)(library);
    return [made ?? []].flat() as Protocol[];
  } catch (fault) {
    throw new Refusal(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
