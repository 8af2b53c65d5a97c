import type { ByteSource } from "./source.ts";

/** A source that is made of another when it is first read: what makes it may still have to be loaded. */
export function laterSource(source: ByteSource, make: (source: ByteSource) => Promise<ByteSource>): ByteSource {
  let made: ByteSource | undefined;
  return {
    read: (into, offset, length) =>
      made === undefined
        ? make(source).then((ready) => (made = ready).read(into, offset, length))
        : made.read(into, offset, length),
    close: () => (made ?? source).close(),
  };
}
