import type { CaptureReader } from "../../files/reader.ts";
import type { PacketRecord } from "../../files/record.ts";
import { foreignTo } from "../../host/local-network.ts";
import type { DumpOptions } from "./dump-options.ts";
import type { CommandIo } from "../io.ts";
import { createPacketFile } from "./packet-file.ts";
import { both, nowhere, type PacketSink } from "./packet-sink.ts";
import type { LineExtras } from "./packet-printer.ts";
import { printing } from "./printing.ts";
import { Refusal } from "../refusal.ts";
import { processText } from "./process-text.ts";
import { rotates } from "./rotation.ts";
import { rotatingFile } from "./rotating-file.ts";

/** tcpdump's words for the direction of a packet. */
const DIRECTIONS = { in: "In", out: "Out", unknown: "?" } as const;

/** Where the packets of `reader` go: lines, the files of -w, or both; `live` is whether somebody waits for each packet. */
export async function openOutput(
  options: DumpOptions,
  reader: CaptureReader,
  live: boolean,
  io: CommandIo,
): Promise<PacketSink> {
  const { output, print, countOnly, rotation } = options;
  const isShown = print || (output === undefined && !countOnly);
  const printer = isShown ? printing(options, live, io, extrasOf(options, reader)) : undefined;
  if (output === undefined) return printer ?? nowhere;
  if (output === "-" && rotates(rotation)) throw new Refusal("-C and -G can not be used with -w -");
  const create = (name: string) => createPacketFile(name, options, reader, live, io);
  const file = await (rotates(rotation) ? rotatingFile(output, rotation, create, io) : create(output));
  return printer === undefined ? file : both(file, printer);
}

/** The interface, where several are captured on, as tcpdump names it on `any`; with --process whose each packet is; and -f. */
function extrasOf({ live }: DumpOptions, { format, interfaces }: CaptureReader): LineExtras {
  return {
    ...(format === "live" && interfaces.length > 1 ? { before: interfaceText } : {}),
    ...(live.process ? { after: processText } : {}),
    ...(live.foreignNumeric ? { isForeign: foreignTo(interfaces[0].name ?? "") } : {}),
  };

  function interfaceText(record: PacketRecord): string {
    const { name = "?" } = interfaces[record.interface];
    return `${name.padEnd(5)} ${DIRECTIONS[record.direction].padEnd(3)} `;
  }
}
