import { tellsInterfaces } from "../../files/reader.ts";
import { Compiler } from "../../dissect/compile.ts";
import { Foresight } from "../../flows/foresight.ts";
import { FullSession } from "../../flows/full-session.ts";
import { contentDecoders } from "../../host/content-decoders.ts";
import { nodeCiphers } from "../../host/node-ciphers.ts";
import { standardWalk } from "../../toolkit/walk.ts";
import { displayFilter } from "../display-filter.ts";
import type { CommandIo } from "../io.ts";
import type { PacketSink } from "../dump/packet-sink.ts";
import { catalogFor } from "./shark-catalog.ts";
import { decryptingSink } from "./shark-decryption.ts";
import type { SharkOptions } from "./shark-options.ts";
import { flowPreferences } from "./shark-preferences.ts";

/** What a first pass found out: which packets the filter of -R accepts, all where there is none, and what later ones say of earlier. */
export interface FirstPass {
  readonly accepted: ReadonlySet<number> | undefined;
  readonly foresight: Foresight;
}

/** A sink for the first of two passes, and what it finds out; throws `Refusal` for a filter that is wrong. */
export function firstPass(options: SharkOptions, io: CommandIo): FirstPass & { readonly sink: PacketSink } {
  const catalog = catalogFor(options);
  const compiler = new Compiler(catalog);
  const { readFilter } = options;
  const filter = readFilter === undefined ? undefined : displayFilter(readFilter, compiler, io);
  const foresight = new Foresight();
  const session = new FullSession(catalog, standardWalk, {
    decoders: contentDecoders,
    ciphers: nodeCiphers,
    compiler,
    foresight,
    preferences: flowPreferences(options.preferences),
  });
  const accepted = new Set<number>();
  const noting: PacketSink = {
    take(reader) {
      const { record } = reader;
      session.from(tellsInterfaces(reader) ? reader : undefined);
      session.dissect(record);
      if (filter?.matches(session.dissector)) accepted.add(record.number);
      session.displayed();
    },
    pause() {},
    close() {
      foresight.seal(filter && accepted);
    },
  };
  // What cannot be decrypted the second pass says.
  const sink = decryptingSink({ ...options, tlsKeys: undefined }, session, noting, { ...io, stderr() {} });
  return { sink, accepted: filter && accepted, foresight };
}
