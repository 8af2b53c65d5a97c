import { stamp, type Frame, type Link } from "./link.ts";

/** Who looks on; what returns a promise is waited for. */
interface Watcher {
  sent(frame: Frame): void | Promise<void>;
  received(frame: Frame): void | Promise<void>;
}

/** `link` with `watcher` looking on. */
export function wrapped(link: Link, watcher: Watcher): Link {
  return {
    ...forwarded(link),
    async send(frame) {
      await watcher.sent({ bytes: frame.slice(), originalLength: frame.length, ...stamp(link.now()) });
      await link.send(frame);
    },
    async receive(timeoutMs) {
      const frames = await link.receive(timeoutMs);
      for (const frame of frames ?? []) await watcher.received(frame);
      return frames;
    },
  };
}

/** A link that hands everything on to another. */
export function forwarded(link: Link): Link {
  return {
    name: link.name,
    linkType: link.linkType,
    mtu: link.mtu,
    addresses: link.addresses,
    now: () => link.now(),
    send: (frame) => link.send(frame),
    receive: (timeoutMs) => link.receive(timeoutMs),
    statistics: () => link.statistics(),
    close: () => link.close(),
  };
}
