import type { Channel } from "./channel.ts";

/** What a promise resolves to; undefined at once when the signal is aborted. */
export async function unlessAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result | undefined> {
  if (signal === undefined) return promise;
  if (signal.aborted) return undefined;
  let end = (): void => {};
  const aborted = new Promise<undefined>((resolve) => (end = () => resolve(undefined)));
  signal.addEventListener("abort", end, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

/** Waits until a moment, and lets go of what comes meanwhile; false where it was aborted or nothing can come any more. */
export async function waitUntil(channel: Channel, moment: bigint, signal?: AbortSignal): Promise<boolean> {
  for (;;) {
    const left = Math.max(0, Number(moment - channel.now()) / 1e6);
    const arrived = await unlessAborted(channel.receive(left), signal);
    if (arrived === undefined) return false;
    if (channel.now() >= moment) return true;
  }
}
