import fc from "fast-check";
import { CLASS, RETURN, type Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { predicateOf } from "../../src/bpf/predicate.ts";
import type { Matcher } from "../../src/bpf/matcher.ts";
import { FilterError } from "../../src/capture-filter/filter-error.ts";
import type { FilterNames } from "../../src/capture-filter/filter-names.ts";
import { linkTypeOfDlt } from "../../src/files/link-types.ts";
import { NativeOctets, type Libpcap, type LibpcapFilter } from "../libpcap.ts";
import { programFor } from "./filter-suite.ts";
import { deviationOf } from "./libpcap-deviations.ts";
import type { LoosePacket } from "./packet-batches.ts";
import { packetThrough, Random } from "./packets-through.ts";
import { runByLibpcap } from "./run-by-libpcap.ts";
import { filtersFor, type FilterTerrain } from "./random-filters.ts";

/** What random filters and packets came to. */
export interface RandomTotals {
  filters: number;
  /** Refused by libpcap and by us. */
  refused: number;
  /** Refused by us alone, because we see that nothing can match. */
  neverMatching: number;
  /** Why libpcap 1.10.3 was not asked about filters. */
  readonly notAsked: Map<string, number>;
  /** Decisions on packets, by the interpreter and by generated code. */
  decisions: number;
  /** Packets that were accepted. */
  accepted: number;
  /** Those that libpcap was asked for too. */
  libpcapDecisions: number;
  /** Packets that one rejects for want of octets, or over a division by zero, which the other has no need of. */
  lacking: number;
  /** Packets that libpcap decides otherwise without its optimiser, and filters that it refuses over a division or a shift that they do not have. */
  libpcapAgainstItself: number;
}

/** What was captured of a packet, and how long it was. */
type Octets = Omit<LoosePacket, "place">;

/** What the packets and filters are made with. */
export interface RandomSource {
  readonly seed: number;
  readonly filters: number;
  readonly packetsPerFilter: number;
  readonly names: FilterNames;
  readonly pool: ReadonlyMap<number, readonly LoosePacket[]>;
}

export function noRandomTotals(): RandomTotals {
  const counts = { filters: 0, refused: 0, neverMatching: 0, decisions: 0, accepted: 0, libpcapDecisions: 0 };
  return { ...counts, notAsked: new Map(), lacking: 0, libpcapAgainstItself: 0 };
}

const LONGEST_PACKET = 65_536;
/** libpcap 1.10.3 takes the place of an octet for the octet: `len / ip[0]`, `len << ip[32]`. */
const FALSE_ALARM = /^(division by zero|modulus by zero|shift by more than 31 bits)$/;
const NEVER = "expression rejects all packets";

/** Makes filters and packets of one link type; throws with the smallest filter on which somebody decides otherwise. */
export function decideRandomly(
  terrain: FilterTerrain,
  source: RandomSource,
  libpcap: Libpcap,
  totals: RandomTotals,
): void {
  const octets = new NativeOctets(LONGEST_PACKET);
  const pool = source.pool.get(linkTypeOfDlt(terrain.dlt)) ?? [];
  fc.assert(
    fc.property(filtersFor(terrain), fc.nat(), (text, seed) => {
      totals.filters += 1;
      const program = oursFor(text, terrain, source.names);
      const theirs = libpcap.compile(text, { linkType: terrain.dlt });
      const plain = libpcap.compile(text, { linkType: terrain.dlt, optimise: false });
      decide(text, program, theirs, plain, new Random(seed));
    }),
    { seed: source.seed, numRuns: source.filters },
  );

  function decide(
    text: string,
    program: Program | FilterError,
    theirs: LibpcapFilter | string,
    plain: LibpcapFilter | string,
    random: Random,
  ): void {
    const reason = deviationOf(text, terrain.name);
    if (program instanceof FilterError) {
      if (typeof theirs === "string") totals.refused += 1;
      else if (program.message.startsWith(NEVER)) totals.neverMatching += 1;
      else if (reason === undefined) throw new Error(`libpcap takes it, we do not: ${program.message}`);
      return;
    }
    if (reason !== undefined) totals.notAsked.set(reason, (totals.notAsked.get(reason) ?? 0) + 1);
    else if (typeof theirs === "string") {
      if (typeof plain === "string" && !FALSE_ALARM.test(plain))
        throw new Error(`we take it, libpcap does not: ${theirs}`);
      totals.libpcapAgainstItself += 1;
    }
    const asked = reason === undefined && typeof theirs !== "string" && typeof plain !== "string";
    const judges = asked
      ? [theirs, plain].map((filter) => new Judge(filter.program, runByLibpcap(filter.program, libpcap)))
      : [];
    const interpret = interpreterOf(program);
    const ours = new Judge(program, (packet, start, captured, size) => interpret(packet.bytes, start, captured, size));
    const predicate = predicateOf(program)!;
    for (let i = 0; i < source.packetsPerFilter; i++) {
      const { bytes, original } = randomPacket(i % 2 === 0 ? program : (judges[0]?.program ?? program), pool, random);
      const { length } = bytes;
      octets.bytes.set(bytes);
      const decision = ours.decide(octets, length, original);
      const generated = predicate(octets.bytes, 0, length, original);
      const packet = (): string => `${Buffer.from(bytes).toString("hex")}, length ${original}: we say ${decision}`;
      if (generated !== decision) throw new Error(`${packet()}, generated code ${generated}`);
      totals.decisions += 1;
      if (decision !== 0) totals.accepted += 1;
      if (!asked) continue;
      totals.libpcapDecisions += 1;
      const [optimised = 0, unoptimised = 0] = judges.map((judge) => judge.decide(octets, length, original));
      if (optimised === decision) continue;
      if ([ours, ...judges].some((judge) => judge.lacks(octets, length, original))) totals.lacking += 1;
      else if (unoptimised === decision) totals.libpcapAgainstItself += 1;
      else throw new Error(`${packet()}, libpcap ${optimised}`);
    }
  }
}

function oursFor(text: string, { dlt }: FilterTerrain, names: FilterNames): Program | FilterError {
  try {
    return programFor(text, { dlt, options: {} }, names);
  } catch (fault) {
    if (fault instanceof FilterError) return fault;
    throw fault;
  }
}

/** A program, and somebody who runs it. */
class Judge {
  readonly program: Program;
  readonly #run: LibpcapFilter["run"];
  readonly #interpretMarked: Matcher;

  constructor(program: Program, run: LibpcapFilter["run"]) {
    this.program = program;
    this.#run = run;
    this.#interpretMarked = interpreterOf(program.map(marked));
  }

  decide(octets: NativeOctets, captured: number, length: number): number {
    return this.#run(octets, 0, captured, length);
  }

  /** Whether the program ends at a load of octets that are not there, or at a division by zero. */
  lacks(octets: NativeOctets, captured: number, length: number): boolean {
    return this.#interpretMarked(octets.bytes, 0, captured, length) === 0;
  }
}

/** With `ret #0` as `ret #1`, 0 says that no `ret` was reached. */
function marked(instruction: Program[number]): Program[number] {
  return instruction.code === (CLASS.ret | RETURN.k) && instruction.k === 0 ? { ...instruction, k: 1 } : instruction;
}

/** A packet that gets far in the program, or one of a capture, perhaps changed; every third is cut. */
function randomPacket(program: Program, pool: readonly LoosePacket[], random: Random): Octets {
  const fromPool = pool.length > 0 && random.below(2) === 0;
  const { bytes, original } = fromPool ? pooled(pool, random) : steered(program, random);
  if (random.below(3) > 0) return { bytes, original };
  return { bytes: bytes.subarray(0, random.below(bytes.length + 1)), original };
}

function steered(program: Program, random: Random): Octets {
  const { bytes } = packetThrough(program, random);
  return { bytes, original: bytes.length };
}

function pooled(pool: readonly LoosePacket[], random: Random): Octets {
  const { bytes, original } = pool[random.below(pool.length)]!;
  const changed = bytes.slice(0, LONGEST_PACKET);
  if (changed.length > 0)
    for (let i = random.below(4); i > 0; i--) changed[random.below(Math.min(changed.length, 80))] = random.below(256);
  return { bytes: changed, original };
}
