import type { CommandIo } from "./io.ts";
import type { SharkOptions } from "./shark-options.ts";
export async function sharkLive(options: SharkOptions, io: CommandIo): Promise<number> {
  void options;
  void io;
  return 1;
}
