import type { CaptureReader } from "../files/reader.ts";
import { Packet } from "./packet.ts";

/** The packets of an open capture, each with octets of its own; closes it at the end. Throws nothing for a broken end. */
export async function* readPackets(reader: CaptureReader): AsyncGenerator<Packet, void, undefined> {
  try {
    while (await reader.fill()) {
      while (reader.next()) {
        const {
          bytes,
          start,
          end,
          number,
          seconds,
          nanoseconds,
          original,
          linkType,
          interface: index,
          comments,
        } = reader.record;
        yield new Packet(bytes.slice(start, end), {
          number,
          seconds,
          nanoseconds,
          originalLength: original,
          linkType,
          interface: index,
          comments,
        });
      }
    }
  } finally {
    await reader.close();
  }
}
