import type { Lane } from "./lane.ts";
import type { Prober } from "./prober.ts";
import type { TokenBucket } from "./token-bucket.ts";

/** Probes sent before answers are looked at, and under way at a time to all hosts together. */
const BATCH = 128;
const MOST_UNDER_WAY = 4096;
/** Probes sent between two looks at the clock. */
const CLOCK_PROBES = 32;
/** Milliseconds that waits are longer than they seem to have to be: times with fractions are not exact. */
const ROUNDING_MS = 1e-3;
/** Milliseconds after which a scan tells how far it is, and lets others have their turn. */
const REPORT_MS = 100;

/** What goes on beside the probes. */
export interface Course {
  /** Keeps to a rate, where one was asked for. */
  readonly bucket?: TokenBucket | undefined;
  /** Told of how many ports are settled, now and then. */
  readonly onSettled?: ((ports: number) => void) | undefined;
  /** Lets the machine's event loop turn, which answers that come without a pause keep it from. */
  readonly turn?: (() => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Probes hosts, a lane each, until all are done or the signal ends it. Throws what the prober throws. */
export async function runLanes(lanes: readonly Lane[], prober: Prober, course: Course): Promise<void> {
  try {
    await untilDone(lanes, prober, course);
  } finally {
    for (const [host, lane] of lanes.entries()) lane.expire(Infinity, (port) => prober.giveUp?.(host, port));
  }
}

async function untilDone(lanes: readonly Lane[], prober: Prober, course: Course): Promise<void> {
  const { bucket, onSettled, turn, signal } = course;
  const most = prober.most ?? MOST_UNDER_WAY;
  /** What is sent together: whose probe it is, and of which port. */
  const batch = { lanes: [] as Lane[], ports: new Uint16Array(BATCH) };
  let next = 0;
  let reported = -Infinity;
  // Up to when all answers have been taken in: what came while this program had no turn is not too late.
  let heard = -Infinity;
  for (;;) {
    if (signal?.aborted === true) return;
    let now = prober.now();
    let waitedFor = 0;
    for (const [host, lane] of lanes.entries()) {
      lane.expire(heard, (port) => prober.giveUp?.(host, port));
      waitedFor += lane.waitedFor;
    }
    if (now - reported >= REPORT_MS) {
      onSettled?.(lanes.reduce((sum, { settled }) => sum + settled, 0));
      await turn?.();
      reported = now;
    }
    if (lanes.every(({ isDone }) => isDone)) return;
    let idle = 0;
    let sent = 0;
    while (sent < BATCH && waitedFor + sent < most && idle < lanes.length) {
      const host = next;
      const lane = lanes[host];
      next = (next + 1) % lanes.length;
      if (lane.mayAct > now || (bucket !== undefined && !bucket.take(now))) {
        idle++;
        continue;
      }
      idle = 0;
      const port = lane.next(now);
      batch.lanes[sent] = lane;
      batch.ports[sent++] = port;
      prober.send(host, port, lane.attempt(port));
      if (sent % CLOCK_PROBES === 0) now = prober.now();
    }
    if (sent > 0 && prober.flush !== undefined) {
      now = prober.now();
      for (let i = 0; i < sent; i++) batch.lanes[i].left(batch.ports[i], now);
      await prober.flush();
    }
    heard = prober.now();
    const wait = nextMoment(lanes, waitedFor + sent < most, bucket) - heard;
    await prober.receive(wait <= 0 ? 0 : wait + ROUNDING_MS, (host, port, attempt, reply, at) =>
      lanes[host].take(port, attempt, reply, at),
    );
  }
}

/** When something is to be done next, unless an answer comes before, in milliseconds. */
function nextMoment(lanes: readonly Lane[], maySend: boolean, bucket: TokenBucket | undefined): number {
  let [acts, expires] = [Infinity, Infinity];
  for (const lane of lanes) {
    acts = Math.min(acts, lane.mayAct);
    expires = Math.min(expires, lane.expires);
  }
  const sends = maySend ? Math.max(acts, bucket?.next ?? -Infinity) : Infinity;
  return Math.min(sends, expires);
}
