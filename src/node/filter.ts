import {
  compileFilter as compileWithNames,
  type CompiledFilter,
  type FilterOptions,
} from "../capture-filter/compile-filter.ts";
import type { FilterNames } from "../capture-filter/filter-names.ts";
import { nameTable } from "../capture-filter/names/name-table.ts";
import { resolveNames } from "../capture-filter/names/resolve-names.ts";
import type { CaptureFilter } from "../host/capture/live-capture.ts";
import { lookUpHosts } from "../host/host-addresses.ts";
import { readNameFile } from "../host/name-files.ts";

/**
 * Compiles a capture filter as the toolkit does, with the names in this machine's files (/etc/services, /etc/hosts, …)
 * where no others are handed in. Hosts that only the resolver knows need `systemNames`.
 */
export function compileFilter(text: string, linkType: number, options: FilterOptions = {}): CompiledFilter {
  return compileWithNames(text, linkType, { names: nameTable(readNameFile), ...options });
}

/** What the names in a filter stand for on this machine, its resolver asked for at most 2 s. Throws a FilterError. */
export function systemNames(text: string): Promise<FilterNames> {
  return resolveNames(text, readNameFile, lookUpHosts);
}

/** A filter's text as a live capture takes it. Throws a FilterError, as the capture may that it is given to. */
export async function liveFilter(text: string | undefined): Promise<CaptureFilter | undefined> {
  if (text === undefined) return undefined;
  const names = await systemNames(text);
  return (linkType, snapLength, runner) => {
    const source = runner === "kernel" ? "live" : "file";
    return compileWithNames(text, linkType, { names, snapLength, source }).program;
  };
}

/** Decides packets in memory, each by the filter for its link type. Throws a FilterError. */
export async function recordFilter(text: string | undefined): Promise<(linkType: number) => CompiledFilter["matcher"]> {
  const names = await systemNames(text ?? "");
  const matchers = new Map<number, CompiledFilter["matcher"]>();
  return (linkType) => {
    const known = matchers.get(linkType);
    if (known !== undefined) return known;
    const { matcher } = compileWithNames(text ?? "", linkType, { names, source: "file" });
    matchers.set(linkType, matcher);
    return matcher;
  };
}
