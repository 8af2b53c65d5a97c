import { formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import type { PacketRecord } from "../files/record.ts";
import { Endpoints, LINK, PROTOCOL } from "../flows/packet-endpoints.ts";
import { formatEnd } from "./connection.ts";
import { DirectionalFlows, type Conversation } from "./directional-flows.ts";
import type { Ledger } from "./ledger.ts";
import { UNKNOWN, type Talker, type Who } from "./talker.ts";
import { TopProtocols, transportName } from "./top-protocol.ts";

/** Packets of a conversation that are looked at to find out what it is. */
const LOOKS = 8;
/** Octets of the headers with which packets captured on all interfaces begin: no network carried them. */
const COOKED: Readonly<Record<number, number>> = { [LINK.linuxCooked]: 16, [LINK.linuxCooked2]: 20 };
const LAST_SERVER_PORT = 1023;
/** Seconds after which it is asked again who has a flow: sockets are handed on. */
const FRESH_SECONDS = 10;

/** Whose a packet is. */
export type OwnerOf = (record: PacketRecord) => Who | undefined;

/** How packets are counted. */
export interface PacketTrafficOptions {
  /** Whether an address is this host's own. */
  readonly isLocal: (bytes: Uint8Array, at: number, size: number) => boolean;
  /**
   * As `here` sees it, in is what comes to this host, and hosts are the others; as `hosts` see it, every host is counted, and
   * in is what it receives.
   */
  readonly view: "here" | "hosts";
  /** Asked when a flow begins, and then once a second until it is known. */
  readonly owner?: OwnerOf | undefined;
}

/** Counts packets into a ledger: for most of them that is a look into a table and two sums. */
export class PacketTraffic {
  private readonly ledger: Ledger;
  private readonly options: PacketTrafficOptions;
  private readonly packet = new Endpoints();
  private readonly flows = {
    tcp: new DirectionalFlows(),
    udp: new DirectionalFlows(),
    other: new DirectionalFlows(),
  } as const;
  private readonly protocols = new TopProtocols();

  constructor(ledger: Ledger, options: PacketTrafficOptions) {
    this.ledger = ledger;
    this.options = options;
  }

  /** Counts a packet. */
  count(record: PacketRecord): void {
    const { packet } = this;
    const octets = Math.max(0, record.original - (COOKED[record.linkType] ?? 0));
    if (!packet.read(record) && !packet.isLaterFragment) {
      this.countOther(record, octets);
      return;
    }
    const flows = this.flowsOf(packet.protocol);
    packet.fill(flows.table.key);
    const known = flows.table.find();
    const flow = known >= 0 ? known : this.begin(flows);
    if (flows.packets[flow]++ === 0) flows.pending.push(flow);
    flows.octets[flow] += octets;
    const conversation = flows.conversations[flow];
    if (conversation.looks < LOOKS) this.lookAt(conversation, record);
    if (this.options.owner !== undefined) this.askFor(flows, flow, record);
  }

  /** Puts what was counted into the ledger. */
  flush(): void {
    for (const flows of Object.values(this.flows)) {
      for (const flow of flows.pending) this.settle(flows, flow);
      flows.pending = [];
    }
  }

  private flowsOf(protocol: number): DirectionalFlows {
    const { tcp, udp, other } = this.flows;
    if (protocol === PROTOCOL.tcp) return tcp;
    return protocol === PROTOCOL.udp ? udp : other;
  }

  /** A new flow, whose key is in the table; where another makes room for it, that one is put into the ledger. */
  private begin(flows: DirectionalFlows): number {
    const { packet } = this;
    const { table } = flows;
    packet.turn();
    packet.fill(table.key);
    const reverse = table.find();
    packet.turn();
    packet.fill(table.key);
    const flow = table.add();
    if (flows.packets[flow] > 0) this.settle(flows, flow);
    flows.clear(flow);
    if (reverse >= 0 && reverse !== flow) {
      flows.join(flow, reverse);
      return flow;
    }
    const isOut = this.goesOut();
    flows.isOut[flow] = isOut ? 1 : 0;
    flows.conversations[flow] = this.converse(isOut);
    return flow;
  }

  /** Whether a packet goes out: from here, or, between two that are both here or both elsewhere, from who asked. */
  private goesOut(): boolean {
    const { bytes, source, destination, size, sourcePort, destinationPort } = this.packet;
    const { isLocal } = this.options;
    const isFromHere = isLocal(bytes, source, size);
    if (isFromHere !== isLocal(bytes, destination, size)) return isFromHere;
    return sourcePort > LAST_SERVER_PORT || sourcePort >= destinationPort;
  }

  private converse(isOut: boolean): Conversation {
    const { packet, ledger } = this;
    const { bytes, size, protocol } = packet;
    const [local, remote] = packet.places(isOut ? "source" : "destination");
    const [localPort, remotePort] = packet.ports(isOut ? "source" : "destination");
    const transport = transportName(protocol);
    const text = (at: number): string => (size === 4 ? formatIPv4(bytes, at) : formatIPv6(bytes, at));
    const [here, there] = [text(local), text(remote)];
    const end = (ip: string, port: number): string => (port === 0 ? ip : formatEnd({ ip, port }));
    const ends = { local: end(here, localPort), remote: end(there, remotePort) };
    const { isLocal, view } = this.options;
    const isInner = isLocal(bytes, local, size) && isLocal(bytes, remote, size);
    return {
      connection: ledger.talker("connection", `${transport} ${ends.local} ${ends.remote}`, () => ({
        ...ends,
        addresses: [here, there],
        protocol: transport,
      })),
      localHost: view === "here" && !isInner ? undefined : ledger.talker("host", here, () => ({ host: here })),
      remoteHost: ledger.talker("host", there, () => ({ host: there })),
      isInner,
      protocol: this.protocolTalker(transport),
      depth: -1,
      looks: 0,
    };
  }

  private protocolTalker(name: string): Talker {
    return this.ledger.talker("protocol", name, () => ({ protocol: name }));
  }

  /** Finds the protocol furthest up that a packet shows. */
  private lookAt(conversation: Conversation, record: PacketRecord): void {
    conversation.looks++;
    const { name, depth } = this.protocols.of(record);
    if (name === undefined || depth <= conversation.depth) return;
    conversation.depth = depth;
    conversation.protocol = this.protocolTalker(name);
  }

  private askFor(flows: DirectionalFlows, flow: number, record: PacketRecord): void {
    const { owners, askedAt, isOut, conversations, unclaimedOctets, unclaimedPackets } = flows;
    const known = owners[flow];
    const patience = known === undefined ? 1 : FRESH_SECONDS;
    if (record.seconds - askedAt[flow] < patience && !this.packet.opens) return;
    askedAt[flow] = record.seconds;
    const who = this.options.owner?.(record);
    if (who?.pid === undefined) return;
    const owner = this.ledger.talker("process", `${who.pid} ${who.process}`, () => who);
    owners[flow] = owner;
    const packets = unclaimedPackets[flow];
    if (packets === 0) return;
    const hasSent = isOut[flow] === 1 || conversations[flow].isInner;
    this.ledger.move(this.unknown(), owner, hasSent, unclaimedOctets[flow], packets);
    unclaimedOctets[flow] = unclaimedPackets[flow] = 0;
  }

  private unknown(): Talker {
    return this.ledger.talker("process", "none", () => UNKNOWN);
  }

  /** What is neither IPv4 nor IPv6 is counted by its protocol alone. */
  private countOther(record: PacketRecord, octets: number): void {
    const { ledger } = this;
    const { name = "unknown" } = this.protocols.of(record);
    const talkers = [
      this.protocolTalker(name),
      ledger.talker("connection", name, () => ({ protocol: name })),
      ledger.talker("host", "none", () => ({ protocol: "not IP" })),
      this.unknown(),
      ledger.total,
    ];
    const isOut = record.direction === "out";
    for (const talker of talkers) {
      if (isOut) ledger.add(talker, 0, octets, 0, 1);
      else ledger.add(talker, octets, 0, 1, 0);
    }
  }

  private settle(flows: DirectionalFlows, flow: number): void {
    const packets = flows.packets[flow];
    if (packets === 0) return;
    const octets = flows.octets[flow];
    flows.packets[flow] = flows.octets[flow] = 0;
    const { ledger } = this;
    const { connection, protocol, localHost, remoteHost, isInner } = flows.conversations[flow];
    const isOut = flows.isOut[flow] === 1;
    const sent = (talker: Talker): void => ledger.add(talker, 0, octets, 0, packets);
    const received = (talker: Talker): void => ledger.add(talker, octets, 0, packets, 0);
    const [to, from] = isOut ? [received, sent] : [sent, received];
    const own = flows.owners[flow];
    if (own === undefined) {
      flows.unclaimedOctets[flow] += octets;
      flows.unclaimedPackets[flow] += packets;
    }
    from(connection);
    if (isInner) {
      // What one end sends the other receives: it went out of this host, and came in.
      for (const talker of [ledger.total, protocol]) {
        sent(talker);
        received(talker);
      }
      sent(own ?? this.unknown());
      received(flows.owners[flows.reverseOf(flow)] ?? this.unknown());
    } else for (const talker of [ledger.total, protocol, own ?? this.unknown()]) from(talker);
    if (localHost === undefined) from(remoteHost);
    else {
      from(localHost);
      to(remoteHost);
    }
  }
}
