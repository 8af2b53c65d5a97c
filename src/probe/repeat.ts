import { nanosecondsOf } from "../link/link.ts";
import type { Machine } from "../link/machine.ts";
import type { Packet } from "../toolkit/index.ts";
import type { ExchangeOptions, Outcome } from "./exchange.ts";
import { exchangeIn, withChannel, type Leaving } from "./over-machine.ts";
import { everyPacket } from "./sendable.ts";
import { waitUntil } from "./waiting.ts";

const EVERY_MS = 1000;

/** What became of the packets of one round; rounds count from 1. */
export interface Round extends Outcome {
  readonly number: number;
}

export interface RepeatOptions extends Omit<ExchangeOptions, "retry" | "multi">, Leaving {
  /** Rounds (default: until `signal`). */
  readonly count?: number | undefined;
  readonly onRound: (round: Round) => void | Promise<void>;
}

/**
 * Sends packets again and again, `interMs` from one round to the next (default a second), for whose answers `timeoutMs` are
 * waited (default as long as the rest of that time). Throws as `exchangeOver`.
 */
export async function repeat(machine: Machine, packets: readonly Packet[], options: RepeatOptions): Promise<void> {
  const { count = Infinity, interMs: every = 0, signal, onRound } = options;
  const everyMs = every === 0 ? EVERY_MS : every;
  const { timeoutMs = everyMs } = options;
  await withChannel(machine, [...everyPacket(packets)], options, async (channel) => {
    for (let number = 1; ; number++) {
      const began = channel.now();
      const outcome = await exchangeIn(channel, everyPacket(packets), { ...options, interMs: 0, timeoutMs });
      await onRound({ ...outcome, number });
      if (number >= count || !(await waitUntil(channel, began + nanosecondsOf(everyMs), signal))) return;
    }
  });
}
