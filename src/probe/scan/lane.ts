import { REPLY, type Reply } from "./kinds.ts";
import { Pace } from "./pace.ts";
import { Queue } from "./queue.ts";
import type { RoundTrip } from "./round-trip.ts";

/** How often a scan asks, and how long it waits. */
export interface Patience {
  /** Probes of a port after the first, at most; a host that must be asked more slowly gets one more for each time. */
  readonly retries: number;
  /** Milliseconds that an answer is waited for however fast others come. */
  readonly leastTimeoutMs: number;
  /** Whether it is enough to know that the host is there. */
  readonly untilThere?: boolean;
}

/** Probes of one port that can be told apart. */
export const MOST_ATTEMPTS = 32;

/** How a port stands that has not answered. */
const STAGE = { untouched: 0, underWay: 1, again: 2, givenUp: 3 } as const;

/**
 * The probes of one host. A port that is silent is asked again: once, and as often as it took others to answer. Where
 * many answer only when asked again, the host is asked more slowly, and all that is silent gets another chance.
 */
export class Lane {
  /** Milliseconds that each port took to answer, by its place. */
  readonly tookMs: Float32Array;
  /** Whether the host itself has answered: not a router that tells of it. */
  isThere = false;
  /** Whether a router says that the host cannot be reached. */
  isUnreachable = false;
  private readonly pace = new Pace();
  private readonly patience: Patience;
  private readonly roundTrip: RoundTrip;
  private readonly replies: Uint8Array;
  /** Places of ports in the order in which they are probed first. */
  private readonly order: Uint16Array;
  private readonly stages: Uint8Array;
  private readonly attempts: Uint8Array;
  private readonly sentAt: Float64Array;
  /** Probes under way, the oldest first; those that were answered still stand there. */
  private readonly underWay = new Queue();
  private readonly again = new Queue();
  private givenUp: number[] = [];
  /** How many ports have reached each stage and are there still, without an answer. */
  private readonly count = new Uint32Array(4);
  private mostAttempts: number;
  private lastSent = -Infinity;
  private slowedAt = -Infinity;

  constructor(order: Uint16Array, patience: Patience, roundTrip: RoundTrip) {
    const ports = order.length;
    this.order = order;
    this.patience = patience;
    this.roundTrip = roundTrip;
    this.replies = new Uint8Array(ports);
    this.tookMs = new Float32Array(ports);
    this.stages = new Uint8Array(ports);
    this.attempts = new Uint8Array(ports);
    this.sentAt = new Float64Array(ports);
    this.count[STAGE.untouched] = ports;
    this.mostAttempts = Math.min(2, patience.retries + 1);
  }

  /** Whether every port has answered or been given up. */
  get isDone(): boolean {
    return this.settled === this.order.length || (this.isThere && this.patience.untilThere === true);
  }

  /** What came back from a port. */
  reply(port: number): Reply {
    return this.replies[port] as Reply;
  }

  /** Ports that need no more probes, as far as is known now. */
  get settled(): number {
    const { count } = this;
    return this.order.length - count[STAGE.untouched] - count[STAGE.underWay] - count[STAGE.again];
  }

  /** Probes that are waited for. */
  get waitedFor(): number {
    return this.count[STAGE.underWay];
  }

  /** When the next probe may be sent, in milliseconds; Infinity while there is none, or too many are under way. */
  get mayAct(): number {
    const { count, pace } = this;
    if (this.isDone || count[STAGE.untouched] + count[STAGE.again] === 0 || count[STAGE.underWay] >= pace.allowed)
      return Infinity;
    return this.lastSent + pace.delay;
  }

  /** When the oldest probe will have been waited for long enough, in milliseconds; Infinity while there is none. */
  get expires(): number {
    const { underWay } = this;
    while (underWay.length > 0 && this.replies[underWay.first] !== REPLY.nothing) underWay.shift();
    return underWay.length === 0 ? Infinity : this.sentAt[underWay.first] + this.timeout;
  }

  /** The place of the port to be probed next; to be called while the lane `mayAct`. */
  next(now: number): number {
    const port = this.nextAgain() ?? this.order[this.order.length - this.count[STAGE.untouched]];
    this.move(port, STAGE.underWay);
    this.attempts[port]++;
    this.sentAt[port] = now;
    this.lastSent = now;
    this.underWay.push(port);
    return port;
  }

  /** The last probe of a port left later than it was taken up, with others. */
  left(port: number, at: number): void {
    this.sentAt[port] = at;
    this.lastSent = at;
  }

  /** How often a port was probed before its last probe. */
  attempt(port: number): number {
    return this.attempts[port] - 1;
  }

  /** Takes in a reply; the first of a port counts. */
  take(port: number, attempt: number, reply: Reply, at: number): void {
    const attempts = this.attempts[port];
    if (this.replies[port] !== REPLY.nothing || attempt >= attempts) return;
    this.count[this.stages[port]]--;
    this.replies[port] = reply;
    if (reply === REPLY.unreachable || reply === REPLY.prohibited) this.isUnreachable = true;
    else this.isThere = true;
    const sinceLast = Math.max(0, at - this.sentAt[port]);
    // An answer to an earlier probe came after its time.
    this.tookMs[port] = attempt === attempts - 1 ? sinceLast : sinceLast + this.timeout;
    this.roundTrip.observe(this.tookMs[port]);
    if (attempt === 0) this.pace.answered();
    else this.takeLate(port, attempt, at);
  }

  /** Gives up the probes that have been waited for long enough, and tells of each. */
  expire(now: number, giveUp?: (port: number) => void): void {
    while (this.expires <= now && this.underWay.length > 0) {
      const port = this.underWay.shift();
      giveUp?.(port);
      this.pace.unanswered();
      this.rest(port);
    }
  }

  private get timeout(): number {
    return Math.max(this.patience.leastTimeoutMs, this.roundTrip.timeout);
  }

  private takeLate(port: number, attempt: number, at: number): void {
    // What was lost before the pace was slowed down says nothing of the pace since.
    const slowed = this.sentAt[port] >= this.slowedAt && this.pace.lost();
    if (slowed) this.slowedAt = at;
    const most = Math.min(MOST_ATTEMPTS, this.patience.retries + 1 + this.pace.slowed);
    const wanted = Math.min(most, Math.max(attempt + 2, this.mostAttempts + (slowed ? 1 : 0)));
    if (wanted <= this.mostAttempts) return;
    this.mostAttempts = wanted;
    const waiting = this.givenUp;
    this.givenUp = [];
    for (const other of waiting) if (this.replies[other] === REPLY.nothing) this.rest(other);
  }

  private rest(port: number): void {
    const goesOn = this.attempts[port] < this.mostAttempts;
    this.move(port, goesOn ? STAGE.again : STAGE.givenUp);
    if (goesOn) this.again.push(port);
    else this.givenUp.push(port);
  }

  private nextAgain(): number | undefined {
    while (this.again.length > 0) {
      const port = this.again.shift();
      if (this.replies[port] === REPLY.nothing) return port;
    }
    return undefined;
  }

  private move(port: number, stage: number): void {
    this.count[this.stages[port]]--;
    this.count[stage]++;
    this.stages[port] = stage;
  }
}
