import { uint, uintle } from "../bytes/numbers.ts";
import { MALFORMED, type Found } from "../definition/custom.ts";
import { readSlot } from "../definition/layout.ts";
import { beginsWith } from "../definition/starts.ts";
import { MALFORMED_FIELD, REST_FIELD, TRUNCATED_FIELD, type Registry } from "../definition/registry.ts";
import { decodeOptions } from "./decode-options.ts";
import { FAULT, STEP_LIMIT } from "./fault.ts";
import { TOLD_REFERENCE } from "./program.ts";
import type { Otherwise, Program, Reference, SizeStep, Step, ViewStep } from "./program.ts";
import { shownQuads } from "./shown-quads.ts";
import { prefixOf } from "./sizes.ts";
import type { StationTexts } from "./station-texts.ts";
import type { Generated } from "./generated.ts";
import type { Tree } from "./tree.ts";

const REST: SizeStep = { how: "rest", less: 0 };
const NANOSECONDS = 1_000_000_000n;
/** Structs within structs. */
const DEPTH_LIMIT = 32;

/**
 * Decodes the fields of one layer into the tree. `end` bounds what a length field announced, `captured` what was
 * captured: needing more than `end` is malformed, needing more than `captured` truncated.
 */
export class Decoder {
  bytes: Uint8Array = new Uint8Array(0);
  captured = 0;
  layerStart = 0;
  /** What is known of the layer from elsewhere: a number (`TOLD`), and what is none. */
  told = 0;
  knowledge: unknown = undefined;
  /** Who knows the makers of stations. */
  stations: StationTexts | undefined = undefined;
  /** Steps taken in this packet. */
  steps = 0;
  /** Only what is wrong is looked for: fields that are found inside others, which cannot be, are left out. */
  skims = false;
  /** Faults found in this packet, those in readings that were given up among them. */
  faults = 0;
  readonly tree: Tree;
  private readonly registry: Registry;
  private readonly generated: Generated;
  private readonly starts = new Int32Array(DEPTH_LIMIT + 1);
  private readonly firsts = new Int32Array(DEPTH_LIMIT + 1);
  private depth = -1;
  /** The last fields found by a custom codec, by depth. */
  private readonly around: number[] = [];

  constructor(tree: Tree, registry: Registry, generated: Generated) {
    this.tree = tree;
    this.registry = registry;
    this.generated = generated;
  }

  /** Decodes a layer; returns where its fields end, or FAULT. */
  layer(program: Program, start: number, end: number): number {
    this.layerStart = start;
    this.depth = -1;
    if (start + program.uncut > Math.min(end, this.captured))
      return this.fault(start, end, start + program.uncut > end);
    const first = this.tree.count;
    const stop = this.struct(program, start, end);
    for (const { usual, slot, upTo, id } of program.short) {
      if (start + slot.offset + slot.size > Math.min(end, this.captured)) continue;
      if (readSlot(this.bytes, start, slot) > upTo) continue;
      for (let quad = first; quad < this.tree.count; quad++)
        if (this.tree.field(quad) === usual) this.tree.quads[4 * quad] = id;
    }
    return stop;
  }

  struct(program: Program, start: number, end: number): number {
    if (this.depth >= DEPTH_LIMIT) return this.fault(start, end, true);
    this.depth++;
    this.starts[this.depth] = start;
    this.firsts[this.depth] = this.tree.count;
    let at = this.run(program.head, program.headOctets, program.headOtherwise, start, end);
    for (let i = 0; at !== FAULT && i < program.steps.length; i++) at = this.step(program.steps[i], at, end);
    this.depth--;
    return at;
  }

