import { Compiler } from "../../dissect/compile.ts";
import type { PacketRecord } from "../../files/record.ts";
import { FullSession } from "../../flows/full-session.ts";
import { contentDecoders } from "../../host/content-decoders.ts";
import { nodeCiphers } from "../../host/node-ciphers.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { standardWalk } from "../../toolkit/walk.ts";
import { displayFilter } from "../display-filter.ts";
import type { CommandIo } from "../io.ts";

/** One for all filters over one catalog: to know every field by its name takes most of the time that a filter takes. */
let compiler: Compiler | undefined;

/** Whether a display filter accepts a packet, which is dissected with what those before it say. Throws `Refusal`. */
export function acceptedBy(text: string, io: CommandIo): (record: PacketRecord) => boolean {
  const catalog = standardCatalog();
  if (compiler?.catalog !== catalog) compiler = new Compiler(catalog);
  const filter = displayFilter(text, compiler, io);
  const session = new FullSession(catalog, standardWalk, { compiler, decoders: contentDecoders, ciphers: nodeCiphers });
  return (record) => {
    session.dissect(record);
    return filter.matches(session.dissector);
  };
}
