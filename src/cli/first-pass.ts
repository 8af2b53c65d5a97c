import { Compiler } from "../dissect/compile.ts";
import { Session } from "../flows/session.ts";
import { standardWalk } from "../toolkit/walk.ts";
import { displayFilter } from "./display-filter.ts";
import type { CommandIo } from "./io.ts";
import type { PacketSink } from "./packet-sink.ts";
import { catalogFor } from "./shark-catalog.ts";
import { readsNumbers } from "../flows/reads-numbers.ts";
import type { SharkOptions } from "./shark-options.ts";

/** A sink that notes the numbers of the packets that a filter accepts; throws `Refusal` for one that is wrong. */
export function acceptedPackets(
  options: SharkOptions,
  text: string,
  io: CommandIo,
): { readonly sink: PacketSink; readonly accepted: ReadonlySet<number> } {
  const catalog = catalogFor(options);
  const compiler = new Compiler(catalog);
  const filter = displayFilter(text, compiler, io);
  const numbers = readsNumbers(
    filter.fields.map(({ name }) => name),
    compiler,
  );
  const session = new Session(catalog, standardWalk, { compiler, numbers });
  const accepted = new Set<number>();
  const sink: PacketSink = {
    take(reader) {
      const { record, format } = reader;
      session.from(format === "pcap" ? undefined : reader);
      session.dissect(record);
      if (filter.matches(session.dissector)) accepted.add(record.number);
      session.displayed();
    },
    pause() {},
    close() {},
  };
  return { sink, accepted };
}
