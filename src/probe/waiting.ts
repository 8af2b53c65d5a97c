import type { Channel } from "./channel.ts";

/** Resolves when a signal is aborted. */
export function aborted(signal: AbortSignal | undefined): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve(undefined);
    signal?.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}

/** Waits until a moment, and lets go of what comes meanwhile; false where it was aborted or nothing can come any more. */
export async function waitUntil(channel: Channel, moment: bigint, signal?: AbortSignal): Promise<boolean> {
  const end = aborted(signal);
  for (;;) {
    const left = Math.max(0, Number(moment - channel.now()) / 1e6);
    const arrived = await Promise.race([end, channel.receive(left)]);
    if (arrived === undefined) return false;
    if (channel.now() >= moment) return true;
  }
}
