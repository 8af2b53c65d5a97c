import { lookUpHost } from "../host/sending/look-up-host.ts";
import type { LinuxMachine } from "../host/sending/linux-machine.ts";
import { thisMachine } from "../host/sending/this-machine.ts";
import { AnsweredList, QueryAnswer } from "../probe/answered-list.ts";
import { exchangeOver, sendOver, tcpSources } from "../probe/over-machine.ts";
import type { Outcome } from "../probe/exchange.ts";
import { everyPacket, prepared, type Sendable } from "../probe/sendable.ts";
import { repeat, type Round } from "../probe/repeat.ts";
import { PacketList, type Packet } from "../toolkit/index.ts";
import { recordFilter } from "./filter.ts";

/** How to send, in Scapy's words; times are seconds. */
export interface SendOptions {
  /** The interface; else the one that leads to where packets go. */
  readonly interface?: string;
  /** Seconds between two packets (default 0). */
  readonly inter?: number;
  /** How often all packets are sent (default 1). */
  readonly count?: number;
  /** Sends them until `signal` ends it (default false). */
  readonly loop?: boolean;
  readonly signal?: AbortSignal;
}

/** How to send and to wait for answers, in Scapy's words; times are seconds. */
export interface SrOptions {
  readonly interface?: string;
  /** Seconds that answers are waited for after the last packet was sent (default: until all have come). */
  readonly timeout?: number;
  /** How often what has no answer is sent again; a negative number as often as answers still come (default 0). */
  readonly retry?: number;
  /** Seconds between two packets (default 0). */
  readonly inter?: number;
  /** Takes several answers to one packet (default false). */
  readonly multi?: boolean;
  /** A capture filter: what it does not accept is no answer. */
  readonly filter?: string;
  /**
   * The kernel resets TCP connections that it did not open, also those of crafted segments (default true). False has it leave
   * the ports alone that are sent from, until all has been answered.
   */
  readonly resets?: boolean;
  readonly signal?: AbortSignal;
}

/** How to send again and again; times are seconds. */
export interface SrLoopOptions extends Omit<SrOptions, "retry" | "multi"> {
  /** Rounds; until `signal` ends it where there is none. */
  readonly count?: number;
  /** Called after each round; what it returns, unless undefined, is printed. */
  readonly prn?: (answered: AnsweredList, unanswered: PacketList) => unknown;
}

/**
 * Sends packets that begin with IP or IPv6, by the kernel's routes; returns how many. Source, neighbours and names of hosts
 * are found. Throws before anything is sent where there is no route, no right, no such interface, or a wrong value.
 */
export function send(packets: Sendable, options: SendOptions = {}): Promise<number> {
  return sendLayer(3, packets, options);
}

/** Sends frames over one interface as they are; addresses that a crafted frame leaves out are filled in. Throws as `send`. */
export function sendp(packets: Sendable, options: SendOptions = {}): Promise<number> {
  return sendLayer(2, packets, options);
}

/**
 * Sends packets and finds what answers them: `const [answered, unanswered] = await sr(…)`. An answer is what the packet's
 * protocols say that answers it, or an ICMP error that quotes it. Throws as `send`.
 */
export function sr(packets: Sendable, options: SrOptions = {}): Promise<[AnsweredList, PacketList]> {
  return exchangeLayer(3, packets, options);
}

/** The first answer, undefined where none came. Throws as `send`. */
export async function sr1(packets: Sendable, options: SrOptions = {}): Promise<Packet | undefined> {
  return (await sr(packets, options))[0].at(0)?.answer;
}

/** As `sr`, with whole frames. */
export function srp(packets: Sendable, options: SrOptions = {}): Promise<[AnsweredList, PacketList]> {
  return exchangeLayer(2, packets, options);
}

/** As `sr1`, with whole frames. */
export async function srp1(packets: Sendable, options: SrOptions = {}): Promise<Packet | undefined> {
  return (await srp(packets, options))[0].at(0)?.answer;
}

