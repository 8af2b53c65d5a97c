import { u32 } from "../../bytes/numbers.ts";
import type { PacketRecord } from "../../files/record.ts";
import { FlowTable } from "../../flows/flow-table.ts";
import { linux, type Linux } from "../native/linux.ts";
import { Allowance } from "./allowance.ts";
import { Endpoints, LINK, PROTOCOL, type Side } from "../../flows/packet-endpoints.ts";
import { LocalAddresses } from "./local-addresses.ts";
import { findRawSocket } from "./raw-sockets.ts";
import { SockDiag, type SocketIdentity } from "./sock-diag.ts";
import { SocketProcesses, type SocketProcess } from "./socket-processes.ts";

/** Flows of TCP, of UDP and of all else whose process is remembered; beyond them the least recently seen is forgotten. */
const MOST_FLOWS = 65536;
/** For how long after its socket was last there a flow's packets still belong to its process. */
const KEPT_SECONDS = 60;
/** Flows that may be asked for in a second; each takes some ten microseconds. */
const ASKED_A_SECOND = 5000;

/** What attribution has cost, and how far it came. */
export interface AttributionStatistics {
  /** Flows asked for, again and again. */
  readonly asked: number;
  /** Time that packets waited for it. */
  readonly milliseconds: number;
  /** Packets whose flow was not asked for because others had been, as many as a second allows. */
  readonly postponed: number;
  /** Flows forgotten because there were too many. */
  readonly forgotten: number;
}

/** Which process a packet belongs to cannot be had on this system. */
export class ProcessesUnknownError extends Error {
  readonly code = "PROCESSES_UNKNOWN";

  constructor(platform: string) {
    super(`which process a packet belongs to is known on Linux only, not on ${platform}`);
    this.name = "ProcessesUnknownError";
  }
}

/**
 * Says which process sent a packet of this host, or, where it came from elsewhere, which is to get it. A flow is asked for
 * when its first packet comes and then once a second, so that for most packets it is a look into a table. Sockets of other
 * network namespaces stay unknown; so do, to others than root, the processes of other users, but not the users.
 */
export class Processes {
  private readonly system: Linux;
  private readonly diag: SockDiag;
  private readonly questions = new Allowance(ASKED_A_SECOND);
  private readonly sockets = new SocketProcesses();
  private readonly addresses = new LocalAddresses();
  private readonly packet = new Endpoints();
  private readonly flows = { tcp: new Flows(), udp: new Flows(), other: new Flows() } as const;
  private readonly devices = new Map<string, number>();
  private asked = 0;
  private milliseconds = 0;
  private postponed = 0;

  /** Throws `ProcessesUnknownError`, and what the system says. */
  static async open(): Promise<Processes> {
    if (process.platform !== "linux") throw new ProcessesUnknownError(process.platform);
    return new Processes(await linux());
  }

  private constructor(system: Linux) {
    this.system = system;
    this.diag = new SockDiag(system);
  }

  /** Puts the process into metadata and comments of a packet that is passing the interface called `name`. */
  attribute(record: PacketRecord, name: string): void {
    const { packet } = this;
    if (!packet.read(record)) return;
    const flows = this.flowsOf(packet.protocol);
    const flow = flows.find(packet);
    if (flows.asked[flow] !== record.seconds || packet.opens) this.ask(flows, flow, record, name);
    const found = flows.found[flow];
    if (found === undefined) return;
    record.metadata = record.metadata === undefined ? found.metadata : { ...record.metadata, ...found.metadata };
    record.comments = record.comments.length === 0 ? found.comments : [...record.comments, ...found.comments];
  }

  statistics(): AttributionStatistics {
    const { asked, milliseconds, postponed } = this;
    const forgotten = Object.values(this.flows).reduce((sum, { table }) => sum + table.dropped, 0);
    return { asked, milliseconds, postponed, forgotten };
  }

  close(): void {
    this.sockets.close();
    this.diag.close();
  }

  private flowsOf(protocol: number): Flows {
    const { tcp, udp, other } = this.flows;
    if (protocol === PROTOCOL.tcp) return tcp;
    return protocol === PROTOCOL.udp ? udp : other;
  }

  private ask(flows: Flows, flow: number, record: PacketRecord, name: string): void {
    const { packet, addresses, questions } = this;
    const { seconds } = record;
    const isSent = addresses.has(packet.bytes, packet.source, packet.size);
    const isReceived = addresses.takes(packet.bytes, packet.destination, packet.size);
    if ((isSent || isReceived) && questions.left <= 0) {
      this.postponed++;
      return;
    }
    flows.asked[flow] = seconds;
    if (!isSent && !isReceived) return;
    questions.spend(1);
    this.asked++;
    const began = performance.now();
    const device = this.deviceOf(record, name);
    const sender = isSent ? this.socketOn("source", device) : undefined;
    // A flow that has been the sender's does not become the receiver's when the sender's socket is gone.
    const mayBeReceivers = isReceived && (!isSent || flows.found[flow] === undefined);
    const socket = sender ?? (mayBeReceivers ? this.socketOn("destination", device) : undefined);
    if (socket !== undefined) {
      flows.found[flow] = this.sockets.of(socket);
      flows.confirmed[flow] = seconds;
      // Who takes the connection may be another than who listens: the next packet asks again.
      if (socket.listening) flows.asked[flow] = NEVER;
    } else if (seconds - flows.confirmed[flow] > KEPT_SECONDS) {
      flows.found[flow] = undefined;
    }
    this.milliseconds += performance.now() - began;
  }

  private socketOn(side: Side, device: number): SocketIdentity | undefined {
    const { packet, diag } = this;
    const { protocol } = packet;
    if (protocol !== PROTOCOL.tcp && protocol !== PROTOCOL.udp && protocol !== PROTOCOL.udpLite) {
      return findRawSocket(packet, side);
    }
    const socket = diag.find(packet, side, device);
    if (socket?.inode !== 0) return socket;
    // A connection that no program has accepted yet belongs to whoever listens; an ended one to nobody.
    const listening = diag.find(packet, side, device, true);
    return listening?.inode === 0 ? undefined : listening;
  }

  /** The number of the interface that a packet passes: sockets may be bound to one. */
  private deviceOf({ linkType, bytes, start }: PacketRecord, name: string): number {
    if (linkType === LINK.linuxCooked2) return u32(bytes, start + 4);
    const known = this.devices.get(name);
    if (known !== undefined) return known;
    const number = this.system.interfaceIndex(name);
    this.devices.set(name, number);
    return number;
  }
}

/** Not a second in which anything happened. */
const NEVER = -Infinity;

class Flows {
  readonly table = new FlowTable(MOST_FLOWS);
  /** By flow: what the kernel said last, and the seconds in which it was asked, and in which it knew the socket. */
  readonly found: (SocketProcess | undefined)[] = [];
  readonly asked: number[] = [];
  readonly confirmed: number[] = [];

  /** The place of a packet's flow, a new one where it is the first of its flow. */
  find(packet: Endpoints): number {
    packet.fill(this.table.key);
    const known = this.table.find();
    if (known >= 0) return known;
    const flow = this.table.add();
    this.found[flow] = undefined;
    this.asked[flow] = this.confirmed[flow] = NEVER;
    return flow;
  }
}
