import type { CaptureReader } from "../files/reader.ts";
import type { PacketRecord } from "../files/record.ts";
import { Packet } from "./packet.ts";

/** The packets of an open capture, each with octets of its own; closes it at the end. Throws nothing for a broken end. */
export async function* readPackets(reader: CaptureReader): AsyncGenerator<Packet, void, undefined> {
  try {
    while (await reader.fill()) while (reader.next()) yield packetOf(reader.record);
  } finally {
    await reader.close();
  }
}

/** A packet that owns its octets of the record that a reader is at. */
export function packetOf(record: PacketRecord): Packet {
  const { bytes, start, end, number, seconds, nanoseconds, linkType, comments, metadata } = record;
  return new Packet(bytes.slice(start, end), {
    number,
    seconds,
    nanoseconds,
    originalLength: record.original,
    linkType,
    interface: record.interface,
    comments,
    process: metadata?.process,
  });
}
