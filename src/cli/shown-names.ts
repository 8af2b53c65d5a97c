import type { LineNames } from "../definition/dump-line.ts";
import { noNames } from "../report/columns/packet-columns.ts";
import type { CommandIo } from "./io.ts";
import type { SharkOptions } from "./shark-options.ts";

/** The names that -N asks for. */
export function shownNames({ names }: SharkOptions, io: CommandIo): LineNames {
  void names;
  void io;
  return noNames;
}
