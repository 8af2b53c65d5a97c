import { uint } from "../bytes/numbers.ts";
import type { Decoder } from "./decode.ts";
import { FAULT, STEP_LIMIT } from "./fault.ts";
import type { OptionsStep, OptionStep } from "./program.ts";

/** Decodes a list of type, length, value. A fault inside one option stays there; a length that lies ends the list. */
export function decodeOptions(d: Decoder, step: OptionsStep, at: number, end: number): number {
  if (step.shape.uncut && end > d.captured) return d.fault(at, end, false);
  const index = d.tree.leaf(at < end ? step.id : step.empty, at, at);
  const limit = step.size ? d.sizeEnd(step.size, at, end, true) : end;
  const stop = limit === FAULT ? FAULT : list(d, step, at, limit);
  d.tree.close(index, stop === FAULT ? Math.min(end, d.captured) : stop);
  return stop;
}

function list(d: Decoder, step: OptionsStep, from: number, end: number): number {
  const { codeSize, known, unknown } = step;
  let at = from;
  while (at < end) {
    const header = at + codeSize;
    if (header > end || header > d.captured) return remains(d, step, at, end);
    const option = known.get(codeSize === 1 ? d.bytes[at] : uint(d.bytes, at, codeSize)) ?? unknown;
    if (option.alone) {
      d.tree.stamp(option.template, at);
      at = header;
      if (!option.last) continue;
      if (at < end) behindEnd(d, step, option, at, Math.min(end, d.captured));
      return end <= d.captured ? end : d.fault(d.captured, end, false);
    }
    const next = one(d, step, option, at, end);
    if (next === FAULT) return remains(d, step, at, end);
    at = next;
    if (at > d.captured) return d.fault(d.captured, end, false);
  }
  return end;
}

/** What follows the end is padding; where it is none but more ends, Wireshark shows each. */
function behindEnd(d: Decoder, step: OptionsStep, ending: OptionStep, at: number, end: number): void {
  const padding = d.tree.leaf(step.padding, at, end);
  if (step.shape.ends !== true || anySet(d.bytes, at, end)) return;
  for (let next = at; next < end; next++) d.tree.stamp(ending.template, next);
  d.tree.close(padding, end);
}

/** What cannot be read as options: shown as such, and the list ends there. */
function remains(d: Decoder, step: OptionsStep, at: number, end: number): number {
  d.tree.leaf(step.malformed, at, Math.min(end, d.captured));
  const cut = end > d.captured;
  d.fault(at, end, !cut);
  return cut ? FAULT : end;
}

function one(d: Decoder, step: OptionsStep, option: OptionStep, at: number, end: number): number {
  const { shape, codeSize, lengthSize } = step;
  const begin = at + codeSize + lengthSize;
  if (++d.steps > STEP_LIMIT || begin > end || begin > d.captured) return FAULT;
  const length = lengthSize === 1 ? d.bytes[at + codeSize] : uint(d.bytes, at + codeSize, lengthSize);
  const stop = (step.whole ? at : begin) + length * step.unit;
  const padded = shape.align ? stop + ((shape.align - ((stop - begin) % shape.align)) % shape.align) : stop;
  if (stop < begin || stop > end || padded > end) return FAULT;
  if (padded > d.captured) return FAULT;
  if (option.octets > 0 && padded === at + option.octets && step.data < 0) {
    d.tree.stamp(option.template, at);
    return padded;
  }
  const index = d.tree.leaf(option.id, at, stop);
  d.tree.stamp(option.code, at);
  d.tree.leaf(option.length, at + codeSize, begin);
  if (option.value) {
    if (step.data >= 0 && stop > begin) d.tree.leaf(step.data, begin, stop);
    const inside = d.step(option.value, begin, stop);
    if (inside !== stop) d.tree.leaf(option.raw, begin, stop);
  } else if (stop > begin || shape.unknown?.evenEmpty) d.tree.leaf(option.raw, begin, stop);
  const spelled = anySet(d.bytes, stop, padded);
  d.tree.close(index, spelled ? stop : padded);
  if (spelled) d.tree.leaf(step.padding, stop, padded);
  return padded;
}

/** Whether alignment is not by zeros, so that it has to be a value of its own. */
function anySet(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return true;
  return false;
}
