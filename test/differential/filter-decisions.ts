import { ANCILLARY, CLASS, MODE, type Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { listing } from "../../src/bpf/listing.ts";
import type { Matcher } from "../../src/bpf/matcher.ts";
import { predicateOf } from "../../src/bpf/predicate.ts";
import { faultsOf } from "../../src/bpf/validate.ts";
import { linkTypeOfDlt } from "../../src/files/link-types.ts";
import { KernelFilter, MOST_SENT } from "../kernel-filter.ts";
import type { Libpcap, LibpcapFilter } from "../libpcap.ts";
import type { CaptureFile } from "./captures.ts";
import { equalPrograms, programFor, type FilterSuite, type FilterTarget } from "./filter-suite.ts";
import {
  batchesOf,
  batchOf,
  looseOf,
  type BatchedPacket,
  type LoosePacket,
  type PacketBatch,
} from "./packet-batches.ts";
import { runByLibpcap } from "./run-by-libpcap.ts";

/** Who decides on a packet, besides the interpreter that all are held against. */
export type Judge = "generated code" | "libpcap" | "kernel";

/** How many decisions were compared, and which differed. */
export interface Decisions {
  readonly compared: Map<Judge, number>;
  /** By judge and filter: how often, and where first. */
  readonly differing: Map<string, Difference>;
}

/** A filter on which somebody decides otherwise. */
export interface Difference {
  readonly judge: Judge;
  readonly filter: string;
  readonly text: string;
  count: number;
  /** Capture and number of the packet, and both decisions. */
  readonly first: string;
}

/** A filter with everybody who can say what it decides. */
export interface JudgedFilter {
  readonly name: string;
  readonly text: string;
  readonly linkType: number;
  readonly program: Program;
  readonly interpret: Matcher;
  readonly predicate: Matcher;
  /** libpcap 1.11's program, run by the installed libpcap. */
  readonly theirs: LibpcapFilter["run"];
}

/** Packets at the beginning of each capture that the kernel is asked about: each costs it two calls. */
const KERNEL_PACKETS = 5;

/** Compares the decisions on every packet of the captures, for the filters of their link type. */
export async function decideCaptures(
  captures: readonly CaptureFile[],
  filters: readonly JudgedFilter[],
  decisions: Decisions,
): Promise<void> {
  const byLinkType = new Map<number, JudgedFilter[]>();
  for (const filter of filters) byLinkType.set(filter.linkType, [...(byLinkType.get(filter.linkType) ?? []), filter]);
  const forKernel = new Map<number, LoosePacket[]>();
  for (const capture of captures) {
    for await (const batch of batchesOf(capture)) {
      const linkType = linkTypeOfDlt(batch.linkType);
      for (const filter of byLinkType.get(linkType) ?? []) decideBatch(batch, filter, decisions);
      const first = batch.packets.slice(0, KERNEL_PACKETS).filter(({ captured }) => captured <= MOST_SENT);
      forKernel.set(linkType, [...(forKernel.get(linkType) ?? []), ...first.map((packet) => looseOf(batch, packet))]);
    }
  }
  const kernel = new KernelFilter();
  for (const [linkType, loose] of forKernel) {
    const batch = batchOf(linkType, loose);
    for (const filter of byLinkType.get(linkType) ?? []) askKernel(kernel, batch, filter, decisions);
  }
  kernel.close();
}

export function noDecisions(): Decisions {
  return { compared: new Map(), differing: new Map() };
}

function decideBatch(batch: PacketBatch, filter: JudgedFilter, decisions: Decisions): void {
  const { octets, packets } = batch;
  const { interpret, predicate, theirs } = filter;
  for (const packet of packets) {
    const { start, captured, original } = packet;
    const decision = interpret(octets.bytes, start, captured, original);
    const differs = (judge: Judge, other: number): void => note(decisions, judge, filter, packet, decision, other);
    const generated = predicate(octets.bytes, start, captured, original);
    if (generated !== decision) differs("generated code", generated);
    const other = theirs(octets, start, captured, original);
    if (other !== decision) differs("libpcap", other);
  }
  count(decisions, "generated code", packets.length);
  count(decisions, "libpcap", packets.length);
}

function askKernel(kernel: KernelFilter, batch: PacketBatch, filter: JudgedFilter, decisions: Decisions): void {
  const { program, interpret } = filter;
  if (asksKernel(program) || faultsOf(program, "kernel").length > 0) return;
  if (!kernel.attach(program)) throw new Error(`the kernel does not take\n${listing(program).join("\n")}`);
  for (const packet of batch.packets) {
    const { start, captured } = packet;
    const wanted = interpret(batch.octets.bytes, start, captured, captured);
    const arrives = kernel.run(batch.octets, start, captured);
    const expected = wanted === 0 ? undefined : Math.min(wanted, captured);
    count(decisions, "kernel", 1);
    if (arrives !== expected) note(decisions, "kernel", filter, packet, expected ?? 0, arrives ?? 0);
  }
}

/** Whether the program asks what only a kernel knows. */
function asksKernel(program: Program): boolean {
  return program.some(({ code, k }) => (code & 0xe7) === (CLASS.ld | MODE.abs) && k >= ANCILLARY.proto);
}

function count({ compared }: Decisions, judge: Judge, more: number): void {
  compared.set(judge, (compared.get(judge) ?? 0) + more);
}

function note(
  { differing }: Decisions,
  judge: Judge,
  { name, text }: JudgedFilter,
  { place }: BatchedPacket,
  ours: number,
  theirs: number,
): void {
  const key = `${judge}: ${name}`;
  const known = differing.get(key);
  if (known !== undefined) known.count += 1;
  else {
    const first = `${place}, we say ${ours}, they ${theirs}`;
    differing.set(key, { judge, filter: name, text, count: 1, first });
  }
}

/** The accepted filters of the suite that decide something, each program once. */
export function judgedFilters({ accepted, names }: FilterSuite, libpcap: Libpcap): JudgedFilter[] {
  const judged: JudgedFilter[] = [];
  for (const { name, texts, target, optimised } of accepted) {
    if (optimised === undefined) continue;
    const theirs = runByLibpcap(optimised, libpcap);
    const programs: Program[] = [];
    for (const text of texts) {
      const program = programFor(text, target, names);
      if (programs.some((other) => equalPrograms(program, other))) continue;
      programs.push(program);
      judged.push(judgedFilter(name, text, target, program, theirs));
    }
  }
  return judged;
}

/** A filter, its program here, and the one that it is compared with. */
export function judgedFilter(
  name: string,
  text: string,
  { dlt }: Pick<FilterTarget, "dlt">,
  program: Program,
  theirs: LibpcapFilter["run"],
): JudgedFilter {
  const interpret = interpreterOf(program);
  const predicate = predicateOf(program)!;
  return { name, text, linkType: linkTypeOfDlt(dlt), program, interpret, predicate, theirs };
}

/** Of the accepted filters, those for which the installed libpcap has the very program that 1.11 has. */
export function sameInInstalled(
  { accepted }: FilterSuite,
  libpcap: Libpcap,
): { readonly same: number; readonly all: number } {
  let [same, all] = [0, 0];
  for (const { texts, target, optimised } of accepted) {
    if (optimised === undefined) continue;
    for (const text of texts) {
      all += 1;
      if (target.options.source !== "none") continue;
      const filter = libpcap.compile(text, { linkType: target.dlt, ...target.options });
      if (typeof filter === "string") continue;
      if (equalPrograms(filter.program, optimised)) same += 1;
    }
  }
  return { same, all };
}
