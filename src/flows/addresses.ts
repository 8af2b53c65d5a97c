import { formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import { ByProtocol } from "../definition/by-protocol.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { setAddress, setEndpoints } from "./endpoints.ts";

/** Where the addresses of a protocol's header are. */
interface Places {
  readonly source: number;
  readonly destination: number;
  readonly size: number;
}

/** The addresses that a layer is between: those of the nearest layer around it whose definition names some. */
export class Addresses {
  private readonly dissector: Dissector;
  private readonly places: ByProtocol<Places | undefined>;
  private readonly quotes: readonly boolean[];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.places = new ByProtocol(dissector.catalog, placesOf);
    this.quotes = dissector.catalog.protocols.map((protocol) => protocol?.quotes === true);
  }

  /** The layer whose addresses those are, -1 where there is none. */
  around(layer: number): number {
    const { layers } = this.dissector;
    for (let outer = layer - 1; outer >= 0; outer--) if (this.places.of(layers.protocol(outer))) return outer;
    return -1;
  }

  /** Whether a layer that `around` returned is of a packet that an error quotes, so that nothing follows from it. */
  quoted(network: number): boolean {
    const { layers } = this.dissector;
    return network > 0 && this.quotes[layers.protocol(network - 1)];
  }

  /** Whether the addresses of a layer that `around` returned are of four octets; and where they are in it. */
  isShort(network: number): boolean {
    return (this.places.of(this.dissector.layers.protocol(network)) as Places).size === 4;
  }
  source(network: number): number {
    return (this.places.of(this.dissector.layers.protocol(network)) as Places).source;
  }
  destination(network: number): number {
    return (this.places.of(this.dissector.layers.protocol(network)) as Places).destination;
  }

  /** Fills the key of a flow (see `setEndpoints`) with the addresses of a layer that `around` returned. */
  endpoints(key: Int32Array, ports: number, network: number): boolean {
    const { dissector } = this;
    const places = this.places.of(dissector.layers.protocol(network)) as Places;
    const start = dissector.layers.start(network);
    const bytes = dissector.bytesOf(network);
    return setEndpoints(key, ports, bytes, start + places.source, start + places.destination, places.size);
  }

  /** The source of a layer that `around` returned as text; the destination where `other`. */
  text(network: number, other: boolean): string {
    const { dissector } = this;
    const { source, destination, size } = this.places.of(dissector.layers.protocol(network)) as Places;
    const at = dissector.layers.start(network) + (other ? destination : source);
    const bytes = dissector.bytesOf(network);
    return size === 4 ? formatIPv4(bytes, at) : formatIPv6(bytes, at);
  }

  /** Fills the words 1 to 8 of a key with the addresses, in the packet's own direction. */
  direction(key: Int32Array, network: number): void {
    const { dissector } = this;
    const places = this.places.of(dissector.layers.protocol(network)) as Places;
    const start = dissector.layers.start(network);
    const bytes = dissector.bytesOf(network);
    setAddress(key, 1, bytes, start + places.source, places.size);
    setAddress(key, 5, bytes, start + places.destination, places.size);
  }
}

function placesOf(protocol: Protocol | undefined): Places | undefined {
  if (!protocol?.addresses) return undefined;
  const [source, destination] = protocol.addresses.map((key) => protocol.slot(key));
  return { source: source.offset, destination: destination.offset, size: source.size };
}