/** Sends packets every second (`inter`) and shows what answers them; gives all pairs, and what had no answer. Throws as `send`. */
export function srloop(packets: Sendable, options: SrLoopOptions = {}): Promise<[AnsweredList, PacketList]> {
  return onMachine(packets, options, async (machine, prepared) => {
    const { count, prn = summaries } = options;
    const pairs: QueryAnswer[] = [];
    const silent: Packet[] = [];
    const onRound = ({ answered, unanswered }: Round): void => {
      const list = new AnsweredList(answered.map((answer) => new QueryAnswer(answer)));
      pairs.push(...list);
      silent.push(...unanswered);
      const text = prn(list, new PacketList(unanswered, "unanswered"));
      if (text !== undefined) console.log(text);
    };
    await repeat(machine, prepared, { ...(await exchangeOptions(options)), layer: 3, count, onRound });
    return [new AnsweredList(pairs), new PacketList(silent, "unanswered")];
  });
}

/** The packet with addresses in place of names of hosts, which the system's resolver is asked for. */
export function resolve(packet: Packet): Promise<Packet> {
  return packet.resolve(lookUpHost);
}

async function sendLayer(layer: 2 | 3, packets: Sendable, options: SendOptions): Promise<number> {
  const { inter = 0, loop = false, count = loop ? Infinity : 1, interface: name, signal } = options;
  const all = await prepared(packets, lookUpHost);
  const machine = await thisMachine();
  try {
    const { sent, unreachable } = await sendOver(machine, all, {
      layer,
      interface: name,
      count,
      signal,
      interMs: inter * 1000,
    });
    for (const sentence of unreachable) console.warn(sentence);
    return sent;
  } finally {
    machine.close();
  }
}

function exchangeLayer(layer: 2 | 3, packets: Sendable, options: SrOptions): Promise<[AnsweredList, PacketList]> {
  return onMachine(packets, options, async (machine, all) => {
    const outcome = await exchangeOver(machine, all, { ...(await exchangeOptions(options)), layer });
    return listsOf(outcome);
  });
}

async function onMachine<Result>(
  packets: Sendable,
  { resets = true }: SrOptions,
  act: (machine: LinuxMachine, packets: readonly Packet[]) => Promise<Result>,
): Promise<Result> {
  const all = await prepared(packets, lookUpHost);
  const machine = await thisMachine();
  try {
    // Drawn once, so that the ports that are held are those that are sent from.
    const drawn = resets ? all : [...everyPacket(all)];
    if (!resets) machine.hold(tcpSources(drawn));
    return await act(machine, drawn);
  } finally {
    machine.close();
  }
}

async function exchangeOptions({ timeout, retry, inter = 0, multi, filter, interface: name, signal }: SrOptions) {
  const matcherOf = filter === undefined ? undefined : await recordFilter(filter);
  return {
    interface: name,
    timeoutMs: timeout === undefined ? undefined : timeout * 1000,
    retry,
    interMs: inter * 1000,
    multi,
    signal,
    filter:
      matcherOf &&
      (({ bytes, linkType, originalLength }: Packet) =>
        matcherOf(linkType)(bytes, 0, bytes.length, originalLength) !== 0),
  };
}

function listsOf({ answered, unanswered, unreachable }: Outcome): [AnsweredList, PacketList] {
  for (const sentence of unreachable) console.warn(sentence);
  return [
    new AnsweredList(answered.map((answer) => new QueryAnswer(answer))),
    new PacketList(unanswered, "unanswered"),
  ];
}

function summaries(answered: AnsweredList, unanswered: PacketList): string {
  const lines = [...answered].map(({ answer }) => `RECV 1: ${answer.summary()}`);
  return [...lines, ...[...unanswered].map((packet) => `fail 1: ${packet.summary()}`)].join("\n");
}
