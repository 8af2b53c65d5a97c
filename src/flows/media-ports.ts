import { remember } from "../bytes/remember.ts";
import { u16 } from "../bytes/numbers.ts";
import { decodeText } from "../bytes/text.ts";
import { parseIPv4, parseIPv6, formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import { Addresses } from "./addresses.ts";
import type { AnnouncedEndpoints } from "./announced-endpoints.ts";
import type { Framing } from "./framing.ts";
import type { Follower, Passage } from "./follower.ts";

/** Calls that are remembered; beyond them the oldest are forgotten. */
const CALL_LIMIT = 20_000;
/** Octets of a description that are looked at. */
const DESCRIPTION_LIMIT = 65_536;
const RTP_VERSION = 2;

/** What descriptions announce: media, and what controls them. */
export const announcedMedia: readonly string[] = ["rtp", "rtcp"];

/** Session descriptions announce at which addresses media will come (RFC 8866): RTP, and RTCP one port above. */
export class MediaPorts {
  /** For layers that are descriptions. */
  readonly descriptions: Follower = { follow: (layer) => this.learn(layer) };
  /** For messages of SIP, whose requests make descriptions hold. */
  readonly messages: Follower = { follow: (layer) => this.noteRequest(layer) };
  /** For reports of RTCP. */
  readonly reports: Follower = { follow: (layer) => this.endReports(layer) };
  /** For datagrams. */
  readonly datagrams: Follower = { follow: (layer) => this.apply(layer) };
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly framing: Framing;
  private readonly endpoints: AnnouncedEndpoints;
  private readonly sip: number;
  /** The number of the latest request, the packet that it came in, and whether it was accepted, by call and ends. */
  private readonly requests = new Map<string, { readonly number: number; readonly frame: number; accepted: boolean }>();
  private readonly rtp: number;
  private readonly rtcp: number;

  constructor(passage: Passage, framing: Framing, endpoints: AnnouncedEndpoints) {
    this.passage = passage;
    this.endpoints = endpoints;
    this.framing = framing;
    this.addresses = new Addresses(passage.dissector);
    const { catalog } = passage.dissector;
    [this.rtp, this.rtcp] = announcedMedia.map((name) =>
      Math.max(NONE, catalog.protocols.indexOf(catalog.named(name))),
    );
    this.sip = catalog.protocols.indexOf(catalog.named("sip"));
  }

  private learn(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    const text = decodeText(dissector.bytesOf(layer), start, Math.min(end, start + DESCRIPTION_LIMIT));
    const message = layers.protocol(layer - 1) === this.sip ? this.textOf(layer - 1) : "";
    const frame = this.agreedIn(message, layer);
    if (frame < 0) return;
    const setup = { frame, method: "SDP" };
    const [session, ...media] = text.split(/^m=/m);
    const address = connection(session);
    for (const part of media) {
      const [, port, transport] = /^\w+ (\d+)(?:\/\d+)? (\S+)/.exec(part) ?? [];
      const host = connection(part) ?? address;
      if (port === undefined || host === undefined || Number(port) === 0) continue;
      if (/udptl/i.test(transport)) this.endpoints.add(host, Number(port), { protocol: NONE, setup });
      if (!transport.includes("RTP/")) continue;
      const control = /^a=rtcp:(\d+)/m.exec(part)?.[1];
      const other = control === undefined ? Number(port) + 1 : Number(control);
      this.endpoints.add(host, Number(port), { protocol: this.rtp, setup });
      this.endpoints.add(host, other, { protocol: this.rtcp, setup });
    }
  }

  /** The head of a SIP message. */
  private textOf(layer: number): string {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const end = Math.min(layers.headerEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    return decodeText(dissector.bytesOf(layer), start, Math.min(end, start + DESCRIPTION_LIMIT));
  }

  /**
   * The packet from which on what a description in a SIP message says holds, as Wireshark counts: accepted is what a request
   * began; what is heard in between, or again, holds from there. -1 where it says nothing new.
   */
  private agreedIn(message: string, layer: number): number {
    const { packet } = this.passage;
    const key = this.callOf(message, layer);
    if (key === undefined) return packet.number;
    const status = statusOf(message);
    if (status !== undefined && status > "2") return -1;
    const request = this.requests.get(key);
    const isOfRequest = request?.number === numberOf(message);
    if (status === undefined) return isOfRequest && request.frame !== packet.number ? -1 : packet.number;
    if (isOfRequest && status === "2" && !request.accepted) {
      request.accepted = true;
      return request.frame;
    }
    return packet.number;
  }

  /** Notes a request, with a description or without: of a call the latest counts. */
  private noteRequest(layer: number): void {
    const message = this.textOf(layer);
    if (statusOf(message) !== undefined) return;
    const key = this.callOf(message, layer);
    const number = numberOf(message);
    if (key === undefined || (this.requests.get(key)?.number ?? -1) >= number) return;
    remember(this.requests, key, { number, frame: this.passage.packet.number, accepted: false }, CALL_LIMIT);
  }

  /** What tells the call of a message from others: its identifier, and who asks whom. */
  private callOf(message: string, layer: number): string | undefined {
    const call = /^(?:call-id|i)[ \t]*:[ \t]*(\S+)/im.exec(message)?.[1];
    const network = this.addresses.around(layer);
    if (call === undefined || network < 0) return undefined;
    const answers = statusOf(message) !== undefined;
    return `${this.addresses.text(network, answers)} ${this.addresses.text(network, !answers)} ${call}`;
  }

  /** From now on datagrams from or to an address and port are of a protocol, unless another one claims them. */
  announce(address: string, port: number, protocol: number): void {
    if (protocol !== NONE) this.endpoints.add(address, port, { protocol });
  }

  /** What is behind the last report, and is none, is nothing to Wireshark. */
  private endReports(layer: number): void {
    const { layers } = this.passage.dissector;
    if (layer + 2 === layers.count && layers.protocol(layer + 1) === DATA) layers.count--;
  }

  /** What nobody claims may be announced media, or begin like a protocol of any port. */
  private apply(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (layer + 2 !== layers.count || layers.protocol(layer + 1) !== DATA) return;
    const protocol = this.announced(layer) ?? this.guess(layer);
    if (protocol === NONE) return;
    layers.count--;
    const [start, end, source] = [layers.headerEnd(layer), layers.payloadEnd(layer), layers.sourceOf(layer)];
    if (protocol !== this.rtp || dissector.bytesOf(layer)[start] >> 6 === RTP_VERSION)
      return dissector.extend(protocol, start, end, source);
    // Of another version nothing more is known.
    dissector.extendBare(protocol, start, end, source);
    dissector.extend(DATA, start, end, source);
  }

  private announced(layer: number): number | undefined {
    const { endpoints, addresses } = this;
    const network = endpoints.size === 0 ? -1 : addresses.around(layer);
    if (network < 0) return undefined;
    const { dissector } = this.passage;
    const bytes = dissector.bytesOf(layer);
    const start = dissector.layers.start(layer);
    const protocol =
      endpoints.at(addresses.text(network, true), u16(bytes, start + 2))?.protocol ??
      endpoints.at(addresses.text(network, false), u16(bytes, start))?.protocol;
    return protocol === NONE ? undefined : protocol;
  }

  private guess(layer: number): number {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    return this.framing.guess("udp.port", dissector.bytesOf(layer), layers.headerEnd(layer), end);
  }
}

/** The first digit of the status of a response. */
function statusOf(message: string): string | undefined {
  return /^SIP\/2\.0 (\d)/.exec(message)?.[1];
}

function numberOf(message: string): number {
  return Number(/^cseq[ \t]*:[ \t]*(\d+)/im.exec(message)?.[1] ?? 0);
}

/** The address of a `c=` line, as it is written by us. */
function connection(text: string): string | undefined {
  const address = /^c=IN IP[46] ([^\s/]+)/m.exec(text)?.[1];
  if (address === undefined) return undefined;
  const [four, six] = [parseIPv4(address), parseIPv6(address)];
  return four ? formatIPv4(four, 0) : six ? formatIPv6(six, 0) : undefined;
}
