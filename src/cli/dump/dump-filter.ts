import { cRows, decimalRows, listing } from "../../bpf/listing.ts";
import type { Matcher } from "../../bpf/matcher.ts";
import { compileFilter, type CompiledFilter } from "../../capture-filter/compile-filter.ts";
import type { FilterSource } from "../../capture-filter/filter-context.ts";
import { FilterError } from "../../capture-filter/filter-error.ts";
import type { FilterNames } from "../../capture-filter/filter-names.ts";
import { formatFilterError } from "../../capture-filter/format-filter-error.ts";
import { resolveNames } from "../../capture-filter/names/resolve-names.ts";
import { describeLinkType, linkTypeOfDlt } from "../../files/link-types.ts";
import type { CaptureReader } from "../../files/reader.ts";
import type { PacketRecord } from "../../files/record.ts";
import { readNameFile } from "../../host/name-files.ts";
import type { DumpOptions } from "./dump-options.ts";
import { say, type CommandIo } from "../io.ts";
import { lookUpHosts } from "../look-up-hosts.ts";
import { isRefusal, Refusal } from "../refusal.ts";

const ETHERNET = 1;
/** What tcpdump takes for the mask of a network that it does not know. */
const NETMASK = 0;
const nothing: Matcher = () => 0;

/** How a filter is compiled. */
export type FilterChoices = Pick<DumpOptions, "optimise" | "anywhere" | "snapLength">;

/** Reads a filter and asks for what its names stand for; throws `Refusal`. */
export async function openFilter(text: string, options: FilterChoices, io: CommandIo): Promise<PacketFilter> {
  try {
    const names = await resolveNames(text, (file) => readNameFile(file, io.nameFiles), io.lookUpHosts ?? lookUpHosts);
    return new PacketFilter(text, names, options, io);
  } catch (fault) {
    throw refusal(fault, text);
  }
}

/** Which packets a filter is for. */
export interface FilterSubject {
  readonly linkType: number | undefined;
  readonly snapLength: number;
  readonly source: FilterSource;
}

/** What -d or --explain prints of a filter; throws `Refusal`. */
export function filterReport(filter: PacketFilter, options: DumpOptions, subject: FilterSubject): string {
  const { linkType = ETHERNET, snapLength, source } = subject;
  const compiled = filter.compiledFor(linkType, snapLength, source);
  if (options.explain) return `${compiled.explain()}\n`;
  const lines = { none: listing, words: listing, c: cRows, decimal: decimalRows }[options.listing];
  return `${lines(compiled.program).join("\n")}\n`;
}

/** A capture filter for packets of any link type: for each it is compiled when the first packet comes. */
export class PacketFilter {
  private readonly text: string;
  private readonly names: FilterNames;
  private readonly options: FilterChoices;
  private readonly io: CommandIo;
  private readonly matchers = new Map<number, Matcher>();
  private readonly said = new Set<string>();
  private linkType = -1;
  private matcher = nothing;

  constructor(text: string, names: FilterNames, options: FilterChoices, io: CommandIo) {
    this.text = text;
    this.names = names;
    this.options = options;
    this.io = io;
  }

  /** Whether the packet matches. */
  accepts(record: PacketRecord): boolean {
    if (record.linkType !== this.linkType) this.turnTo(record.linkType);
    return this.matcher(record.bytes, record.start, record.captured, record.original) !== 0;
  }

  /** Compiles the filter for the first packets of a capture; throws `Refusal` where it cannot be. */
  begin(reader: CaptureReader): void {
    const { linkType = ETHERNET, snapLength } = reader;
    this.matchers.set(linkType, this.compiledFor(linkType, snapLength, "file").matcher);
  }

  /** The filter for packets of one link type, its warnings said; throws `Refusal`. */
  compiledFor(linkType: number, snapLength: number, source: FilterSource): CompiledFilter {
    const { optimise, anywhere } = this.options;
    try {
      const about = { names: this.names, netmask: NETMASK, snapLength, optimise, anywhere, source };
      const compiled = compileFilter(this.text, linkTypeOfDlt(linkType), about);
      for (const warning of compiled.warnings) this.warn(`warning: ${formatFilterError(warning, this.text)}`);
      return compiled;
    } catch (fault) {
      throw refusal(fault, this.text);
    }
  }

  private turnTo(linkType: number): void {
    const matcher = this.matchers.get(linkType) ?? this.matcherFor(linkType);
    this.matchers.set(linkType, matcher);
    this.linkType = linkType;
    this.matcher = matcher;
  }

  /** For a link type that turns up on the way: what the filter says nothing about does not match. */
  private matcherFor(linkType: number): Matcher {
    try {
      return this.compiledFor(linkType, this.options.snapLength, "file").matcher;
    } catch (fault) {
      if (!isRefusal(fault)) throw fault;
      this.warn(`packets of link type ${describeLinkType(linkType)} are left out: ${fault.message}`);
      return nothing;
    }
  }

  private warn(text: string): void {
    if (!this.said.has(text)) say(this.io, `remora: ${text}`);
    this.said.add(text);
  }
}

function refusal(fault: unknown, text: string): unknown {
  return fault instanceof FilterError ? new Refusal(formatFilterError(fault, text)) : fault;
}
