import { join } from "node:path";
import type { Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { FilterError } from "../../src/capture-filter/filter-error.ts";
import type { FilterNames } from "../../src/capture-filter/filter-names.ts";
import { openFile } from "../../src/host/open-file.ts";
import { equalPrograms, programFor, type AppliedFilter, type FilterSuite, type Lookup } from "./filter-suite.ts";

/** How much of one part of libpcap's suite comes out as listed. */
export interface FilterScore {
  readonly what: string;
  readonly equal: number;
  readonly all: number;
  readonly wrong: readonly WrongCase[];
}

/** A case that comes out otherwise: `reject/NAME`, and in what way. */
export interface WrongCase {
  readonly id: string;
  readonly how: string;
}

/** Runs libpcap's suite. */
export async function filterScores(folder: string, suite: FilterSuite): Promise<readonly FilterScore[]> {
  return [compiled(suite), alike(suite), short(suite), refused(suite), await applied(folder, suite), lookedUp(suite)];
}

/** Counts what a check says of each case: what is wrong, or undefined. */
class Tally {
  readonly #what: string;
  #all = 0;
  readonly #wrong: WrongCase[] = [];

  constructor(what: string) {
    this.#what = what;
  }

  add(id: string, how: string | undefined): void {
    this.#all += 1;
    if (how !== undefined) this.#wrong.push({ id, how });
  }

  score(): FilterScore {
    return { what: this.#what, equal: this.#all - this.#wrong.length, all: this.#all, wrong: this.#wrong };
  }
}

const NEVER = "expression rejects all packets";

function compiled({ accepted, names }: FilterSuite): FilterScore {
  const tally = new Tally("filters that compile, or are refused because no packet can match");
  for (const { name, texts, target, optimised } of accepted) {
    for (const text of texts) {
      const program = attempt(() => programFor(text, target, names));
      const never = program instanceof FilterError && program.message.startsWith(NEVER);
      const wrong = optimised === undefined ? !never : program instanceof FilterError;
      const how = program instanceof FilterError ? program.message : "compiles";
      tally.add(`accept/${name}`, wrong ? `\`${text}\`: ${how}` : undefined);
    }
  }
  return tally.score();
}

function alike(suite: FilterSuite): FilterScore {
  const tally = new Tally("cases of which every spelling gives the same program");
  for (const { name, programs } of programsOf(suite)) {
    const [first, ...others] = programs;
    const other = others.find(({ program }) => !equalPrograms(first!.program, program));
    tally.add(`alike/${name}`, other && `\`${other.text}\``);
  }
  return tally.score();
}

function short(suite: FilterSuite): FilterScore {
  const tally = new Tally("cases with no more instructions than libpcap 1.11 needs");
  for (const { name, programs, optimised } of programsOf(suite)) {
    const longest = Math.max(...programs.map(({ program }) => program.length));
    tally.add(`short/${name}`, longest > optimised.length ? `${longest}, libpcap's ${optimised.length}` : undefined);
  }
  return tally.score();
}

/** The cases that have programs, here and there. */
function programsOf({ accepted, names }: FilterSuite): CaseWithPrograms[] {
  return accepted.flatMap(({ name, texts, target, optimised }) => {
    const programs = texts.flatMap((text) => {
      const program = attempt(() => programFor(text, target, names));
      return program instanceof FilterError ? [] : [{ text, program }];
    });
    return optimised === undefined || programs.length === 0 ? [] : [{ name, programs, optimised }];
  });
}

interface CaseWithPrograms {
  readonly name: string;
  readonly programs: readonly { readonly text: string; readonly program: Program }[];
  readonly optimised: Program;
}

function refused({ refused: cases, names }: FilterSuite): FilterScore {
  const tally = new Tally("filters that are refused with libpcap's words");
  for (const { name, text, target, words } of cases) {
    const program = attempt(() => programFor(text, target, names));
    const message = program instanceof FilterError ? program.message : "compiles";
    tally.add(`reject/${name}`, message.includes(words) ? undefined : `\`${text}\`: ${message}`);
  }
  return tally.score();
}

async function applied(folder: string, { applied: cases, names }: FilterSuite): Promise<FilterScore> {
  const tally = new Tally("filters that decide on every packet of their capture as listed");
  for (const each of cases) {
    const results = await resultsOf(folder, each, names);
    const same = results.length === each.results.length && results.every((result, i) => result === each.results[i]);
    tally.add(`apply/${each.name}`, same ? undefined : `\`${each.text}\`: ${results.join()}`);
  }
  return tally.score();
}

async function resultsOf(
  folder: string,
  { text, capture, netmask }: AppliedFilter,
  names: FilterNames,
): Promise<readonly number[]> {
  const reader = await openFile(join(folder, capture));
  const results: number[] = [];
  while (await reader.fill()) {
    while (reader.next()) {
      const { bytes, start, captured, original, linkType } = reader.record;
      const options = {
        snapLength: reader.snapLength,
        source: "file" as const,
        ...(netmask === undefined ? {} : { netmask }),
      };
      const program = programFor(text, { dlt: linkType, options }, names);
      results.push(interpreterOf(program)(bytes, start, captured, original));
    }
  }
  await reader.close();
  return results;
}

function lookedUp({ lookups, names }: FilterSuite): FilterScore {
  const tally = new Tally("names and numbers read as libpcap's functions read them");
  for (const lookup of lookups) {
    const filter = filterWith(lookup);
    if (filter === undefined) continue;
    const { text, dlt, same } = filter;
    const target = { dlt, options: {} };
    const program = attempt(() => programFor(text, target, names));
    const refusedRightly = program instanceof FilterError && same === undefined;
    const readRightly =
      !(program instanceof FilterError) &&
      same !== undefined &&
      equalPrograms(program, programFor(same, target, names));
    const how = program instanceof FilterError ? program.message : "compiles otherwise";
    tally.add(`lookup/${lookup.name}`, refusedRightly || readRightly ? undefined : `\`${text}\`: ${how}`);
  }
  return tally.score();
}

const ETHERNET = 1;
const ARCNET = 7;

/**
 * A filter in which a name or number of the suite stands, and one that means the same: undefined where it is to be refused.
 * Undefined for what cannot stand in a filter: an empty word, a blank, the names of capture files.
 */
function filterWith({ of, text, result }: Lookup): { text: string; dlt: number; same: string | undefined } | undefined {
  if (text.trim() !== text || text === "") return undefined;
  const filter = (start: string, written: string, same: string | undefined, dlt = ETHERNET) => {
    return { text: `${start} ${written}`, dlt, same: same === undefined ? undefined : `${start} ${same}` };
  };
  switch (of) {
    case "pcap_nametoeproto":
      return filter("link proto", `\\${text}`, result === "PROTO_UNDEF" ? undefined : result);
    case "pcap_nametollc":
      return filter("link proto", `\\${text}`, result);
    case "pcapint_atodn":
      return filter("decnet host", text, result);
    case "pcap_ether_aton":
      return filter("link host", text, result);
    case "pcapint_atoan":
      return filter("link host", text, result, ARCNET);
    case "pcapint_xdtoi":
      return filter("link[0] =", `0x${String.fromCharCode(Number(text))}`, result);
    case "pcapint_get_decuint/noendp":
      return filter("len =", text, result);
    default:
      return undefined;
  }
}

function attempt(compile: () => Program): Program | FilterError {
  try {
    return compile();
  } catch (fault) {
    if (fault instanceof FilterError) return fault;
    throw fault;
  }
}
