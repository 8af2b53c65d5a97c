import { setImmediate as turn } from "node:timers/promises";
import { keywords } from "../../capture-filter/syntax/keywords.ts";
import type { PacketRecord } from "../../files/record.ts";
import { openFilter, type FilterChoices, type PacketFilter } from "../dump/dump-filter.ts";
import type { CommandIo } from "../io.ts";
import { isRefusal } from "../refusal.ts";

/** What is counted: what a capture filter lets through, or what a display filter accepts; everything where neither is there. */
export interface TrafficFilter {
  readonly capture?: PacketFilter;
  readonly accepts?: (record: PacketRecord) => boolean;
}

const choices: FilterChoices = { optimise: true, anywhere: false, snapLength: 262144 };
/** What only display filters have. */
const displaySigns = /[=!<>]=|&&.*\.|\b[a-z]\w*\.[a-z]/i;

/** A filter in either language; what both read is a capture filter, because the kernel knows that. Throws `Refusal`. */
export async function trafficFilter(text: string, io: CommandIo): Promise<TrafficFilter> {
  if (text.trim() === "") return {};
  const words = text.match(/[a-z][\w.-]*/gi) ?? [];
  const display = words.every((word) => keywords.has(word)) ? undefined : await displayed(text, io);
  if (typeof display === "function") return { accepts: display };
  try {
    return { capture: await openFilter(text.trim(), choices, io) };
  } catch (fault) {
    throw display !== undefined && displaySigns.test(text) ? display : fault;
  }
}

/** What a display filter accepts, or why this is none. */
async function displayed(text: string, io: CommandIo): Promise<((record: PacketRecord) => boolean) | Error> {
  const { acceptedBy } = await import("./traffic-display-filter.ts");
  // Loading takes as long as making the filter: packets that have come meanwhile are taken in between.
  await turn();
  try {
    return acceptedBy(text, io);
  } catch (fault) {
    if (isRefusal(fault)) return fault;
    throw fault;
  }
}
