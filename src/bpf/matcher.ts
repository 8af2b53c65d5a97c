import type { Program } from "./instruction.ts";
import { interpreterOf } from "./interpret.ts";
import { predicateOf } from "./predicate.ts";

/**
 * A program made ready to run. The packet is bytes[start..start + captured), `length` how many octets it had on the network;
 * the answer is what the program returns: how many octets of the packet are wanted, 0 where it is rejected.
 */
export type Matcher = (bytes: Uint8Array, start: number, captured: number, length: number) => number;

/** The quickest matcher there is for a program. Throws RangeError for a program that cannot be run. */
export function matcherOf(program: Program): Matcher {
  return predicateOf(program) ?? interpreterOf(program);
}
