import type { Outcome, Sockets } from "../../link/sockets.ts";
import { REPLY, type Reply } from "./kinds.ts";
import type { Prober, TakeReply } from "./prober.ts";

const REPLIES: Readonly<Record<Outcome, Reply>> = {
  connected: REPLY.synAck,
  refused: REPLY.reset,
  unreachable: REPLY.unreachable,
  prohibited: REPLY.prohibited,
};

/** Asks hosts by connecting to them, for which nobody needs rights. */
export class SocketProber implements Prober {
  readonly most: number;
  private readonly sockets: Sockets;
  private readonly hosts: readonly string[];
  private readonly ports: Uint16Array;
  private readonly underWay = new Map<number, () => void>();
  private arrived: (readonly [host: number, place: number, attempt: number, reply: Reply, at: number])[] = [];

  constructor(sockets: Sockets, hosts: readonly string[], ports: Uint16Array) {
    this.most = sockets.most;
    this.sockets = sockets;
    this.hosts = hosts;
    this.ports = ports;
  }

  now(): number {
    return this.sockets.now();
  }

  send(host: number, place: number, attempt: number): void {
    const port = this.ports[place];
    const key = host * this.ports.length + place;
    const giveUp = this.sockets.connect(this.hosts[host], port, (outcome) => {
      this.underWay.delete(key);
      this.arrived.push([host, place, attempt, REPLIES[outcome], this.sockets.now()]);
    });
    this.underWay.set(key, giveUp);
  }

  giveUp(host: number, place: number): void {
    const key = host * this.ports.length + place;
    this.underWay.get(key)?.();
    this.underWay.delete(key);
  }

  async receive(timeoutMs: number, take: TakeReply): Promise<void> {
    await this.sockets.wait(timeoutMs);
    const { arrived } = this;
    this.arrived = [];
    for (const reply of arrived) take(...reply);
  }
}
