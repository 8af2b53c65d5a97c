import { formatMac } from "../bytes/addresses.ts";
import type { Frame, Link } from "./link.ts";
import { wrapped } from "./wrapped.ts";

/** The most octets of a frame that a line shows. */
const SHOWN = 32;

/**
 * `link` with a line to `sink` for every frame: time, name, `>` for sent and `<` for received, length, and what
 * `describe` says (default: the first octets).
 */
export function traced(
  link: Link,
  sink: (line: string) => void,
  describe: (frame: Uint8Array) => string = firstOctets,
): Link {
  const trace = (mark: string, { bytes, originalLength, seconds, nanoseconds }: Frame): void => {
    const time = `${seconds}.${String(nanoseconds).padStart(9, "0")}`;
    sink(`${time} ${link.name} ${mark} ${originalLength} ${describe(bytes)}`);
  };
  return wrapped(link, { sent: (frame) => trace(">", frame), received: (frame) => trace("<", frame) });
}

function firstOctets(frame: Uint8Array): string {
  const shown = Math.min(frame.length, SHOWN);
  return formatMac(frame, 0, shown).replaceAll(":", "") + (shown < frame.length ? "…" : "");
}
