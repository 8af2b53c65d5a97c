import type { Outlet, Way } from "../outlet.ts";
import { REPLY } from "./kinds.ts";
import { MOST_ATTEMPTS } from "./lane.ts";
import { ProbeFrame, type Ends } from "./probe-frame.ts";
import type { Prober, TakeReply } from "./prober.ts";
import type { Question } from "./question.ts";
import { ReplyReader } from "./reply-reader.ts";
import { Seal } from "./seal.ts";

/** Ports that probes come from: dynamic ones (RFC 6335), of which each attempt takes the next. */
const OWN_PORTS = { first: 49152, last: 65536 - MOST_ATTEMPTS } as const;

/** A host and the way to it. */
export interface Reached {
  readonly address: string;
  readonly way: Way;
}

/** Asks hosts with frames, over the links of an outlet, which it leaves open. */
export class FrameProber implements Prober {
  private readonly outlet: Outlet;
  private readonly hosts: readonly Reached[];
  private readonly questions: readonly Question[];
  private readonly ownPort: number;
  private readonly seal: Seal;
  private readonly reader: ReplyReader;
  private readonly frames = new Map<string, ProbeFrame>();
  private readonly segments: (ProbeFrame | undefined)[] = [];
  private readonly epoch: bigint;

  /** `random` gives 32 bits at a time. */
  constructor(outlet: Outlet, hosts: readonly Reached[], questions: readonly Question[], random: () => number) {
    const { first, last } = OWN_PORTS;
    this.outlet = outlet;
    this.hosts = hosts;
    this.questions = questions;
    this.ownPort = first + (random() % (last - first));
    this.seal = new Seal(random);
    const addresses = hosts.map(({ address }) => address);
    this.reader = new ReplyReader({ hosts: addresses, questions, ownPort: this.ownPort, seal: this.seal });
    this.epoch = outlet.now();
  }

  now(): number {
    return this.since(this.outlet.now());
  }

  send(host: number, place: number, attempt: number): void | Promise<void> {
    const question = this.questions[place];
    const { link } = this.hosts[host].way;
    const own = this.ownPort + attempt;
    switch (question.kind) {
      case "tcp": {
        const frame = (this.segments[host] ??= new ProbeFrame(this.ends(host), question));
        return link.send(frame.fill(own, question.port, this.seal.of(this.reader.sealed[host], own, question.port)));
      }
      case "udp": {
        const key = `${host} ${question.payload.length === 0 ? "" : place}`;
        return link.send(this.frame(key, host, question).fill(own, question.port));
      }
      case "echo":
        return link.send(this.frame(`${host} echo`, host, question).fill(this.ownPort, attempt));
    }
  }

  async receive(timeoutMs: number, take: TakeReply): Promise<void> {
    const { outlet, reader, hosts } = this;
    const arrivals = await outlet.receive(timeoutMs);
    for (const { packet, at } of arrivals ?? []) {
      const { bytes } = packet;
      const reply = reader.read(bytes, 0);
    }
  }
}
