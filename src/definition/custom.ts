import type { ByteWriter } from "../bytes/byte-writer.ts";
import type { AnyField } from "./kinds.ts";

/** What a custom codec may ask of the packet around its field. */
export interface Surroundings {
  readonly bytes: Uint8Array;
  /** Where the layer starts: compressed DNS names count from here. */
  readonly layerStart: number;
  /** What this codec noted while earlier fields of the same layer were read or written, in order. */
  readonly notes: Map<string, number>;
}

/** A field inside a custom one. */
export interface Inner {
  readonly key: string;
  readonly field: AnyField;
  /** How many of those found before it is inside. */
  readonly depth?: number;
  /** Its value is worked out and told to `Found`, because its octets do not hold it. */
  readonly worked?: boolean;
}

/**
 * Told of a field inside, by its number, and where it is; `value` of one that is worked out (of a moment its nanoseconds since
 * 1970), `depth` in place of the field's own.
 */
export type Found = (
  inner: number,
  start: number,
  end: number,
  value?: number | bigint | string | Uint8Array,
  depth?: number,
) => void;

/** Returned by `skip` where the octets cannot be the field. */
export const MALFORMED = -1;

/**
 * A codec for what is truly irregular. It never reads outside `start..end`, and its work is bounded by a constant times
 * the octets there.
 */
export interface Custom<V> {
  readonly name: string;
  /** Its value is one thing: a list that is crafted stands for several. */
  readonly single?: boolean;
  /** Where the field that starts at `at` ends: at most `end`, a larger number where octets are missing, or MALFORMED. */
  skip(bytes: Uint8Array, at: number, end: number, layerStart: number): number;
  /** The value of bytes[start..end). A spelling that `write` would not choose is part of it, so that building is exact. */
  read(around: Surroundings, start: number, end: number): V;
  write(writer: ByteWriter, value: V, around: Surroundings): void;
  /** The number in bytes[start..end), where other fields refer to this one by its name. */
  number?(bytes: Uint8Array, start: number, end: number, layerStart: number): number;
  /** The same where it may have more than 53 bits. */
  bigint?(bytes: Uint8Array, start: number, end: number): bigint;
  /** Its octets for people, where they are not all that it stands for. */
  octets?(bytes: Uint8Array, start: number, end: number, layerStart: number): Uint8Array;
  /** It has neither octets nor a value: its inner fields show what stands before it. */
  readonly aside?: boolean;
  /** Fields inside that a filter can ask for; `visit` says where they are, front to back, by their numbers in this list. */
  readonly inner?: readonly Inner[];
  /** The fields inside stand behind this one in the tree. */
  readonly beside?: boolean;
  visit?(
    bytes: Uint8Array,
    start: number,
    end: number,
    found: Found,
    layerStart: number,
    /** Where the octets end that may be looked at. */
    limit: number,
    /** What is known of the layer from elsewhere (`TOLD`). */
    told?: number,
    /** What is known of the layer that is no number (`Dissector.tell`). */
    knowledge?: unknown,
    /** Where the layer ends, which may not have been captured. */
    announced?: number,
  ): boolean | void;
  /** `visit` returns true where the octets end before what they announce does. */
  readonly lacks?: boolean;
  /** For people; the value itself where it is not given. */
  text?(bytes: Uint8Array, start: number, end: number, layerStart: number): string;
}
