import { nanosecondsOf, stamp, type Frame, type Link } from "./link.ts";
import { randomNumbers } from "../bytes/random.ts";
import { chances } from "./random.ts";
import { forwarded } from "./wrapped.ts";

/** What goes wrong, as probabilities from 0 to 1; all default to 0. */
export interface Faults {
  readonly drop?: number;
  /** One bit is turned over. */
  readonly corrupt?: number;
  readonly duplicate?: number;
  /** The frame comes after the one that follows it. */
  readonly reorder?: number;
  /** The end is missing; at least one octet is left. */
  readonly truncate?: number;
}

/** `link` with faults in both directions, the same for the same seed; one frame may meet several. */
export function faulty(link: Link, seed: number, faults: Faults): Link {
  const out = spoiler(seed, faults);
  const into = spoiler(seed + 1, faults);
  return {
    ...forwarded(link),
    async send(frame) {
      for (const spoiled of out([whole(frame)])) await link.send(spoiled.bytes);
    },
    async receive(timeoutMs) {
      const until = timeoutMs === undefined ? undefined : link.now() + nanosecondsOf(timeoutMs);
      for (;;) {
        const left = until === undefined ? undefined : Math.max(0, Number(until - link.now()) / 1e6);
        const frames = await link.receive(left);
        if (frames === undefined) return undefined;
        const spoiled = into(frames);
        if (spoiled.length > 0 || frames.length === 0) return spoiled;
      }
    },
  };
}

const whole = (bytes: Uint8Array): Frame => ({ bytes, originalLength: bytes.length, ...stamp(0n) });

function spoiler(seed: number, faults: Faults): (frames: readonly Frame[]) => Frame[] {
  const { drop = 0, corrupt = 0, duplicate = 0, reorder = 0, truncate = 0 } = faults;
  const happens = chances(seed);
  const random = randomNumbers(seed);
  let late: Frame[] = [];

  return (frames) => {
    const spoiled: Frame[] = [];
    for (const frame of frames) {
      if (happens(drop)) continue;
      const bytes = frame.bytes.slice();
      if (happens(corrupt)) bytes[random() % bytes.length] ^= 1 << (random() % 8);
      const length = happens(truncate) ? 1 + (random() % bytes.length) : bytes.length;
      const changed = { ...frame, bytes: bytes.subarray(0, length) };
      const copies = happens(duplicate) ? [changed, changed] : [changed];
      if (late.length === 0 && happens(reorder)) late = copies;
      else {
        spoiled.push(...copies, ...late);
        late = [];
      }
    }
    return spoiled;
  };
}
