/** Where octets go, in order. */
export interface ByteSink {
  /** Takes octets, or throws and has taken none; they stay the caller's once this returns, or once its promise resolves. */
  write(bytes: Uint8Array): void | Promise<void>;
  flush?(): void | Promise<void>;
  close(): void | Promise<void>;
}

/** A sink that keeps what it is given; `bytes()` is all of it. */
export function memorySink(): ByteSink & { bytes(): Uint8Array } {
  const parts: Uint8Array[] = [];
  return {
    write(bytes) {
      parts.push(bytes.slice());
    },
    close() {},
    bytes() {
      const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}
