import type { LineNames } from "../definition/dump-line.ts";
import type { CommandIo } from "./io.ts";
import type { SharkOptions } from "./shark-options.ts";

const nothing = (): undefined => undefined;
const NO_NAMES: LineNames = { ipv4: nothing, ipv6: nothing, ether: nothing, port: nothing, protocol: nothing };

/** The names that -N asks for. */
export function shownNames({ names }: SharkOptions, io: CommandIo): LineNames {
  void names;
  void io;
  return NO_NAMES;
}
