import { remember } from "../bytes/remember.ts";
import { u16 } from "../bytes/numbers.ts";
import { NONE } from "../definition/catalog.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { Addresses } from "./addresses.ts";
import { StreamStates } from "./stream-states.ts";

/** Connections that are remembered until they are opened; beyond them the oldest are forgotten. */
const ANNOUNCED_LIMIT = 20_000;

/** What is known of a connection that was announced. */
export interface AnnouncedStream {
  /** What it carries. */
  readonly protocol: number;
}

/** Connections of TCP that others announced: by the end that waits, and who may connect to it. */
export class AnnouncedStreams {
  private readonly addresses: Addresses;
  private readonly dissector: Dissector;
  private readonly waiting = new Map<string, AnnouncedStream>();
  private readonly ports = new Map<number, number>();
  private readonly streams = new StreamStates<{ announced: AnnouncedStream | undefined }>(() => ({
    announced: undefined,
  }));

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.addresses = new Addresses(dissector);
  }

  add(address: string, port: number, peer: string, stream: AnnouncedStream): void {
    remember(this.waiting, `${address} ${port} ${peer}`, stream, ANNOUNCED_LIMIT);
  }

  /** What a port carries where nothing else is known of a connection. */
  onPort(port: number, protocol: number): void {
    this.ports.set(port, protocol);
  }
  ofPorts(one: number, other: number): number {
    return this.ports.get(one) ?? this.ports.get(other) ?? NONE;
  }

  /** What a connection carries whose first payload is in this segment; NONE where nobody announced it. */
  protocolOf(segment: number, stream: number): number {
    const { waiting, addresses, dissector } = this;
    if (waiting.size === 0) return NONE;
    const network = addresses.around(segment);
    if (network < 0) return NONE;
    const [from, to] = [addresses.text(network, false), addresses.text(network, true)];
    const bytes = dissector.bytesOf(segment);
    const at = dissector.layers.start(segment);
    const announced =
      waiting.get(`${from} ${u16(bytes, at)} ${to}`) ?? waiting.get(`${to} ${u16(bytes, at + 2)} ${from}`);
    if (!announced) return NONE;
    this.streams.of(stream).announced = announced;
    return announced.protocol;
  }

  /** How the connection of this number was announced. */
  of(stream: number): AnnouncedStream | undefined {
    return this.streams.known(stream)?.announced;
  }
}
