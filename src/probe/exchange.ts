import { Raw } from "../definition/raw.ts";
import { nanosecondsOf } from "../link/link.ts";
import type { Packet } from "../toolkit/packet.ts";
import { standardCatalog } from "../toolkit/standard-catalog.ts";
import type { Arrival, Channel, Sent } from "./channel.ts";
import { NoNeighbourError } from "./outlet.ts";
import { Requests } from "./requests.ts";
import { unlessAborted } from "./waiting.ts";

/** A packet and what answers it. */
export interface Answer {
  readonly sent: Sent;
  readonly answer: Arrival;
  /** Milliseconds between them. */
  readonly elapsedMs: number;
}

export interface ExchangeOptions {
  /** Milliseconds that answers are waited for after the last packet was sent (default: until all have come). */
  readonly timeoutMs?: number;
  /** How often what has no answer is sent again; a negative number as often as answers still come (default 0). */
  readonly retry?: number;
  /** Milliseconds between two packets (default 0). */
  readonly interMs?: number;
  /** Takes further answers to packets that have one (default false). */
  readonly multi?: boolean;
  /** Which packets are looked at (default: all). */
  readonly filter?: (packet: Packet) => boolean;
  /** Ends it early, with what has become of the packets until then. */
  readonly signal?: AbortSignal;
  /** Is told each answer as it comes. */
  readonly onAnswer?: (answer: Answer) => void;
}

/** What became of each packet. */
export interface Outcome {
  /** In the order in which the answers came. */
  readonly answered: readonly Answer[];
  /** In the order in which they were to be sent. */
  readonly unanswered: readonly Packet[];
  /** Why packets could not be sent: neighbours that do not answer, a sentence each. */
  readonly unreachable: readonly string[];
}

/** Packets that are sent before arrivals are looked at, and that wait for their ways at the same time. */
const BATCH = 256;

/** A packet that is to be answered. */
interface Request {
  readonly packet: Packet;
  sent: Sent | undefined;
  isAnswered: boolean;
}

/**
 * Sends packets and finds what answers them. Throws what the channel does when it sends; only neighbours that do not answer
 * leave their packets without an answer.
 */
export async function exchange(
  channel: Channel,
  packets: Iterable<Packet>,
  options: ExchangeOptions = {},
): Promise<Outcome> {
  const running = new Exchange(channel, options);
  const requests = Array.from(packets, (packet): Request => ({ packet, sent: undefined, isAnswered: false }));
  const { retry = 0 } = options;
  let missing: readonly Request[] = requests;
  for (let left = Math.abs(retry); ;) {
    const before = missing.length;
    await running.round(missing);
    missing = requests.filter(({ isAnswered }) => !isAnswered);
    if (missing.length === 0 || running.isOver) break;
    if (retry < 0 && missing.length < before) left = -retry;
    else if (left-- === 0) break;
  }
  return {
    answered: running.answers,
    unanswered: missing.map(({ packet, sent }) => sent?.packet ?? packet),
    unreachable: [...running.unreachable],
  };
}

/** Rounds of sending and waiting, over one table of what was sent. */
class Exchange {
  readonly answers: Answer[] = [];
  readonly unreachable = new Set<string>();
  private readonly channel: Channel;
  private readonly options: ExchangeOptions;
  private readonly requests = new Requests<Request>(standardCatalog());
  private isClosed = false;
  private missing = 0;

  constructor(channel: Channel, options: ExchangeOptions) {
    this.channel = channel;
    this.options = options;
  }

  get isOver(): boolean {
    return this.isClosed || this.options.signal?.aborted === true;
  }

  /** Sends packets and waits for their answers. */
  async round(requests: readonly Request[]): Promise<void> {
    const { channel, options } = this;
    this.missing = requests.length;
    for (let at = 0; at < requests.length && !this.isOver;) {
      const batch = requests.slice(at, at + (options.interMs ? 1 : BATCH));
      at += batch.length;
      await Promise.all(batch.map((request) => this.send(request)));
      if (at === requests.length) break;
      const began = requests[0].sent?.at ?? channel.now();
      await this.receiveUntil(options.interMs ? began + nanosecondsOf(options.interMs * at) : channel.now());
    }
    const { timeoutMs } = options;
    await this.receiveUntil(timeoutMs === undefined ? undefined : channel.now() + nanosecondsOf(timeoutMs), true);
  }

  private async send(request: Request): Promise<void> {
    try {
      await this.channel.send(request.packet, (sent) => {
        if (request.sent === undefined) this.remember(request, sent);
        request.sent = sent;
      });
    } catch (fault) {
      if (!(fault instanceof NoNeighbourError)) throw fault;
      this.unreachable.add(fault.message);
    }
  }

  private remember(request: Request, { packet, toMany }: Sent): void {
    this.requests.add(request, packet, toMany, packet.bytes.length - rawLength(packet));
  }

  /** Receives until a moment, or, where there is nothing more to wait for, only until then. */
  private async receiveUntil(moment: bigint | undefined, onlyForAnswers = false): Promise<void> {
    const { channel, options } = this;
    for (;;) {
      if (this.isOver || (onlyForAnswers && this.missing === 0 && options.multi !== true)) return;
      const left = moment === undefined ? undefined : Math.max(0, Number(moment - channel.now()) / 1e6);
      const arrived = await unlessAborted(channel.receive(left), options.signal);
      if (arrived === undefined) this.isClosed = true;
      for (const arrival of arrived ?? []) this.take(arrival);
      if (moment !== undefined && channel.now() >= moment) return;
    }
  }

  private take(answer: Arrival): void {
    const { filter, multi = false, onAnswer } = this.options;
    if (filter !== undefined && !filter(answer.packet)) return;
    const found = this.requests.answered(answer.packet);
    const sent = found?.request.sent;
    if (found === undefined || sent === undefined || (!found.isFirst && !multi)) return;
    if (found.isFirst) this.missing--;
    found.request.isAnswered = true;
    const told = { sent, answer, elapsedMs: Number(answer.at - sent.at) / 1e6 };
    this.answers.push(told);
    onAnswer?.(told);
  }
}

/** Octets at the end of a packet that it was crafted of as they are. */
function rawLength({ crafted }: Packet): number {
  const last = crafted?.at(-1);
  const load: unknown = last?.protocol === Raw ? (last.values as { readonly load?: unknown }).load : undefined;
  return load instanceof Uint8Array ? load.length : 0;
}