  step(step: Step, at: number, end: number): number {
    if (++this.steps > STEP_LIMIT) return this.fault(at, end, true);
    switch (step.op) {
      case "run":
        return this.run(step.quads, step.octets, step.otherwise, at, end);
      case "leaf":
        return this.leaf(step, at, end);
      case "text":
        return this.text(step, at, end);
      case "struct":
        return this.window(step, at, end);
      case "repeated":
        return this.repeated(step, at, end);
      case "options":
        return decodeOptions(this, step, at, end);
      case "choice":
        return this.choice(step, at, end);
      case "variant": {
        const chosen =
          step.cases.find(({ starts }) => beginsWith(starts, this.bytes, at, end, this.captured))?.of ?? step.otherwise;
        if (!chosen) return this.fault(at, end, true);
        const first = this.tree.count;
        const stop = this.step(chosen, at, end);
        if (!step.otherwise || chosen === step.otherwise || !this.tree.has(MALFORMED_FIELD, first)) return stop;
        this.tree.count = first;
        return this.step(step.otherwise, at, end);
      }
      case "when": {
        return this.holds(step, at, end) ? this.step(step.of, at, end) : at;
      }
      case "custom": {
        const stop = step.skip(this.bytes, at, Math.min(end, this.captured), this.layerStart);
        if (stop === MALFORMED) return this.fault(at, end, true);
        if (stop > end || stop > this.captured) return this.fault(at, end, stop > end && end <= this.captured);
        const index = this.tree.leaf(stop > at || step.empty < 0 ? step.id : step.empty, at, stop);
        if (this.skims && !step.lacks) return stop;
        if (step.views.length > 0) this.views(step.views, at, stop);
        if (step.beside) this.tree.close(index, stop);
        const found: Found = (inner, from, to, value, depth = step.depths[inner]) =>
          this.inner(step, inner, from, to, depth, value);
        const limit = Math.min(end, this.captured);
        const { layerStart, told, knowledge } = this;
        const lacks = step.visit?.(this.bytes, at, stop, found, layerStart, limit, told, knowledge, end) === true;
        if (!step.beside) this.tree.close(index, stop);
        return lacks && step.lacks ? this.fault(stop, end, end <= this.captured) : stop;
      }
    }
  }

  /** Adds a field that a custom codec has found, to those that it is inside. */
  private inner(
    step: Step & { op: "custom" },
    number: number,
    from: number,
    to: number,
    depth: number,
    value: Parameters<Found>[3],
  ): void {
    const { inner: ids, innerViews, worked } = step;
    const first = this.tree.count;
    if (worked[number]) from = to = this.keep(value);
    this.around[depth] = this.tree.leaf(ids[number], from, to);
    if (innerViews[number].length > 0) {
      this.views(innerViews[number], from, to);
      this.tree.close(first, to);
    }
    for (let outer = 0; outer < depth; outer++) this.tree.include(this.around[outer]);
  }

  /** Keeps a value that is worked out; returns its place. */
  private keep(value: Parameters<Found>[3]): number {
    if (typeof value === "number") return this.generated.number(value);
    if (typeof value !== "bigint") return this.generated.object(value ?? "");
    const nanoseconds = Number(value % NANOSECONDS);
    return this.generated.number(Number(value / NANOSECONDS), nanoseconds);
  }

  /** Marks the place as malformed or truncated and returns FAULT. */
  fault(at: number, end: number, malformed: boolean): number {
    this.faults++;
    this.tree.leaf(
      malformed ? MALFORMED_FIELD : TRUNCATED_FIELD,
      Math.min(at, this.captured),
      Math.max(at, Math.min(end, this.captured)),
    );
    return FAULT;
  }

  /** Where a field of this size ends, or FAULT where it does not fit; read `piecewise` it lacks first what was not captured. */
  sizeEnd(size: SizeStep, at: number, end: number, piecewise = false): number {
    let stop: number;
    switch (size.how) {
      case "fixed":
        stop = at + size.octets;
        break;
      case "rest":
        stop = end - (typeof size.less === "number" ? size.less : this.value(size.less));
        if (stop < at) return this.fault(at, end, true);
        break;
      case "beforePadding": {
        const padding = this.value(size.flag) !== 0 && end > at && end <= this.captured ? this.bytes[end - 1] : 0;
        stop = padding > end - at ? end : end - padding;
        break;
      }
      case "by": {
        const octets = this.octetsBy(size);
        if (octets < 0) return this.fault(at, end, true);
        stop = at + octets;
        break;
      }
      case "prefix": {
        if (at + size.octets > end || at + size.octets > this.captured)
          return this.fault(at, end, at + size.octets > end);
        stop = at + size.octets + uint(this.bytes, at, size.octets);
        if (size.id >= 0) this.tree.leaf(size.id, at, at + size.octets);
      }
    }
    if (stop > end)
      return size.how === "by" && size.cut ? end : this.fault(at, end, !piecewise || end <= this.captured);
    return stop;
  }

  private octetsBy(size: SizeStep & { how: "by" }): number {
    return this.value(size.ref) * size.unit - size.minus - (size.less ? this.value(size.less) : 0);
  }

