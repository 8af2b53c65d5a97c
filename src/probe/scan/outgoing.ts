import type { Link } from "../../link/link.ts";

/** Frames that leave over one link: those in use come first, the others are kept for later ones. */
interface Queue {
  readonly frames: Uint8Array[];
  used: number;
}

/** Frames that wait to be sent together; their memory is used again. */
export class Outgoing {
  private readonly queues = new Map<Link, Queue>();
  private last: { readonly link: Link; readonly queue: Queue } | undefined;

  /** Room for one more frame over a link, to be filled before the next `flush`. */
  frame(link: Link, length: number): Uint8Array {
    if (this.last?.link !== link) this.last = { link, queue: this.queue(link) };
    const { queue } = this.last;
    const place = queue.used++;
    const known = queue.frames[place];
    return known?.length === length ? known : (queue.frames[place] = new Uint8Array(length));
  }

  /** Sends what waits. Throws what the links say. */
  async flush(): Promise<void> {
    for (const [link, queue] of this.queues) {
      const frames = queue.frames.slice(0, queue.used);
      queue.used = 0;
      if (link.sendAll !== undefined) await link.sendAll(frames);
      else for (const frame of frames) await link.send(frame);
    }
  }

  private queue(link: Link): Queue {
    const known = this.queues.get(link);
    if (known !== undefined) return known;
    const queue = { frames: [], used: 0 };
    this.queues.set(link, queue);
    return queue;
  }
}
