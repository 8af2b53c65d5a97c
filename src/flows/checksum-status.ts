import { automaticValue, type LayerView } from "../definition/automatic.ts";
import { readSlot } from "../definition/layout.ts";
import type { ChecksumField } from "../dissect/checksum-field.ts";
import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";

const BAD = 0;
const GOOD = 1;
const UNVERIFIED = 2;
const NOT_PRESENT = 3;
const ILLEGAL = 4;

/** Protocols whose errors quote packets. */
const QUOTING = ["icmp", "icmpv6"];

/** Adds `checksum.status` to layers that have a checksum. */
export class ChecksumStatus {
  private readonly dissector: Dissector;
  private readonly compiler: Compiler;
  /** By protocol id; null where a protocol has no checksum. */
  private readonly checksums: (ChecksumField | null)[] = [];
  private readonly quoting: ReadonlySet<number>;
  private readonly verified: ReadonlySet<string>;
  /** The layers of the source that is looked at. */
  private readonly view: LayerView & { bytes: Uint8Array };
  /** What the checksum that was verified last should be. */
  private expected = 0;

  /** Those of the protocols in `verified` are, whatever their definitions say. */
  constructor(dissector: Dissector, compiler: Compiler, verified: ReadonlySet<string>) {
    this.dissector = dissector;
    this.compiler = compiler;
    this.verified = verified;
    const { layers, catalog } = dissector;
    this.quoting = new Set(
      QUOTING.flatMap((name) => catalog.named(name) ?? []).map((protocol) => catalog.idOf(protocol)),
    );
    this.view = {
      bytes: new Uint8Array(0),
      bytesOf: (layer) => dissector.bytesOf(layer),
      protocolAt: (layer) => catalog.protocols[layers.protocol(layer)],
      start: (layer) => layers.start(layer),
      headerEnd: (layer) => layers.headerEnd(layer),
      payloadEnd: (layer) => layers.payloadEnd(layer),
    };
  }

  annotate(layer: number): void {
    const { layers, catalog } = this.dissector;
    const id = layers.protocol(layer);
    let checksum = this.checksums[id];
    if (checksum === undefined) {
      const protocol = catalog.protocols[id];
      this.checksums[id] = checksum = (protocol && this.compiler.checksumStatus(protocol)) ?? null;
    }
    if (checksum === null) return;
    const { slot } = checksum;
    const source = this.dissector.sources[layers.sourceOf(layer)];
    const end = layers.start(layer) + slot.offset + slot.size;
    if (end > Math.min(source.end, layers.payloadEnd(layer))) return;
    const status = this.status(layer, checksum, source.bytes, source.end);
    const isKnown = status === BAD || status === GOOD;
    if (status === BAD && checksum.wrong >= 0) this.addWrong(checksum);
    this.dissector.addNumber(checksum.id, status);
    if (isKnown && checksum.calculated >= 0) this.dissector.addNumber(checksum.calculated, this.expected);
  }

  /** Says what a checksum should be. */
  private addWrong({ wrong, auto, slot }: ChecksumField): void {
    const should = this.expected.toString(16).padStart(2 * slot.size, "0");
    this.dissector.addObject(wrong, `${auto.wrong?.label ?? "Bad checksum"} [should be 0x${should}]`);
  }

  /** Whether an error quotes the packet that the layer is of. */
  private quoted(layer: number): boolean {
    const { layers } = this.dissector;
    for (let outer = layer - 1; outer > 0; outer--) if (this.quoting.has(layers.protocol(outer))) return true;
    return false;
  }

  /** Whether IPv6 is what carries a layer, which wants a checksum (RFC 8200 8.1). */
  private overIpv6(layer: number): boolean {
    const { layers, catalog } = this.dissector;
    for (let outer = layer - 1; outer > 0; outer--) {
      const name = catalog.protocols[layers.protocol(outer)]?.name ?? "";
      if (name === "ip" || name === "ipv6") return name === "ipv6";
    }
    return false;
  }

  /** Whether a checksum is not looked at unless that is asked for. */
  private isLeft(layer: number, auto: ChecksumField["auto"]): boolean {
    const { layers, catalog } = this.dissector;
    return auto.unverified === true && !this.verified.has(catalog.protocols[layers.protocol(layer)]?.name ?? "");
  }

  private status(layer: number, checksum: ChecksumField, bytes: Uint8Array, captured: number): number {
    const { key, slot, auto } = checksum;
    const { layers } = this.dissector;
    const found = readSlot(bytes, layers.start(layer), slot);
    if (found === 0 && auto.zeroIsNone) return this.overIpv6(layer) ? ILLEGAL : NOT_PRESENT;
    if (this.isLeft(layer, auto) || layers.payloadEnd(layer) > captured || this.quoted(layer)) return UNVERIFIED;
    this.view.bytes = bytes;
    const expected = automaticValue(this.view, layer, key, auto);
    if (expected === undefined) return UNVERIFIED;
    this.expected = expected;
    return expected === found ? GOOD : BAD;
  }
}
