import { DATA, FRAME, type Catalog } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Compiler } from "../dissect/compile.ts";
import { Dissector } from "../dissect/dissector.ts";
import type { Walk } from "../dissect/walk.ts";
import { AnnouncedEndpoints } from "./announced-endpoints.ts";
import { AnnouncedStreams } from "./announced-streams.ts";
import { ChecksumStatus } from "./checksum-status.ts";
import { CutOptions } from "./cut-options.ts";
import { DataLength } from "./data-length.ts";
import { EthernetTrailer } from "./ethernet-trailer.ts";
import { Exchanges } from "./exchanges.ts";
import type { Follower, Passage } from "./follower.ts";
import { Followers } from "./followers.ts";
import type { Foresight } from "./foresight.ts";
import { usualPreferences, type FlowPreferences } from "./flow-preferences.ts";
import { FrameFields } from "./frame-fields.ts";
import { Framing } from "./framing.ts";
import { portableDecoders, type ContentDecoders } from "./http/content-coding.ts";
import type { HttpBody } from "./http/http-body.ts";
import { GroupSources } from "./group-sources.ts";
import { HandedOctets } from "./handed-octets.ts";
import { HttpExchanges } from "./http/http-exchanges.ts";
import { HttpStreams } from "./http/http-streams.ts";
import type { Http2Message, Http2Reading } from "./http2/http2-connection.ts";
import { IpRemarks } from "./ip-remarks.ts";
import { IpFragments, type FragmentKeys } from "./ip-fragments.ts";
import type { FlowPacket, FlowSurroundings } from "./packet.ts";
import type { StreamDissector } from "./payload.ts";
import { once } from "./once.ts";
import { PingTimes } from "./ping-times.ts";
import { QuotedDatagrams } from "./quoted-datagrams.ts";
import { Room } from "./room.ts";
import { FollowTcp } from "./tcp/follow-tcp.ts";
import type { StreamEvent } from "./tcp/stream-event.ts";
import type { Ciphers } from "./tls/ciphers.ts";
import { SoundHeaders } from "./sound-headers.ts";
import { STREAM_TABLE } from "./stream-table.ts";
import { TlsSessions } from "./tls/tls-sessions.ts";
import type { DecryptedPiece, Decryption } from "./tls/tls-streams.ts";
import { TeredoPings } from "./teredo-pings.ts";
import { UdpRemarks } from "./udp-remarks.ts";
import { UdpStreams } from "./udp-streams.ts";
import type { WebSocketStreams } from "./websocket/websocket-streams.ts";

/** Protocols whose packets are fragmented, with where their headers say so. */
const fragmented: { readonly [name: string]: FragmentKeys } = {
  ip: {
    id: "id",
    offset: "frag",
    more: "flags.MF",
    next: "proto",
    title: "Reassembled IPv4",
    byProtocol: true,
  },
  "ipv6.fraghdr": {
    id: "id",
    offset: "offset",
    more: "m",
    next: "nh",
    title: "Reassembled IPv6",
    byProtocol: false,
  },
};

/** Octets of bodies and messages that are kept until they are whole, of all streams together. */
const MOST_KEPT_OCTETS = 256 * 1024 * 1024;

/** What a session is asked for, and what it is handed because the machine it runs on has it or does it better. */
export interface SessionNeeds {
  /** Fields that say how a packet stands to others (`tcp.stream`, `tcp.analysis`, `udp.stream`…); true by default. */
  readonly numbers?: boolean;
  /** What TCP carries, and what becomes of its connections; true by default. */
  readonly streams?: boolean;
  /** Compiles the definitions of the same catalog; one of its own where it is not given. */
  readonly compiler?: Compiler;
  /** What the user of Wireshark would have set; the usual where it is not given. */
  readonly preferences?: FlowPreferences;
  /** Undo the codings of contents; those that run anywhere where they are not given. */
  readonly decoders?: ContentDecoders;
  /** Without them QUIC stays closed. */
  readonly ciphers?: Ciphers;
  /** Of a capture that is read twice: what the first pass notes and the second one shows. */
  readonly foresight?: Foresight;
}

/** What a session has for its followers, beside itself. */
export interface SessionParts extends Pick<SessionNeeds, "ciphers"> {
  readonly numbers: boolean;
  readonly decoders: ContentDecoders;
  readonly endpoints: AnnouncedEndpoints;
  readonly announced: AnnouncedStreams;
  readonly room: Room;
}

/**
 * Dissects the packets of one capture in order, with what earlier packets say of later ones. After `dissect` the packet is
 * in `dissector`: layer 0 is the frame, layers of reassembled or decrypted octets are in sources of their own. It follows the
 * protocols that most captures have, which the page needs first; `FullSession` follows all.
 */
