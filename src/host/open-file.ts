import { openCapture, type CaptureReader, type OpenOptions } from "../files/reader.ts";
import { decompressors } from "./decompress.ts";
import { openFile as openSource } from "./file-source.ts";

/** Opens a capture by name, unpacked where it is compressed; `-` is standard input. */
export function openFile(
  name: string,
  options: Omit<OpenOptions, "decompressors" | "name"> = {},
): Promise<CaptureReader> {
  return openCapture(openSource(name), { ...options, decompressors, name });
}
