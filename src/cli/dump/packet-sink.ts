import type { CaptureReader } from "../../files/reader.ts";
import type { LiveCapture } from "../../host/capture/live-capture.ts";

/** Where the packets of a capture go; each promise is to be awaited before the next call. */
export interface PacketSink {
  /** Whether it wants no more packets: the capture is to end. */
  readonly full?: boolean;
  /** Takes the packet that `reader` is at. */
  take(reader: CaptureReader): void | Promise<void>;
  /** Sees a packet that is left out, because others may depend on it. */
  overlook?(reader: CaptureReader): void;
  /** Takes packets as they come, at most so many, in a quicker way than one by one; tells `taken` how many each time. */
  takeAll?(capture: LiveCapture, most: number, taken: (count: number) => void): void | Promise<void>;
  /** Told when the packets at hand are taken and more may be long in coming. */
  pause(): void | Promise<void>;
  /** Writes everything. */
  close(): void | Promise<void>;
}

/** Takes packets and forgets them, as --count alone wants. */
export const nowhere: PacketSink = { take() {}, pause() {}, close() {} };

/** Gives each packet to both. */
export function both(one: PacketSink, other: PacketSink): PacketSink {
  return {
    get full() {
      return one.full === true || other.full === true;
    },
    take: (reader) => inTurn(one.take(reader), () => (one.full === true ? undefined : other.take(reader))),
    pause: () => inTurn(one.pause(), () => other.pause()),
    close: () => inTurn(one.close(), () => other.close()),
  };
}

function inTurn(wait: void | Promise<void>, act: () => void | Promise<void>): void | Promise<void> {
  return wait === undefined ? act() : wait.then(act);
}
