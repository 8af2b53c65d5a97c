import { ByProtocol } from "../definition/by-protocol.ts";
import { u16 } from "../bytes/numbers.ts";
import { automaticValue } from "../definition/automatic.ts";
import type { Catalog } from "../definition/catalog.ts";
import type { Auto } from "../definition/auto.ts";
import type { Fields } from "../definition/kinds.ts";
import type { Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Dissector } from "../dissect/dissector.ts";
import { layerView } from "../dissect/verify.ts";
import { ARP, Ether } from "../toolkit/index.ts";

/** Addresses of a network that become those of another; the bits behind `prefixLength` stay. */
export interface AddressChange {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly prefixLength: number;
}

/** What becomes of addresses, on both sides and in every layer that has them. */
export interface Rewriting {
  /** The first that fits counts. */
  readonly addresses: readonly AddressChange[];
  readonly ports: ReadonlyMap<number, number>;
  /** In place of every MAC address in the header of Ethernet. */
  readonly sourceMac: Uint8Array | undefined;
  readonly destinationMac: Uint8Array | undefined;
}

/** Where ARP for Ethernet and IPv4 has the addresses of sender and target (RFC 826), and the sizes that say it is that. */
const ARP_ADDRESSES = [14, 24] as const;
const ARP_SIZES_AT = 4;
const ARP_SIZES = 0x0604;
const IPV4_LENGTH = 4;

/** What of a protocol is rewritten. */
interface Places {
  readonly addresses: readonly Slot[];
  readonly ports: readonly Slot[];
  readonly checksums: readonly {
    readonly key: string;
    readonly slot: Slot;
    readonly auto: Auto & { auto: "checksum" };
  }[];
}

/** Rewrites packets: addresses, ports, and every checksum that can be told, which is right afterwards. */
export class Rewriter {
  private readonly dissector: Dissector;
  private readonly rewriting: Rewriting;
  private readonly places: ByProtocol<Places>;

  constructor(catalog: Catalog, rewriting: Rewriting) {
    this.dissector = new Dissector(catalog);
    this.rewriting = rewriting;
    this.places = new ByProtocol(catalog, placesOf);
  }

  /** Rewrites a packet in place. Layers that were cut off when it was captured keep their checksums, as do fragments. */
  rewrite(bytes: Uint8Array, linkType: number): void {
    const { dissector, places } = this;
    const { layers, catalog } = dissector;
    dissector.dissect(bytes, 0, bytes.length, bytes.length, linkType);
    for (let i = 0; i < layers.count; i++) {
      const start = layers.start(i);
      const protocol = catalog.protocols[layers.protocol(i)];
      const { addresses, ports } = places.of(layers.protocol(i));
      for (const { offset, size } of addresses) this.changeAddress(bytes, start + offset, size);
      for (const { offset } of ports) this.changePort(bytes, start + offset);
      if (protocol === Ether) this.changeMacs(bytes, start);
      if (
        protocol === ARP &&
        start + ARP_SIZES_AT + 2 <= bytes.length &&
        u16(bytes, start + ARP_SIZES_AT) === ARP_SIZES
      ) {
        for (const at of ARP_ADDRESSES) this.changeAddress(bytes, start + at, IPV4_LENGTH);
      }
    }
    // What is inside first: the checksums around it count it.
    for (let i = layers.count - 1; i >= 0; i--) this.renewChecksums(bytes, i);
  }

  private renewChecksums(bytes: Uint8Array, layer: number): void {
    const { layers } = this.dissector;
    if (layers.payloadEnd(layer) > bytes.length) return;
    for (const { key, slot, auto } of this.places.of(layers.protocol(layer)).checksums) {
      const at = layers.start(layer) + slot.offset;
      if (at + 2 > bytes.length || (auto.zeroIsNone && u16(bytes, at) === 0)) continue;
      const sum = automaticValue(layerView(this.dissector), layer, key, auto);
      if (sum !== undefined) setU16(bytes, at, sum);
    }
  }

  private changeAddress(bytes: Uint8Array, at: number, size: number): void {
    if (at + size > bytes.length) return;
    const found = this.rewriting.addresses.find(({ from, prefixLength }) => {
      return from.length === size && isInNetwork(bytes, at, from, prefixLength);
    });
    if (found === undefined) return;
    for (let i = 0; i < size; i++) {
      const host = 0xff >> Math.max(0, Math.min(8, found.prefixLength - 8 * i));
      bytes[at + i] = (found.to[i] & ~host) | (bytes[at + i] & host);
    }
  }

  private changePort(bytes: Uint8Array, at: number): void {
    const port = at + 2 > bytes.length ? undefined : this.rewriting.ports.get(u16(bytes, at));
    if (port !== undefined) setU16(bytes, at, port);
  }

  private changeMacs(bytes: Uint8Array, start: number): void {
    const { sourceMac, destinationMac } = this.rewriting;
    if (start + 12 > bytes.length) return;
    if (destinationMac !== undefined) bytes.set(destinationMac, start + Ether.slot("dst").offset);
    if (sourceMac !== undefined) bytes.set(sourceMac, start + Ether.slot("src").offset);
  }
}

function placesOf(protocol: Protocol | undefined): Places {
  if (protocol === undefined) return { addresses: [], ports: [], checksums: [] };
  const ports: readonly string[] = protocol.aliases?.["port"]?.of ?? [];
  const checksums = Object.entries(protocol.fields as Fields).flatMap(([key, { auto }]) => {
    const slot = protocol.slots.get(key);
    return auto?.auto === "checksum" && slot !== undefined ? [{ key, slot, auto }] : [];
  });
  return {
    addresses: (protocol.addresses ?? []).map((key) => protocol.slot(key as string)),
    ports: ports.map((key) => protocol.slot(key)),
    checksums,
  };
}

function isInNetwork(bytes: Uint8Array, at: number, network: Uint8Array, prefixLength: number): boolean {
  return network.every((octet, i) => {
    const mask = 0xff & ~(0xff >> Math.max(0, Math.min(8, prefixLength - 8 * i)));
    return ((octet ^ bytes[at + i]) & mask) === 0;
  });
}

function setU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >> 8;
  bytes[at + 1] = value & 0xff;
}
