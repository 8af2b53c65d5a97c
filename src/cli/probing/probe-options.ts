import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import type { RouteWishes } from "../../link/machine.ts";
import { UsageError } from "../getopt.ts";

/** A whole number within bounds, as the value of an option. */
export function wholeNumber(value: string, option: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not '${value}'`);
}

/** What `-I` wishes: an interface, or an address of ours to send from. */
export function routeWishes(value: string | undefined): RouteWishes {
  if (value === undefined) return {};
  const isAddress = (parseIPv4(value) ?? parseIPv6(value)) !== undefined;
  return isAddress ? { source: value } : { interface: value };
}
