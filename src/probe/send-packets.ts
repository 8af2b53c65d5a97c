import { nanosecondsOf } from "../link/link.ts";
import type { Packet } from "../toolkit/index.ts";
import type { Channel, Sent } from "./channel.ts";
import { NoNeighbourError } from "./outlet.ts";
import { everyPacket } from "./sendable.ts";
import { waitUntil } from "./waiting.ts";

export interface SendingOptions {
  /** How often all packets are sent; random values are drawn anew each time (default 1, Infinity until `signal`). */
  readonly count?: number;
  /** Milliseconds between two packets (default 0). */
  readonly interMs?: number;
  readonly signal?: AbortSignal;
  readonly onSent?: (sent: Sent) => void;
}

/** What has been sent. */
export interface Sending {
  readonly sent: number;
  /** Why packets could not be sent: neighbours that do not answer, a sentence each. */
  readonly unreachable: readonly string[];
}

/** Packets between which everybody else gets a turn. */
const TURN = 256;

/** Sends packets, one after another. Throws what the channel does, but for neighbours that do not answer. */
export async function sendPackets(
  channel: Channel,
  packets: Iterable<Packet>,
  { count = 1, interMs = 0, signal, onSent }: SendingOptions = {},
): Promise<Sending> {
  const unreachable = new Set<string>();
  let sent = 0;
  let first: bigint | undefined;
  for (let round = 0; round < count; round++) {
    for (const packet of everyPacket(packets)) {
      if (first !== undefined && (interMs > 0 || sent % TURN === 0)) {
        const goesOn = await waitUntil(channel, first + nanosecondsOf(interMs * sent), signal);
        if (!goesOn) return { sent, unreachable: [...unreachable] };
      }
      try {
        const told = await channel.send(packet);
        first ??= told.at;
        sent++;
        onSent?.(told);
      } catch (fault) {
        if (!(fault instanceof NoNeighbourError)) throw fault;
        unreachable.add(fault.message);
      }
    }
  }
  return { sent, unreachable: [...unreachable] };
}
