import type { DisplayFilter } from "../../display-filter/compile-display-filter.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { FieldIndex } from "../../dissect/field-index.ts";
import { FieldValues } from "../../dissect/field-values.ts";
import type { FlowPacket } from "../../flows/packet.ts";
import type { Session } from "../../flows/session.ts";
import { readHosts } from "../../report/dump/name-files.ts";
import { StatisticError, type Sight } from "../../report/statistics/statistic.ts";
import { openStatistic, statisticNames } from "../../report/statistics/statistics.ts";
import { displayFilter } from "../display-filter.ts";
import type { CommandIo } from "../io.ts";
import { Refusal } from "../refusal.ts";
import { hasKeyLog } from "./shark-decryption.ts";
import type { SharkOptions } from "./shark-options.ts";
import { ownHosts } from "./shown-names.ts";

/** What -z counts, all at once. */
export interface Statistics {
  /** The packet that the session's dissector holds. */
  see(packet: FlowPacket): void;
  /** What was counted, as tables or, with --json, as an object a line. */
  text(): string;
}

/** Opens the statistics of -z; throws `Refusal`. `shown` chooses the packets that are shown. */
export function openStatistics(
  options: SharkOptions,
  session: Session,
  shown: DisplayFilter<Dissector> | undefined,
  io: CommandIo,
): Statistics {
  const { dissector, compiler } = session;
  const values = new FieldValues(dissector);
  let asksForFrame = shown !== undefined && readsFrame(shown);
  const context = {
    session,
    dissector,
    values,
    fields: new FieldIndex(dissector.catalog, compiler),
    source: options.file ?? "",
    answersName: options.names.has("answers"),
    hosts: Array.from(readHosts(ownHosts(options))),
    filter: (text: string) => {
      const filter = displayFilter(text, compiler, io);
      asksForFrame ||= readsFrame(filter);
      return ({ dissector: subject }: Sight) => filter.matches(subject);
    },
    asksForFrame: () => asksForFrame,
  };
  const opened = options.statistics.map((words) => {
    if (words.startsWith("follow,quic") && hasKeyLog(options))
      throw new Refusal(
        "follow,quic: streams of QUIC are not decrypted, also not with a key log: follow them with tshark",
      );
    try {
      return openStatistic(words, context);
    } catch (fault) {
      throw fault instanceof StatisticError ? new Refusal(fault.message) : fault;
    }
  });
  const sight: { -readonly [Key in keyof Sight]: Sight[Key] } = { packet: session.packet, dissector, values };
  return {
    see(packet) {
      sight.packet = packet;
      for (let i = 0; i < opened.length; i++) opened[i].see(sight);
    },
    text() {
      // tshark, too, begins with what was asked for last.
      if (!options.json)
        return opened
          .toReversed()
          .map((statistic) => statistic.text())
          .join("");
      const lines = opened.map((statistic, i) =>
        JSON.stringify({ statistic: options.statistics[i], ...asObject(statistic.json()) }),
      );
      return lines.map((line) => `${line}\n`).join("");
    },
  };
}

function readsFrame({ fields }: DisplayFilter<Dissector>): boolean {
  return fields.some(({ name }) => name === "frame" || name.startsWith("frame."));
}

/** The answer to `-z help`. */
export function statisticsHelp(): string {
  return statisticNames.map((name) => `     ${name}\n`).join("");
}

function asObject(json: unknown): object {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? json : { rows: json };
}