  /** The number that a reference leads to; 0 where the field is absent. */
  value(ref: Reference): number {
    if (ref === TOLD_REFERENCE) return this.told;
    if (ref.slot) return readSlot(this.bytes, this.starts[this.depth - ref.up], ref.slot);
    const index = this.quadOf(ref);
    return index < 0 ? 0 : this.number(index);
  }

  /** The last quad of a field in its struct so far, -1 where it is absent. */
  private quadOf(ref: Reference): number {
    const depth = this.depth - ref.up;
    const last = ref.up === 0 ? this.tree.count : this.firsts[depth + 1] - 1;
    for (let i = last - 1; i >= this.firsts[depth]; i--) if (ref.ids.includes(this.tree.field(i))) return i;
    return -1;
  }

  /** The number in a quad. */
  number(index: number): number {
    const start = this.tree.start(index);
    const size = this.tree.end(index) - start;
    const info = this.registry.fields[this.tree.field(index)];
    if (info.field.kind === "custom")
      return info.field.custom.number?.(this.bytes, start, start + size, this.layerStart) ?? 0;
    if (size > 8) return 0;
    const little = info.field.kind === "uint" && info.field.little === true;
    const value = little ? uintle(this.bytes, start, size) : uint(this.bytes, start, size);
    return info.mask === 0 || size > 4 ? value : ((value >>> info.shift) & info.mask) >>> 0;
  }

  private holds({ condition, ref, or, same }: Step & { op: "when" }, at: number, end: number): boolean {
    if (!ref || "left" in condition) return "left" in condition && end - at >= condition.left;
    if ("filled" in condition) {
      const index = this.quadOf(ref);
      return index >= 0 && this.tree.end(index) > this.tree.start(index);
    }
    if (same) return (this.value(ref) === this.value(same)) !== (condition.not === true);
    const value = (this.value(ref) | (or ? this.value(or) : 0)) & (condition.mask ?? -1);
    const is = condition.is ? condition.is.includes(value >>> 0) : value !== 0;
    return is !== (condition.not === true);
  }

  private run(quads: Int32Array, octets: number, otherwise: Otherwise | undefined, at: number, end: number): number {
    const stop = at + octets;
    const shown = otherwise === undefined ? quads : shownQuads(otherwise, this.bytes, at, this.told, this.stations);
    if (stop > end || stop > this.captured) return this.partialRun(shown, at, end);
    this.tree.stamp(shown, at);
    return stop;
  }

  /** Adds the fields that are made of octets of the last one, inside it. */
  private views(views: readonly ViewStep[], at: number, stop: number): void {
    for (const { id, offset, size } of views) {
      const from = at + offset;
      const to = size < 0 ? stop : from + size;
      if (to <= stop) this.tree.leaf(id, from, to);
    }
  }

  private partialRun(quads: Int32Array, at: number, end: number): number {
    const limit = Math.min(end, this.captured);
    const first = this.tree.count;
    let reached = at;
    for (let i = 0; i < quads.length; i += 4) {
      if (at + quads[i + 2] > limit) break;
      this.tree.leaf(quads[i], at + quads[i + 1], at + quads[i + 2]);
      this.tree.quads[4 * this.tree.count - 1] += quads[i + 3] - (i >> 2) - 1;
      reached = at + quads[i + 2];
    }
    // A view may be larger than its field: where it is cut, the field's subtree ends in front of it.
    const { count } = this.tree;
    for (let quad = first; quad < count; quad++) {
      if (this.tree.after(quad) > count) this.tree.quads[4 * quad + 3] = count;
    }
    return this.fault(reached, end, limit === end);
  }

  private leaf({ id, empty, size, views }: Omit<Step & { op: "leaf" }, "op">, at: number, end: number): number {
    const stop = this.sizeEnd(size, at, end);
    if (stop === FAULT) return FAULT;
    if (stop > this.captured) {
      this.tree.leaf(id, at, Math.max(at, this.captured));
      return this.fault(this.captured, end, false);
    }
    const index = this.tree.leaf(stop > at || empty < 0 ? id : empty, at, stop);
    if (views.length === 0) return stop;
    this.views(views, at + prefixOf(size), stop);
    this.tree.close(index, stop);
    return stop;
  }

  private text(step: Step & { op: "text" }, at: number, end: number): number {
    const limit = Math.min(end, this.captured);
    for (let i = at; i < limit; i++) {
      for (const ending of step.ends) {
        if (!this.matches(ending, i, limit)) continue;
        const index = this.tree.leaf(step.id, at, i + ending.length);
        this.views(step.views, at, i);
        this.tree.close(index, i + ending.length);
        return i + ending.length;
      }
    }
    this.tree.leaf(step.id, at, limit);
    return step.optional && limit === end ? limit : this.fault(limit, end, limit === end);
  }

