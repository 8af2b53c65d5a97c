import { cpus, endianness, release, type } from "node:os";
import type { SectionInfo } from "../../files/pcapng-blocks.ts";
import { PACKET_FLAG, type PacketMetadata } from "../../files/pcapng-options.ts";
import type { PacketRecord } from "../../files/record.ts";
import { remoraVersion } from "../version.ts";

/** By flags: one object for all packets that have no more to be said of them. */
const METADATA: Record<number, PacketMetadata> = {};

/** What a pcapng file says of who captured. */
export function liveSection(): SectionInfo {
  const hardware = cpus()[0]?.model ?? "";
  return {
    bigEndian: endianness() === "BE",
    ...(hardware === "" ? {} : { hardware }),
    os: `${type()} ${release()}`,
    application: `Remora ${remoraVersion()}`,
  };
}

/** By direction: 1 and 2 as epb_flags have them. */
const FLAGS = { unknown: 0, in: 1, out: 2 } as const;

/** Has a captured packet's metadata say what its record says. */
export function describeLive(record: PacketRecord): void {
  const flags = FLAGS[record.direction] | (record.checksumLeft === true ? PACKET_FLAG.checksumLeft : 0);
  if (record.metadata?.process !== undefined) record.metadata = { ...record.metadata, flags };
  else record.metadata = METADATA[flags] ??= { flags };
}
