import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listing } from "../../src/bpf/listing.ts";
import type { Program } from "../../src/bpf/instruction.ts";
import { compileFilter, type FilterOptions } from "../../src/capture-filter/compile-filter.ts";
import type { FilterNames } from "../../src/capture-filter/filter-names.ts";
import { nameTable } from "../../src/capture-filter/names/name-table.ts";
import { linkTypeOfDlt } from "../../src/files/link-types.ts";
import { readNameFile } from "../../src/host/name-files.ts";
import { assemble } from "../bpf/assemble.ts";

/** libpcap's own suite of filters, as its 1.11 has it. */
export interface FilterSuite {
  readonly accepted: readonly AcceptedFilters[];
  readonly refused: readonly RefusedFilter[];
  readonly applied: readonly AppliedFilter[];
  readonly lookups: readonly Lookup[];
  /** What names in the filters stand for. */
  readonly names: FilterNames;
}

/** Filters that mean the same. */
export interface AcceptedFilters {
  readonly name: string;
  readonly texts: readonly string[];
  readonly target: FilterTarget;
  /** libpcap 1.11's program after its optimiser; undefined where that finds that nothing can match. */
  readonly optimised: Program | undefined;
  /** The same before its optimiser. */
  readonly unoptimised: Program;
}

/** A filter that libpcap 1.11 does not take. */
export interface RefusedFilter {
  readonly name: string;
  readonly text: string;
  readonly target: FilterTarget;
  /** What its message contains. */
  readonly words: string;
}

/** A filter and what it decides on each packet of a capture. */
export interface AppliedFilter {
  readonly name: string;
  readonly text: string;
  /** Path of the capture in the collection. */
  readonly capture: string;
  readonly netmask: number | undefined;
  readonly results: readonly number[];
}

/** A name or number, and what libpcap's functions make of it: undefined where they refuse it. */
export interface Lookup {
  readonly name: string;
  readonly of: string;
  readonly text: string;
  readonly result: string | undefined;
}

/** What a filter is compiled for. */
export interface FilterTarget {
  /** DLT_ value, as libpcap has it. */
  readonly dlt: number;
  readonly options: Pick<FilterOptions, "netmask" | "snapLength" | "source">;
}

interface RawCase {
  readonly name: string;
  /** Missing where 1.10.3 has no name for the link type. */
  readonly dlt_num: number | null;
  readonly netmask: string | null;
  readonly skip: string | null;
}
interface RawAccept extends RawCase {
  readonly snaplen: number;
  readonly aliases: readonly string[];
  readonly opt: readonly string[] | null;
  readonly unopt: readonly string[];
  readonly linuxext: boolean;
  readonly offline: "swapped" | "unswapped" | null;
}
interface RawReject extends RawCase {
  readonly expr: string;
  readonly error_substring: string;
}
interface RawApply extends RawCase {
  readonly expr: string;
  readonly capture: string;
  readonly results: readonly number[];
}
interface RawLookup {
  readonly name: string;
  readonly cfunc: string;
  readonly aliases?: readonly (string | number)[];
  readonly expect?: string;
  readonly arg?: string;
}
interface RawSuite {
  readonly accept: readonly RawAccept[];
  readonly reject: readonly RawReject[];
  readonly apply: readonly RawApply[];
  readonly translate_accept: readonly RawLookup[];
  readonly translate_reject: readonly RawLookup[];
  readonly resolver_fixture: Readonly<Record<string, readonly string[]>>;
}

/** Cases for other systems, or for machines of the other byte order. */
const ELSEWHERE = /^(is not |is Linux|little-endian)/;
/** Not a filter: the suite's way to list every instruction. */
const LISTING_OF_ALL = "bpf_image";

/** Reads the suite from the folder of captures. */
export function readFilterSuite(folder: string): FilterSuite {
  const raw = JSON.parse(readFileSync(join(folder, "libpcap-tests/filters.json"), "utf8")) as RawSuite;
  const here = <Case extends RawCase>(cases: readonly Case[]): Case[] =>
    cases.filter(({ skip }) => skip === null || !ELSEWHERE.test(skip));
  const lookup = ({ name, cfunc, aliases = [], arg, expect }: RawLookup): Lookup[] =>
    [...aliases, ...(arg === undefined ? [] : [arg])].map((text) => {
      return { name, of: cfunc, text: String(text), result: expect };
    });
  return {
    accepted: here(raw.accept)
      .filter(({ name }) => name !== LISTING_OF_ALL)
      .map((each) => ({
        name: each.name,
        texts: each.aliases,
        target: {
          dlt: dltOf(each),
          options: { ...optionsOf(each), snapLength: each.snaplen, source: sourceOf(each) },
        },
        optimised: each.opt === null ? undefined : assemble(...each.opt),
        unoptimised: assemble(...each.unopt),
      })),
    refused: here(raw.reject).map((each) => ({
      name: each.name,
      text: each.expr,
      target: { dlt: dltOf(each), options: optionsOf(each) },
      words: each.error_substring,
    })),
    applied: here(raw.apply).map((each) => ({
      name: each.name,
      text: each.expr,
      capture: each.capture,
      netmask: optionsOf(each).netmask,
      results: each.results,
    })),
    lookups: [...raw.translate_accept, ...raw.translate_reject].flatMap(lookup),
    names: fixtureNames(raw.resolver_fixture),
  };
}

/** The program for a filter of the suite; throws a FilterError where it is refused. */
export function programFor(text: string, { dlt, options }: FilterTarget, names: FilterNames, optimise = true): Program {
  return compileFilter(text, linkTypeOfDlt(dlt), { ...options, names, optimise }).program;
}

/** Whether two programs are the same, instruction by instruction. */
export function equalPrograms(one: Program, other: Program): boolean {
  return listing(one).join("\n") === listing(other).join("\n");
}

/** DLT_IEEE802_15_4, which is called DLT_IEEE802_15_4_WITHFCS now. */
const IEEE802_15_4 = 195;

function dltOf({ dlt_num }: RawCase): number {
  return dlt_num ?? IEEE802_15_4;
}

function optionsOf({ netmask }: RawCase): { netmask?: number } {
  if (netmask === null) return {};
  return { netmask: netmask.split(".").reduce((mask, octet) => mask * 256 + Number(octet), 0) };
}

function sourceOf({ linuxext, offline }: RawAccept): NonNullable<FilterOptions["source"]> {
  if (linuxext) return "live";
  return offline === null ? "none" : "file";
}

/** Services and protocols are the system's. */
function fixtureNames(fixture: RawSuite["resolver_fixture"]): FilterNames {
  return nameTable((file) => fixture[file]?.join("\n") ?? readNameFile(file));
}
