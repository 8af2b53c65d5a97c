import type { CaptureReader } from "../../files/reader.ts";
import type { CommandIo } from "../io.ts";
import { createPacketFile, type FileChoices } from "../dump/packet-file.ts";
import type { PacketSink } from "../dump/packet-sink.ts";
import { Refusal } from "../refusal.ts";
import { ringFiles } from "./ring-files.ts";
import { isRing } from "./shark-limits.ts";
import type { SharkOptions } from "./shark-options.ts";

/** The file types of -F that are written. */
const TYPES: Readonly<Record<string, Pick<FileChoices, "format" | "nanosecond">>> = {
  pcap: { format: "pcap", nanosecond: false },
  nsecpcap: { format: "pcap", nanosecond: true },
  pcapng: { format: "pcapng", nanosecond: false },
};

/** Opens the file of -w, or the first of those of -b; throws `Refusal`. */
export async function openSharkFile(
  options: SharkOptions,
  reader: CaptureReader,
  live: boolean,
  io: CommandIo,
): Promise<PacketSink> {
  const { output = "-", fileType = "pcapng", unbuffered, comments, limits } = options;
  if (!Object.hasOwn(TYPES, fileType)) {
    throw new Refusal(`"${fileType}" isn't a valid capture file type; there are ${Object.keys(TYPES).join(", ")}`);
  }
  if (comments.length > 0 && TYPES[fileType].format !== "pcapng")
    throw new Refusal("Capture comments can only be written to files of the type pcapng");
  const choices = { ...TYPES[fileType], output, unbuffered, comments };
  const create = (name: string) => createPacketFile(name, choices, reader, live, io);
  if (!isRing(limits)) return create(output);
  if (output === "-")
    throw new Refusal("Multiple capture files requested, but the capture is being written to standard output.");
  return ringFiles(output, limits, create, io);
}
