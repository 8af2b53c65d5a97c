import type { Machine } from "../link/machine.ts";
import { TCP, type Packet } from "../toolkit/index.ts";
import { destinationOf, withoutLink } from "./addressed.ts";
import type { Channel } from "./channel.ts";
import { exchange, type Answer, type ExchangeOptions, type Outcome } from "./exchange.ts";
import { FrameChannel, interfaceFor } from "./frame-channel.ts";
import { PacketOutlet } from "./packet-outlet.ts";
import { sendPackets, type Sending, type SendingOptions } from "./send-packets.ts";
import { everyPacket } from "./sendable.ts";

/** How packets leave a machine: as packets that are routed (3), or as frames of an interface (2). */
export interface Leaving {
  readonly layer: 2 | 3;
  /** The interface; else the one that leads to where the first packet goes. */
  readonly interface?: string;
}

/** A channel that can be closed. */
type OpenChannel = Channel & { close(): Promise<void> };

/** Sends packets from a machine. Throws before anything is sent where there is no way, no interface or no right to it. */
export function sendOver(
  machine: Machine,
  packets: readonly Packet[],
  options: SendingOptions & Leaving,
): Promise<Sending> {
  return withChannel(machine, packets, options, (channel) => sendPackets(channel, packets, options));
}

/** Sends packets from a machine and finds their answers. Throws as `sendOver`. */
export function exchangeOver(
  machine: Machine,
  packets: readonly Packet[],
  options: ExchangeOptions & Leaving,
): Promise<Outcome> {
  const all = [...everyPacket(packets)];
  return withChannel(machine, all, options, (channel) => exchangeIn(channel, all, options));
}

/** Sends packets through a channel and finds their answers: of packets that are routed, without the link's header. */
export async function exchangeIn(
  channel: Channel,
  packets: Iterable<Packet>,
  { layer, onAnswer, ...options }: ExchangeOptions & Leaving,
): Promise<Outcome> {
  const told = ({ answer, ...rest }: Answer): Answer =>
    layer === 2 ? { answer, ...rest } : { ...rest, answer: { ...answer, packet: withoutLink(answer.packet) } };
  const outcome = await exchange(channel, packets, { ...options, onAnswer: (answer) => onAnswer?.(told(answer)) });
  return { ...outcome, answered: outcome.answered.map(told) };
}

/** Opens what packets leave through for as long as `act` takes. Throws as `sendOver`. */
export async function withChannel<Result>(
  machine: Machine,
  packets: readonly Packet[],
  leaving: Leaving,
  act: (channel: Channel) => Promise<Result>,
): Promise<Result> {
  const channel = await openChannel(machine, packets, leaving);
  try {
    return await act(channel);
  } finally {
    await channel.close();
  }
}

/** The TCP ports that packets are sent from. */
export function tcpSources(packets: Iterable<Packet>): ReadonlySet<number> {
  const ports = new Set<number>();
  for (const packet of packets) {
    const port = packet.get(TCP)?.sport;
    if (port !== undefined) ports.add(port);
  }
  return ports;
}

async function openChannel(machine: Machine, packets: readonly Packet[], leaving: Leaving): Promise<OpenChannel> {
  const { layer, interface: name } = leaving;
  const [first] = packets;
  if (layer === 2) {
    if (first === undefined && name === undefined) return new PacketOutlet(machine);
    return FrameChannel.open(machine, name ?? interfaceFor(machine, first));
  }
  const outlet = new PacketOutlet(machine, name === undefined ? {} : { interface: name });
  const destinations = new Set(packets.map(destinationOf));
  const interfaces = new Set(Array.from(destinations, (destination) => outlet.route(destination).interface));
  try {
    for (const each of interfaces) await outlet.open(each);
  } catch (fault) {
    await outlet.close();
    throw fault;
  }
  return outlet;
}
