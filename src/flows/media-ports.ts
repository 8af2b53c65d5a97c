import { u16 } from "../bytes/numbers.ts";
import { decodeText } from "../bytes/text.ts";
import { parseIPv4, parseIPv6, formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import { Addresses } from "./addresses.ts";
import type { Framing } from "./framing.ts";
import type { Follower, Passage } from "./follower.ts";

/** Ports that sessions announced which are remembered; beyond them the oldest are forgotten. */
const PORT_LIMIT = 20_000;
/** Octets of a description that are looked at. */
const DESCRIPTION_LIMIT = 65_536;

/** What descriptions announce: media, and what controls them. */
export const announcedMedia: readonly string[] = ["rtp", "rtcp"];

/** Session descriptions announce at which addresses media will come (RFC 8866): RTP, and RTCP one port above. */
export class MediaPorts {
  /** For layers that are descriptions. */
  readonly descriptions: Follower = { follow: (layer) => this.learn(layer) };
  /** For datagrams. */
  readonly datagrams: Follower = { follow: (layer) => this.apply(layer) };
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly framing: Framing;
  /** Protocols by address and port. */
  private readonly ports = new Map<string, number>();
  private readonly rtp: number;
  private readonly rtcp: number;

  constructor(passage: Passage, framing: Framing) {
    this.passage = passage;
    this.framing = framing;
    this.addresses = new Addresses(passage.dissector);
    const { catalog } = passage.dissector;
    [this.rtp, this.rtcp] = announcedMedia.map((name) =>
      Math.max(NONE, catalog.protocols.indexOf(catalog.named(name))),
    );
  }

  private learn(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    const text = decodeText(dissector.bytesOf(layer), start, Math.min(end, start + DESCRIPTION_LIMIT));
    const [session, ...media] = text.split(/^m=/m);
    const address = connection(session);
    for (const part of media) {
      const [, port, transport] = /^\w+ (\d+)(?:\/\d+)? (\S+)/.exec(part) ?? [];
      const host = connection(part) ?? address;
      if (port === undefined || host === undefined || !transport.includes("RTP/") || Number(port) === 0) continue;
      const control = /^a=rtcp:(\d+)/m.exec(part)?.[1];
      this.announce(host, Number(port), this.rtp);
      this.announce(host, control === undefined ? Number(port) + 1 : Number(control), this.rtcp);
    }
  }

  /** From now on datagrams from or to an address and port are of a protocol, unless another one claims them. */
  announce(address: string, port: number, protocol: number): void {
    if (protocol === NONE) return;
    const key = `${address} ${port}`;
    this.ports.delete(key);
    if (this.ports.size === PORT_LIMIT) this.ports.delete(this.ports.keys().next().value as string);
    this.ports.set(key, protocol);
  }

  /** What nobody claims may be announced media, or begin like a protocol of any port. */
  private apply(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (layer + 2 !== layers.count || layers.protocol(layer + 1) !== DATA) return;
    const protocol = this.announced(layer) ?? this.guess(layer);
    if (protocol === NONE) return;
    layers.count--;
    dissector.extend(protocol, layers.headerEnd(layer), layers.payloadEnd(layer), layers.sourceOf(layer));
  }

  private announced(layer: number): number | undefined {
    const network = this.addresses.around(layer);
    if (this.ports.size === 0 || network < 0) return undefined;
    const { dissector } = this.passage;
    const bytes = dissector.bytesOf(layer);
    const start = dissector.layers.start(layer);
    return (
      this.ports.get(`${this.addresses.text(network, true)} ${u16(bytes, start + 2)}`) ??
      this.ports.get(`${this.addresses.text(network, false)} ${u16(bytes, start)}`)
    );
  }

  private guess(layer: number): number {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    return this.framing.guess("udp.port", dissector.bytesOf(layer), layers.headerEnd(layer), end);
  }
}

/** The address of a `c=` line, as it is written by us. */
function connection(text: string): string | undefined {
  const address = /^c=IN IP[46] ([^\s/]+)/m.exec(text)?.[1];
  if (address === undefined) return undefined;
  const [four, six] = [parseIPv4(address), parseIPv6(address)];
  return four ? formatIPv4(four, 0) : six ? formatIPv6(six, 0) : undefined;
}
