import { addWords, fold } from "../../bytes/checksum.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

/**
 * What is left of the checksum of `length` octets at `at` of transport protocol `number`, with the addresses of the
 * network header around them: 0 where it is right.
 */
export function checksumResidue(line: DumpLine, at: number, length: number, number: number, covered = length): number {
  const { bytes, network } = line;
  let sum = number + length;
  sum = addWords(bytes, network.source, network.source + network.addressSize, sum);
  sum = addWords(bytes, network.finalDestination, network.finalDestination + network.addressSize, sum);
  return ~fold(addWords(bytes, at, at + covered, sum)) & 0xffff;
}

/** What the checksum `found` should have been, given its residue. */
export function checksumShouldBe(found: number, residue: number): number {
  return fold(found + residue);
}
