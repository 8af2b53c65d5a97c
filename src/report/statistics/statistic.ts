import type { Dissector } from "../../dissect/dissector.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import type { FieldIndex } from "../../dissect/field-index.ts";
import type { Session } from "../../flows/session.ts";
import type { FlowPacket } from "../../flows/packet.ts";

/** A packet as statistics see it: what the record says and what the dissector holds. */
export interface Sight {
  readonly packet: FlowPacket;
  readonly dissector: Dissector;
  readonly values: FieldValues;
}

/** What a statistic is given beside packets. */
export interface StatisticContext {
  readonly session: Session;
  readonly dissector: Dissector;
  readonly values: FieldValues;
  readonly fields: FieldIndex;
  /** The path of the capture, for headings. */
  readonly source: string;
  /** Whether DNS answers name hosts; true where nothing is said. */
  readonly answersName?: boolean;
  /** Hosts whose names are known beforehand. */
  readonly hosts?: readonly { readonly address: string; readonly name: string }[];
  /** Compiles a display filter. Throws where it is wrong. */
  readonly filter: (text: string) => (sight: Sight) => boolean;
  /** Whether any filter of this run asks for a field of the frame, as soon as all are compiled; none does where nothing is said. */
  readonly asksForFrame?: () => boolean;
}

/** Something that is counted over all packets of a capture. */
export interface Statistic {
  see(sight: Sight): void;
  /** The table as tshark prints it, lines that each end with a line feed. */
  text(): string;
  /** The same for programs: plain values, no text made for people. */
  json(): unknown;
}

/** A statistic by its name in `-z`; `words` are what follows the name, still with their commas. Throws a StatisticError. */
export type StatisticMaker = (words: string, context: StatisticContext) => Statistic;

/** Words of `-z` that no statistic understands. */
export class StatisticError extends Error {
  override readonly name = "StatisticError";
}

/** The filter that `text` is, every packet where it is empty. */
export function filterOf(text: string, context: StatisticContext): (sight: Sight) => boolean {
  return text === "" ? () => true : context.filter(text);
}
