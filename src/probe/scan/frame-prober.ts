import type { Outlet, Way } from "../outlet.ts";
import { ETHERNET_HEADER } from "../../link/ethernet.ts";
import { REPLY } from "./kinds.ts";
import { MOST_ATTEMPTS } from "./lane.ts";
import { Outgoing } from "./outgoing.ts";
import { ProbeFrame, type Ends } from "./probe-frame.ts";
import type { Prober, TakeReply } from "./prober.ts";
import type { Inquiry } from "./question.ts";
import { ReplyReader } from "./reply-reader.ts";
import { Seal } from "./seal.ts";

/** Ports that probes come from: dynamic ones (RFC 6335), of which each attempt takes the next. */
const OWN_PORTS = { first: 49152, last: 65536 - MOST_ATTEMPTS } as const;

const SECOND_NS = 1_000_000_000n;
/** LINKTYPE_ value */
const ETHERNET = 1;

/** A host and the way to it. */
export interface Reached {
  readonly address: string;
  readonly way: Way;
}

/** Asks hosts with frames, over the links of an outlet, which it leaves open. */
export class FrameProber implements Prober {
  private readonly outlet: Outlet;
  private readonly hosts: readonly Reached[];
  private readonly inquiry: Inquiry;
  private readonly ownPort: number;
  private readonly reader: ReplyReader;
  /** By host and question: probes that differ in numbers alone share one. */
  private readonly frames: (ProbeFrame | undefined)[] = [];
  private readonly outgoing = new Outgoing();
  private readonly resets: (ProbeFrame | undefined)[] = [];
  /** The whole second from which time counts here. */
  private readonly epoch: number;
  private readonly epochNs: bigint;

  /** `random` gives 32 bits at a time. */
  constructor(outlet: Outlet, hosts: readonly Reached[], inquiry: Inquiry, random: () => number) {
    const { first, last } = OWN_PORTS;
    const ownPort = first + (random() % (last - first));
    this.outlet = outlet;
    this.hosts = hosts;
    this.inquiry = inquiry;
    this.ownPort = ownPort;
    this.reader = new ReplyReader(
      hosts.map(({ address }) => address),
      inquiry,
      ownPort,
      new Seal(random),
    );
    this.epoch = Number(outlet.now() / SECOND_NS);
    this.epochNs = BigInt(this.epoch) * SECOND_NS;
  }

  now(): number {
    return Number(this.outlet.now() - this.epochNs) / 1e6;
  }

  send(host: number, place: number, attempt: number): void {
    const { questions, which, ports } = this.inquiry;
    const question = questions[which[place]];
    const frame = (this.frames[host * questions.length + which[place]] ??= new ProbeFrame(this.ends(host), question));
    // An echo request has an identifier and a sequence number where others have ports.
    const bytes = this.outgoing.frame(this.hosts[host].way.link, frame.length);
    if (question.kind === "echo") {
      frame.write(bytes, this.ownPort, attempt);
      return;
    }
    const own = this.ownPort + attempt;
    frame.write(bytes, own, ports[place], this.reader.sealOf(host, own, ports[place]));
  }

  flush(): Promise<void> {
    return this.outgoing.flush();
  }

  async receive(timeoutMs: number, take: TakeReply): Promise<void> {
    const { outlet, reader } = this;
    for (const { frame, link } of (await outlet.receiveFrames(timeoutMs)) ?? []) {
      const reply = reader.read(frame.bytes, link.linkType === ETHERNET ? ETHERNET_HEADER : 0);
      if (reply === REPLY.nothing) continue;
      const { host, question, attempt } = reader;
      take(host, question, attempt, reply, (frame.seconds - this.epoch) * 1e3 + frame.nanoseconds / 1e6);
      if (reply === REPLY.synAck) this.reset(host, question, attempt);
    }
    await this.flush();
  }

  /** Ends a connection that a SYN has begun; the kernel may do so too, where nothing keeps it from it. */
  private reset(host: number, place: number, attempt: number): void {
    const port = this.inquiry.ports[place];
    const frame = (this.resets[host] ??= new ProbeFrame(this.ends(host), { kind: "tcp", flags: "R" }));
    const bytes = this.outgoing.frame(this.hosts[host].way.link, frame.length);
    frame.write(bytes, this.ownPort + attempt, port, this.reader.acknowledged);
  }

  private ends(host: number): Ends {
    const { address, way } = this.hosts[host];
    return { header: way.header, source: way.source, destination: address.split("%")[0] };
  }
}