export class Session implements Passage {
  readonly dissector: Dissector;
  readonly compiler: Compiler;
  packet: FlowPacket = NO_PACKET;
  turn = -1;
  readonly foresight: Foresight | undefined;
  private readonly followers = new Followers();
  /** Are told of segments, once there is one. */
  private readonly listeners: ((event: StreamEvent) => void)[] = [];
  readonly frame: FrameFields;
  protected readonly framing: Framing;
  protected readonly ports: Int16Array;
  protected tcp: FollowTcp | undefined;
  /** Where connections go that become WebSockets. */
  protected webSockets: (() => WebSocketStreams) | undefined;
  private http: HttpStreams | undefined;

  /** Without `numbers` only what layers depend on is worked out: who reads no fields of flows saves the rest. */
  constructor(catalog: Catalog, walk: (catalog: Catalog) => Walk, needs: SessionNeeds = {}) {
    const {
      numbers = true,
      streams = true,
      compiler = new Compiler(catalog),
      preferences = usualPreferences,
      decoders = portableDecoders,
      ciphers,
    } = needs;
    const carried = catalog.tableNumber(STREAM_TABLE);
    const stopping = catalog.tables.map((table, number) => (number === carried ? new Int16Array(table.length) : table));
    this.compiler = compiler;
    this.foresight = needs.foresight;
    this.dissector = new Dissector(catalog, walk({ ...catalog, tables: stopping }), this.compiler);
    this.frame = new FrameFields(this.dissector, this.compiler);
    this.framing = new Framing(this.dissector);
    this.ports = catalog.tables[carried];
    this.followers.add(FRAME, () => this.frame);
    for (const [name, keys] of Object.entries(fragmented))
      this.add(name, (protocol) => new IpFragments(this, protocol, keys));
    this.followers.add(DATA, () => new DataLength(this));
    const parts: SessionParts = {
      numbers,
      ciphers,
      decoders,
      endpoints: new AnnouncedEndpoints(),
      announced: new AnnouncedStreams(this.dissector),
      room: new Room(MOST_KEPT_OCTETS),
    };
    this.add("eth", (protocol) => new EthernetTrailer(this, protocol));
    this.add("eth", (protocol) => new GroupSources(this, protocol));
    this.add("vlan", (protocol) => new EthernetTrailer(this, protocol));
    this.add("ipv6.hopopts", () => new CutOptions(this));
    this.add("ip", (protocol) => new IpRemarks(this, protocol));
    this.add("udp", (protocol) => new UdpRemarks(this, protocol));
    this.add("icmp", (protocol) => new PingTimes(this, protocol));
    this.add("icmpv6", () => new TeredoPings(this));
    for (const name of ["icmp", "icmpv6"]) this.add(name, (protocol) => new QuotedDatagrams(this, protocol));
    this.followLayers?.(parts);
    const handed = new HandedOctets(this);
    for (const definition of catalog.protocols) if (definition?.handing) this.add(definition.name, () => handed);
    if (numbers) this.add("udp", (protocol) => new UdpStreams(this, protocol, parts.endpoints));
    for (const definition of numbers ? catalog.protocols : []) {
      if (definition && ("exchange" in definition || "exchangeOf" in definition))
        this.add(definition.name, (protocol) => new Exchanges(this, protocol));
    }
    if (streams) {
      this.add("tcp", (protocol) => {
        const needs = { ...preferences, numbers, announced: parts.announced };
        this.tcp = new FollowTcp(this, protocol, this.framing, this.ports, needs);
        this.tcp.listeners.push(...this.listeners);
        return this.tcp;
      });
    }
    if (numbers) this.add("http", (protocol) => new HttpExchanges(this, protocol, () => this.tcp?.stream ?? -1));
    this.addStreams("http", (protocol, plain) => {
      this.http = new HttpStreams(this, this.framing, protocol, plain, this.ports, decoders, () => this.webSockets?.());
      return this.http;
    });
    this.addStreams("tls", (protocol, plain) => new TlsSessions(this, protocol, plain));
    this.followStreams?.(parts);
    this.doubt("ip", 4);
    this.doubt("ipv6", 6);
    const checksums = new ChecksumStatus(this.dissector, this.compiler, preferences.verified);
    this.dissector.annotate = (layer) => {
      checksums.annotate(layer);
      if (isNamedAlone(this.dissector, layer)) return;
      const following = this.followers.of(this.dissector.layers.protocol(layer));
      following?.annotate?.call(following.by, layer);
    };
    this.dissector.foresee = (layer, name) => {
      const following = this.followers.of(this.dissector.layers.protocol(layer));
      return following?.foresee?.call(following.by, layer, name);
    };
  }

  /** Says where the packets come from: what a pcapng file tells of sections and interfaces. */
  from(surroundings: FlowSurroundings | undefined): void {
    this.frame.surroundings = surroundings;
  }

  dissect(packet: FlowPacket): void {
    this.frame.begin(packet);
    this.follow(packet);
  }