  private matches(ending: readonly number[], at: number, limit: number): boolean {
    if (at + ending.length > limit) return false;
    for (let i = 0; i < ending.length; i++) if (this.bytes[at + i] !== ending[i]) return false;
    return true;
  }

  private window(step: Step & { op: "struct" }, at: number, end: number): number {
    const index = this.tree.leaf(step.id, at, at);
    const stop = step.size ? this.sizeEnd(step.size, at, end, true) : end;
    const inside = stop === FAULT ? FAULT : this.struct(step.program, at + prefixOf(step.size), stop);
    const whole = stop === FAULT || step.size === undefined ? inside : this.settle(inside, stop);
    if (whole === FAULT && step.uncut) {
      const malformed = this.tree.has(MALFORMED_FIELD, index);
      this.tree.cut(index);
      return this.fault(at, end, malformed);
    }
    if (whole !== FAULT) for (const id of step.derived) this.tree.leaf(id, at, whole);
    this.tree.close(index, whole === FAULT ? Math.min(end, this.captured) : whole);
    return whole;
  }

  /** After a window: what was left over becomes octets, a fault inside stays inside. */
  settle(inside: number, stop: number): number {
    if (inside === FAULT) return stop <= this.captured ? stop : FAULT;
    if (inside < stop) {
      const limit = Math.min(stop, this.captured);
      this.tree.leaf(REST_FIELD, inside, Math.max(inside, limit));
      if (limit < stop) return this.fault(limit, stop, false);
    }
    return stop;
  }

  private repeated(step: Step & { op: "repeated" }, at: number, end: number): number {
    const index = this.tree.leaf(at < end ? step.id : step.empty, at, at);
    const stop = step.size ? this.sizeEnd(step.size, at, end, true) : end;
    let next = stop === FAULT ? FAULT : at + prefixOf(step.size);
    let left = step.count ? this.value(step.count) : -1;
    while (next !== FAULT && left !== 0 && (left > 0 || next < stop)) {
      const before = next;
      const first = this.tree.count;
      next = this.step(step.of, next, stop);
      left--;
      if (next === before && step.count === undefined) next = this.fault(before, stop, true);
      if (step.until && next !== FAULT && this.reached(step.until, first)) break;
    }
    if (step.size && next !== FAULT && next < stop) next = this.settle(next, stop);
    this.tree.close(index, next === FAULT ? Math.min(end, this.captured) : next);
    return next;
  }

  private reached(until: { readonly ids: readonly number[]; readonly is: number }, first: number): boolean {
    for (let i = first; i < this.tree.count; i++) {
      if (until.ids.includes(this.tree.field(i))) return this.number(i) === until.is;
    }
    return false;
  }

  private choice(step: Step & { op: "choice" }, at: number, end: number): number {
    const chosen = step.cases.get(this.value(step.by)) ?? step.otherwise;
    if (!step.size) return this.step(chosen, at, end);
    const stop = this.sizeEnd(step.size, at, end, true);
    if (stop === FAULT) return FAULT;
    const first = this.tree.count;
    const begin = at + prefixOf(step.size);
    if (step.size.how === "by" && step.size.cut && at + this.octetsBy(step.size) > end)
      return this.leaf({ id: step.raw, empty: step.raw, size: REST, views: [] }, at, end);
    const inside = this.step(chosen, begin, stop);
    if (inside === stop) return stop;
    if (step.opaque && (inside !== FAULT || this.tree.has(MALFORMED_FIELD, first))) {
      this.tree.count = first;
      const id = step.opaques.get(this.value(step.by)) ?? step.raw;
      return this.leaf({ id, empty: id, size: REST, views: [] }, begin, stop);
    }
    if (stop > this.captured) return inside;
    // An empty window holds no value: a dynamic update deletes a record by naming it without data.
    if (begin === stop) {
      this.tree.count = first;
      this.tree.leaf(step.raw, begin, stop);
      return stop;
    }
    // The value does not fill its window or does not fit: it is shown as octets, what does not fit with the fault beside it.
    this.tree.count = first;
    this.tree.leaf(step.raw, begin, stop);
    if (inside === FAULT) this.fault(begin, stop, true);
    return stop;
  }
}
