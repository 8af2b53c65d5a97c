import { u16le, u32le, uintle } from "../../bytes/numbers.ts";
import type { Found, Inner } from "../../definition/custom.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { fixedSize } from "../../definition/layout.ts";

/** Fields that one call may have, and pointers inside pointers; what goes beyond is given up. */
const FIELD_LIMIT = 20_000;
const DEPTH_LIMIT = 64;

/** A type of NDR ([C706] 14): how its values are laid out, and by which fields they are shown. */
export interface Ndr {
  /** The fields that stand for its values, and the types that are part of it. */
  readonly fields: readonly AnyField[];
  readonly parts?: readonly Ndr[];
  /** A multiple of this many octets is where it begins. */
  readonly align: number;
  /** The same in NDR64. */
  readonly wideAlign?: number;
  /** What it refers to follows at once where it is a parameter. */
  readonly isPointer?: boolean;
  /** Takes the counts that stand in front of all of a structure that ends in an array. */
  readonly hoist?: (page: NdrPage) => void;
  readonly read: (page: NdrPage) => void;
}

/** What was found: a field, and what stands in it. */
export interface NdrNode {
  readonly number: number;
  readonly from: number;
  to: number;
  readonly inside: NdrNode[];
}

/** The arguments of a call being read: what pointers refer to stands behind what has the pointers, but is shown with them. */
export class NdrPage {
  at: number;
  readonly bytes: Uint8Array;
  readonly end: number;
  /** Counts and pointers have 64 bits. */
  readonly wide: boolean;
  /** Octets are announced that are not there. */
  lacks = false;
  /** Counts that stand in front of a structure, for the arrays in it. */
  readonly counts: number[] = [];
  /** What pointers refer to that was passed, in their order; undefined among parameters, which it follows at once. */
  private waiting: { readonly node: NdrNode; readonly of: Ndr }[] | undefined;
  private readonly start: number;
  private readonly numbers: ReadonlyMap<AnyField, number>;
  private nodes: NdrNode[] = [];
  private count = 0;
  private depth = 0;

  constructor(bytes: Uint8Array, start: number, end: number, wide: boolean, numbers: ReadonlyMap<AnyField, number>) {
    this.bytes = bytes;
    this.start = this.at = start;
    this.end = end;
    this.wide = wide;
    this.numbers = numbers;
  }

  /** Enters the fields of types, and of those that are part of them. */
  static enter(types: readonly Ndr[], inner: Inner[]): ReadonlyMap<AnyField, number> {
    const numbers = new Map<AnyField, number>();
    const seen = new Set<Ndr>();
    const enter = (type: Ndr): void => {
      if (seen.has(type)) return;
      seen.add(type);
      for (const field of type.fields)
        if (!numbers.has(field)) numbers.set(field, inner.push({ key: field.label ?? "", field }) - 1);
      for (const part of type.parts ?? []) enter(part);
    };
    for (const type of types) enter(type);
    return numbers;
  }

  /** Reads parameters one after another. */
  parameters(types: readonly Ndr[]): void {
    for (const type of types) {
      if (this.lacks) return;
      this.whole(type);
    }
  }

  /** Says what was found. */
  tell(found: Found): void {
    const tell = (nodes: readonly NdrNode[], depth: number): void => {
      for (const { number, from, to, inside } of nodes) {
        found(number, from, to, undefined, depth);
        tell(inside, depth + 1);
      }
    };
    tell(this.nodes, 0);
  }

  align(size: number): void {
    const over = (this.at - this.start) % size;
    if (over !== 0) this.at += size - over;
  }

  /** Reads a type at its alignment, with what stands in front of it. */
  whole(type: Ndr): void {
    // Pointers in what a parameter is made of are no parameters.
    if (this.waiting === undefined && !type.isPointer) return this.deferring(() => this.whole(type));
    type.hoist?.(this);
    this.align((this.wide ? type.wideAlign : undefined) ?? type.align);
    type.read(this);
  }

  /** Takes a field of its own size, or of `size` octets; returns the number in it where that has up to six. */
  take(field: AnyField, size = fixedSize(field) ?? 0): number {
    const { at } = this;
    if (!this.fits(size)) return 0;
    this.nodes.push({ number: this.numberOf(field), from: at, to: at + size, inside: [] });
    this.at += size;
    if (size > 8) return 0;
    return size === 8
      ? u32le(this.bytes, at)
      : size === 4
        ? u32le(this.bytes, at)
        : size === 2
          ? u16le(this.bytes, at)
          : uintle(this.bytes, at, size);
  }

  /** Has a group of what `inside` takes. */
  group(field: AnyField, inside: () => void): NdrNode {
    const node: NdrNode = { number: this.numberOf(field), from: this.at, to: this.at, inside: [] };
    if (this.lacks || ++this.count > FIELD_LIMIT) this.lacks = true;
    else this.nodes.push(node);
    this.into(node, inside);
    return node;
  }

  /** What `inside` takes stands in a node. */
  into(node: NdrNode, inside: () => void): void {
    if (this.depth >= DEPTH_LIMIT) this.lacks = true;
    if (this.lacks) return;
    const { nodes } = this;
    this.nodes = node.inside;
    this.depth++;
    inside();
    this.depth--;
    this.nodes = nodes;
    node.to = Math.max(node.to, Math.min(this.at, this.end));
  }

  /** What a pointer refers to is read behind what has the pointer, and shown in its node. */
  refer(node: NdrNode, of: Ndr): void {
    if (this.waiting) {
      this.waiting.push({ node, of });
      return;
    }
    this.into(node, () => this.deferring(() => this.whole(of)));
  }

  /** Reads something, and behind it what the pointers in it refer to. */
  deferring(read: () => void): void {
    const { waiting } = this;
    const own: { readonly node: NdrNode; readonly of: Ndr }[] = [];
    this.waiting = own;
    read();
    for (let i = 0; i < own.length && !this.lacks; i++) {
      const { node, of } = own[i];
      this.into(node, () => this.deferring(() => this.whole(of)));
    }
    this.waiting = waiting;
  }

  /** The number in the next octets; 0 where they are not there. */
  peek(size: number): number {
    return this.at + size <= this.end ? uintle(this.bytes, this.at, Math.min(size, 6)) : 0;
  }

  /** Ends the reading: what is announced is not there. */
  fail(): void {
    this.lacks = true;
  }

  /** Whether pointers here are parameters themselves. */
  get isParameter(): boolean {
    return this.waiting === undefined;
  }

  private numberOf(field: AnyField): number {
    return this.numbers.get(field) ?? 0;
  }

  private fits(size: number): boolean {
    if (this.lacks) return false;
    if (this.at + size > this.end || ++this.count > FIELD_LIMIT) this.lacks = true;
    return !this.lacks;
  }
}