  /** Dissects a packet for what others depend on alone: times do not count from it. */
  overlook(packet: FlowPacket): void {
    this.follow(packet);
  }

  private follow(packet: FlowPacket): void {
    const { dissector, followers } = this;
    const { layers } = dissector;
    const { bytes, start, end } = packet;
    const declared = start + Math.max(packet.original, end - start);
    this.packet = packet;
    this.turn++;
    dissector.begin(bytes, start, end);
    layers.push(FRAME, start, start, end);
    dissector.extend(dissector.firstOf(packet.linkType, bytes, start, end), start, declared);
    for (let layer = 1; layer < layers.count; layer++) {
      const following = followers.of(layers.protocol(layer));
      if (following?.follow && !isNamedAlone(dissector, layer)) following.follow.call(following.by, layer);
    }
  }

  /** The packet was shown: the next one's `frame.time_delta_displayed` counts from it. */
  displayed(): void {
    this.frame.displayed();
  }

  /** Is told of every segment of TCP, in the order of the packets. */
  onSegment(listener: (event: StreamEvent) => void): void {
    (this.tcp?.listeners ?? this.listeners).push(listener);
  }

  /** From now on what TLS connections carry is decrypted, where their secrets are known. */
  decrypt?(decryption: Decryption): void;

  /** The application data that TLS records of the packet at hand held. */
  get decrypted(): readonly DecryptedPiece[] {
    return [];
  }

  /** The body of the HTTP/1 message in a layer, without chunks and compression. */
  httpBody(layer: number): HttpBody | undefined {
    return this.http?.bodyOf(layer);
  }

  /** What is known of HTTP/1 in the packet at hand. */
  get httpStreams(): HttpStreams | undefined {
    return this.http;
  }

  /** What the HTTP/2 frame in a layer says: its headers, the message that it completes. */
  http2Frame?(layer: number): Http2Reading | undefined;

  /** The body of an HTTP/2 message without the coding of its content. */
  http2Content(message: Http2Message): Uint8Array {
    return message.body;
  }

  /** Adds what follows the layers of protocols that few captures have. */
  protected followLayers?(parts: SessionParts): void;

  /** Adds what follows their streams, behind what all protocols have followed. */
  protected followStreams?(parts: SessionParts): void;

  /** Has the streams of a protocol dissected by one that keeps state of its own. */
  dissectStreams(protocol: string, dissector: StreamDissector): void {
    const { catalog } = this.dissector;
    const named = catalog.named(protocol);
    if (named) this.framing.use(catalog.idOf(named), dissector);
  }

  /** Adds what both cuts the streams of a protocol and knows more of its layers than they say; `plain` only cuts, `leads`: it has `lead`. */
  protected addStreams<F extends Follower & StreamDissector>(
    name: string,
    make: (protocol: Protocol, plain: StreamDissector) => F,
    leads = false,
  ): (() => F) | undefined {
    const { catalog } = this.dissector;
    const streams = this.add(name, (protocol) => make(protocol, this.framing.plain(catalog.idOf(protocol))));
    if (streams)
      this.dissectStreams(name, {
        dissect: (payload) => streams().dissect(payload),
        forget: (stream) => streams().forget?.(stream),
        ...(leads ? { lead: (stream, source, start, end) => streams().lead?.(stream, source, start, end) } : {}),
      });
    return streams;
  }

  /** Followers of a version of IP see only headers that are sound. */
  private doubt(name: string, version: 4 | 6): void {
    const { catalog } = this.dissector;
    const protocol = catalog.named(name);
    if (!protocol || protocol.absent) return;
    this.followers.wrap(catalog.idOf(protocol), (others) => new SoundHeaders(this, version, others));
  }

  /** Has the layers of a protocol followed, where the catalog has it; returns the follower, made when it is first called. */
  protected add<F extends Follower>(name: string, make: (protocol: Protocol) => F): (() => F) | undefined {
    const { catalog } = this.dissector;
    const protocol = catalog.named(name);
    if (!protocol || protocol.absent) return undefined;
    const follower = once(() => make(protocol));
    this.followers.add(catalog.idOf(protocol), follower);
    return follower;
  }
}

const NO_PACKET: FlowPacket = {
  number: 0,
  seconds: 0,
  nanoseconds: 0,
  original: 0,
  linkType: 0,
  interface: 0,
  comments: [],
  bytes: new Uint8Array(0),
  start: 0,
  end: 0,
};

/** Whether a layer has no octets of those that its header needs: the one outside names it, and there is nothing to follow. */
function isNamedAlone({ layers, catalog }: Dissector, layer: number): boolean {
  if (layers.payloadEnd(layer) > layers.start(layer)) return false;
  return catalog.protocols[layers.protocol(layer - 1)]?.evenEmpty === "named";
}
