import type { Linux } from "./linux.ts";
import type { Address } from "./native.ts";

interface Mapping {
  readonly linux: Linux;
  readonly address: Address;
  readonly length: number;
}

/** Addresses are given back when nobody can look at them any more. */
const mappings = new FinalizationRegistry(({ linux, address, length }: Mapping) => linux.unmap(address, length));

/** Memory that a socket and we share, and some of our own behind it. */
export class MappedMemory {
  readonly buffer: ArrayBuffer;
  private readonly mapping: Mapping;

  /** Throws the system's errors. */
  constructor(linux: Linux, socket: number, shared: number, spare = 0) {
    const length = shared + spare;
    const address = linux.reserve(length);
    linux.mapOver(address, shared, socket);
    this.buffer = linux.native.view(address, length);
    this.mapping = { linux, address, length };
    mappings.register(this.buffer, this.mapping);
  }

  /** Gives the memory back; who still holds octets of it sees zeros. */
  clear(): void {
    const { linux, address, length } = this.mapping;
    linux.clear(address, length);
  }
}
