import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";
import koffi, { type node } from "koffi";
import type { Native, NativeLibrary, Waiting } from "./native.ts";

/** The seam over koffi. */
export const koffiNative: Native = {
  library(names) {
    for (const name of names) {
      const library = load(name);
      if (library !== undefined) return library;
    }
    return undefined;
  },
  view: (address, length) => koffi.view(address, length),
  text: (address) => (address === 0n ? undefined : koffi.decode.string(address)),
  address: (bytes) => koffi.address(bytes),
  errno: () => koffi.errno(),
  waiting: (descriptor) => new Poll(descriptor),
};

function load(name: string | null): NativeLibrary | undefined {
  try {
    const library = koffi.load(name);
    return {
      number: (declaration) => library.func(declaration),
      // An address that is small enough comes as a number.
      address: (declaration) => {
        const call = library.func(declaration);
        return (...values) => BigInt(call(...values) as number | bigint);
      },
      text: (declaration) => library.func(declaration),
      symbol: (name) => koffi.address(library.symbol(name)),
    };
  } catch {
    return undefined;
  }
}

const POLLIN = 1;
let poll: ReturnType<NativeLibrary["number"]> | undefined;

/** A descriptor in Node's event loop; it stays there between two waits, for going in and out of it is what costs. */
class Poll implements Waiting {
  // A handle that nobody refers to is collected, and its callback is never called again.
  private handle: node.PollHandle | undefined;
  private isListening = false;
  private act: (() => void) | undefined;
  private turn: NodeJS.Immediate | undefined;
  private readonly descriptor: number;
  private readonly entry: Uint8Array;

  constructor(descriptor: number) {
    this.descriptor = descriptor;
    this.entry = pollEntry(descriptor);
    keepLoaded();
  }

  start(act: () => void): void {
    this.act = act;
    if (this.isListening) return;
    this.isListening = true;
    if (this.handle === undefined) this.handle = koffi.node.poll(this.descriptor, { readable: true }, this.ready);
    else this.handle.start({ readable: true }, this.ready);
  }

  stop(): void {
    this.act = undefined;
    clearImmediate(this.turn);
  }

  block(milliseconds: number): boolean {
    poll ??= load(null)!.number("int poll(void *entries, unsigned long count, int milliseconds)");
    return poll(this.entry, 1, Math.ceil(milliseconds)) > 0;
  }

  close(): void {
    this.stop();
    this.handle?.close();
    this.handle = undefined;
  }

  private readonly ready = (status: unknown): void => {
    const { act } = this;
    this.act = undefined;
    // Nobody waits, or the event loop has taken the descriptor out because of an error.
    if (act === undefined || (typeof status === "number" && status < 0)) {
      this.isListening = false;
      this.handle?.stop();
    }
    // What koffi calls is no turn of the event loop: promises settled here would wait for the next one.
    if (act !== undefined) this.turn = setImmediate(act);
  };
}

/** struct pollfd */
function pollEntry(descriptor: number): Uint8Array {
  const events = new Int16Array([0, 0, POLLIN, 0]);
  new Int32Array(events.buffer, 0, 1)[0] = descriptor;
  return new Uint8Array(events.buffer);
}

/** RTLD_NOW */
const BIND_NOW = 2;
let isKept = false;

/**
 * Has koffi stay in memory when a worker ends: Node unloads it, and then the event loop closes what koffi left in it, by
 * functions that are no longer there. Opened once more, it is never unloaded.
 */
function keepLoaded(): void {
  if (isMainThread || isKept) return;
  isKept = true;
  const binary = Object.keys(createRequire(import.meta.url).cache).find((file) => file.endsWith("koffi.node"));
  if (binary !== undefined) koffi.load(null).func("void *dlopen(const char *file, int flags)")(binary, BIND_NOW);
}
