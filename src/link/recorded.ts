import type { Frame, Link } from "./link.ts";
import { wrapped } from "./wrapped.ts";

/** Where frames are kept: a capture file, or a list. */
export interface FrameWriter {
  write(frame: Frame, direction: "in" | "out"): void | Promise<void>;
}

/** `link` with every frame written to `writer` before it is sent, and before it is received. */
export function recorded(link: Link, writer: FrameWriter): Link {
  return wrapped(link, {
    sent: (frame) => writer.write(frame, "out"),
    received: (frame) => writer.write(frame, "in"),
  });
}
