import type { Outlet, Way } from "../outlet.ts";
import { ETHERNET_HEADER } from "../../link/ethernet.ts";
import { REPLY } from "./kinds.ts";
import { MOST_ATTEMPTS } from "./lane.ts";
import { ProbeFrame, type Ends } from "./probe-frame.ts";
import type { Prober, TakeReply } from "./prober.ts";
import type { Question } from "./question.ts";
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
  private readonly questions: readonly Question[];
  private readonly ownPort: number;
  private readonly reader: ReplyReader;
  /** For each question, which frame it goes out in; those that differ in numbers alone share one. */
  private readonly shapes: Uint32Array;
  private readonly frames: (ProbeFrame | undefined)[] = [];
  private readonly shapeCount: number;
  private readonly resets: (ProbeFrame | undefined)[] = [];
  /** The whole second from which time counts here. */
  private readonly epoch: number;
  private readonly epochNs: bigint;

  /** `random` gives 32 bits at a time. */
  constructor(outlet: Outlet, hosts: readonly Reached[], questions: readonly Question[], random: () => number) {
    const { first, last } = OWN_PORTS;
    const ownPort = first + (random() % (last - first));
    this.outlet = outlet;
    this.hosts = hosts;
    this.questions = questions;
    this.ownPort = ownPort;
    this.reader = new ReplyReader(
      hosts.map(({ address }) => address),
      questions,
      ownPort,
      new Seal(random),
    );
    const { shapes, count } = shapesOf(questions);
    this.shapes = shapes;
    this.shapeCount = count;
    this.epoch = Number(outlet.now() / SECOND_NS);
    this.epochNs = BigInt(this.epoch) * SECOND_NS;
  }

  now(): number {
    return Number(this.outlet.now() - this.epochNs) / 1e6;
  }

  send(host: number, place: number, attempt: number): void | Promise<void> {
    const question = this.questions[place];
    const { link } = this.hosts[host].way;
    const shape = host * this.shapeCount + this.shapes[place];
    const frame = (this.frames[shape] ??= new ProbeFrame(this.ends(host), question));
    // An echo request has an identifier and a sequence number where others have ports.
    if (question.kind === "echo") return link.send(frame.fill(this.ownPort, attempt));
    const own = this.ownPort + attempt;
    return link.send(frame.fill(own, question.port, this.reader.sealOf(host, own, question.port)));
  }

  async receive(timeoutMs: number, take: TakeReply): Promise<void> {
    const { outlet, reader } = this;
    for (const { frame, link } of (await outlet.receiveFrames(timeoutMs)) ?? []) {
      const reply = reader.read(frame.bytes, link.linkType === ETHERNET ? ETHERNET_HEADER : 0);
      if (reply === REPLY.nothing) continue;
      const { host, question, attempt } = reader;
      take(host, question, attempt, reply, (frame.seconds - this.epoch) * 1e3 + frame.nanoseconds / 1e6);
      if (reply === REPLY.synAck) await this.reset(host, question, attempt);
    }
  }

  /** Ends a connection that a SYN has begun; the kernel may do so too, where nothing keeps it from it. */
  private reset(host: number, place: number, attempt: number): void | Promise<void> {
    const { port } = this.questions[place] as Question & { kind: "tcp" };
    const frame = (this.resets[host] ??= new ProbeFrame(this.ends(host), { kind: "tcp", port, flags: "R" }));
    return this.hosts[host].way.link.send(frame.fill(this.ownPort + attempt, port, this.reader.acknowledged));
  }

  private ends(host: number): Ends {
    const { address, way } = this.hosts[host];
    return { header: way.header, source: way.source, destination: address.split("%")[0] };
  }
}

/** Numbers for questions that are the same but for their ports, and how many such numbers there are. */
function shapesOf(questions: readonly Question[]): { readonly shapes: Uint32Array; readonly count: number } {
  const shapes = new Uint32Array(questions.length);
  const firsts: Question[] = [];
  for (const [place, question] of questions.entries()) {
    const known = firsts.findIndex((first) => isAlike(first, question));
    shapes[place] = known < 0 ? firsts.push(question) - 1 : known;
  }
  return { shapes, count: firsts.length };
}

function isAlike(one: Question, other: Question): boolean {
  switch (one.kind) {
    case "tcp":
      return other.kind === "tcp" && one.flags === other.flags;
    case "udp":
      return other.kind === "udp" && one.payload === other.payload;
    case "echo":
      return other.kind === "echo";
  }
}
