import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import type { NameResolution } from "../../files/pcapng-blocks.ts";

/** Hosts whose names are kept. */
const MOST_HOSTS = 65_536;
/** What hosts may be called: anything else in an answer is no name that anybody chose (RFC 1123 2.1). */
const HOST_NAME = /^[\w-]+(?:\.[\w-]+)*$/;

/** The names of hosts that a capture tells by itself, in answers of DNS and in its blocks of names; the first one counts. */
export class HostNames {
  private readonly names = new Map<string, string>();

  /** The names behind the first `from`, in the order in which they were found. */
  since(from: number): (readonly [address: string, name: string])[] {
    return [...this.names].slice(from);
  }

  learn(address: string, name: string): void {
    if (this.names.size < MOST_HOSTS && HOST_NAME.test(name) && !this.names.has(address)) this.names.set(address, name);
  }

  read({ records }: NameResolution): void {
    for (const { address, names } of records) {
      const text = address.length === 4 ? formatIPv4(address, 0) : address.length === 16 ? formatIPv6(address, 0) : "";
      if (text !== "" && names.length > 0) this.learn(text, names[0]);
    }
  }
}
