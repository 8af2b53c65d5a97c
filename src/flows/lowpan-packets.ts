import { DATA, NONE } from "../definition/catalog.ts";
import { decompress, isCompressed, readLowpan, type LowpanStations } from "../definition/lowpan-header.ts";
import { readWpanFrame } from "../definition/wpan-frame.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Follower, Passage } from "./follower.ts";

/** Octets behind packets that readers may look at. */
const SPARE = 16;
const IPV6 = 0x41;

/** Puts together the headers that 6LoWPAN compressed, by what the frame around them says of stations. */
export class LowpanPackets implements Follower {
  private readonly passage: Passage;
  private readonly ipv6: number;

  constructor(passage: Passage) {
    this.passage = passage;
    const { catalog } = passage.dissector;
    const protocol = catalog.named("ipv6");
    this.ipv6 = protocol ? catalog.idOf(protocol) : NONE;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    if (layers.count >= LAYER_LIMIT) return;
    const bytes = dissector.bytesOf(layer);
    const source = layers.sourceOf(layer);
    const start = layers.start(layer);
    const declared = layers.payloadEnd(layer);
    const end = Math.min(declared, sources[source].end);
    if (start >= end) return;
    if (bytes[start] === IPV6) return dissector.extend(this.ipv6, start + 1, declared, source);
    const stations = this.stations(layer - 1);
    dissector.tell(layer, stations);
    const header = isCompressed(bytes[start]) ? readLowpan(bytes, start, end, stations) : undefined;
    if (!header) {
      // Fragments are not put together.
      const size = fragmentHeader(bytes[start]);
      if (size > 0 && start + size < end) dissector.extend(DATA, start + size, declared, source);
      return;
    }
    if (header.end < 0) return dissector.extend(DATA, header.addressesEnd, declared, source);
    const whole = decompress(bytes, header, end, SPARE);
    const put = { bytes: whole, start: 0, end: whole.length - SPARE, title: "Decompressed 6LoWPAN IPHC" };
    dissector.extend(this.ipv6, 0, put.end + (declared - end), dissector.addSource(put));
  }

  /** The stations' addresses as the frame has them, with the last octet first. */
  private stations(layer: number): LowpanStations {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const frame = readWpanFrame(bytes, start, layers.payloadEnd(layer));
    const address = (at: number, size: number): Uint8Array =>
      at < 0 ? new Uint8Array(0) : bytes.slice(start + at, start + at + size);
    return {
      source: address(frame.source, frame.sourceSize),
      destination: address(frame.destination, frame.destinationSize),
    };
  }
}

/** Octets of the header of a fragment (RFC 4944 5.3); 0 where it is none. */
const fragmentHeader = (first: number): number => (first >> 3 === 0x18 ? 4 : first >> 3 === 0x1c ? 5 : 0);
