import type { Custom } from "../definition/custom.ts";
import type { Condition, OptionShape } from "../definition/kinds.ts";
import type { Slot } from "../definition/layout.ts";
import type { Beginning } from "../definition/starts.ts";
import type { LateCases } from "./late-cases.ts";
import type { Unreadable } from "../definition/broken-headers.ts";

/** Where an earlier number is: in a struct `up` levels out, in its fixed head or the last quad of a field there. */
export interface Reference {
  readonly up: number;
  readonly slot: Slot | undefined;
  /** Ids of the quads that may hold it, where it is not in the fixed head. */
  readonly ids: readonly number[];
}

/** Leads to what was told of the layer. */
export const TOLD_REFERENCE: Reference = { up: 0, slot: undefined, ids: [] };

export type SizeStep =
  | { readonly how: "fixed"; readonly octets: number }
  | { readonly how: "rest"; readonly less: number | Reference }
  | {
      readonly how: "by";
      readonly ref: Reference;
      readonly unit: number;
      readonly minus: number;
      readonly less: Reference | undefined;
      readonly cut: boolean;
    }
  /** `id`: the field that the length is, -1 where it is none. */
  | { readonly how: "prefix"; readonly octets: number; readonly id: number }
  | { readonly how: "beforePadding"; readonly flag: Reference };

/** The quads of a run while some of its fields have no name: by which of the tests fail, as bits. */
export interface Otherwise {
  /**
   * A test passes when the number in one of its slots, or what is told where there is no slot, is one of `is`, or, where it
   * says `not`, is none of them; or when somebody knows the maker of the station in `maker`.
   */
  readonly tests: readonly (readonly {
    readonly slot: Slot | undefined;
    readonly is: readonly number[];
    readonly not: boolean;
    readonly maker: Slot | undefined;
  }[])[];
  readonly quads: readonly Int32Array[];
}

/** A further field made of octets of another; all of them where `size` is negative. */
export interface ViewStep {
  readonly id: number;
  readonly offset: number;
  readonly size: number;
}

/** One step of decoding a struct. */
export type Step =
  | {
      readonly op: "run";
      readonly quads: Int32Array;
      readonly octets: number;
      readonly otherwise: Otherwise | undefined;
    }
  /** `empty` takes the place of `id` where the field has no octets; -1 for fields that are shown even then. */
  | {
      readonly op: "leaf";
      readonly id: number;
      readonly empty: number;
      readonly size: SizeStep;
      readonly views: readonly ViewStep[];
    }
  | {
      readonly op: "text";
      readonly id: number;
      readonly ends: readonly (readonly number[])[];
      readonly optional: boolean;
      readonly views: readonly ViewStep[];
    }
  | {
      readonly op: "struct";
      readonly id: number;
      readonly program: Program;
      readonly size: SizeStep | undefined;
      /** Nothing of it is shown where it is not there whole. */
      readonly uncut: boolean;
      /** Fields that are worked out of its octets. */
      readonly derived: readonly number[];
    }
  | {
      readonly op: "repeated";
      readonly id: number;
      readonly empty: number;
      readonly of: Step;
      readonly count: Reference | undefined;
      readonly size: SizeStep | undefined;
      readonly until: { readonly ids: readonly number[]; readonly is: number } | undefined;
    }
  | OptionsStep
  | {
      readonly op: "choice";
      readonly by: Reference;
      readonly cases: LateCases;
      readonly otherwise: Step;
      readonly raw: number;
      readonly size: SizeStep | undefined;
      readonly opaque: boolean;
      /** The fields that opaque octets are, by the number that decides. */
      readonly opaques: ReadonlyMap<number, number>;
    }
  | {
      readonly op: "variant";
      readonly cases: readonly { readonly starts: readonly Beginning[]; readonly of: Step }[];
      readonly otherwise: Step | undefined;
    }
  | {
      readonly op: "when";
      readonly ref: Reference | undefined;
      readonly or?: Reference;
      readonly same?: Reference;
      readonly condition: Condition;
      readonly of: Step;
    }
  | {
      readonly op: "custom";
      readonly id: number;
      readonly empty: number;
      readonly skip: (bytes: Uint8Array, at: number, end: number, layerStart: number) => number;
      readonly visit: Custom<unknown>["visit"];
      readonly lacks: boolean;
      readonly beside: boolean;
      readonly views: readonly ViewStep[];
      /** Ids of the fields that `visit` finds, how deep they are in others of them, and their views. */
      readonly inner: readonly number[];
      readonly depths: readonly number[];
      readonly worked: readonly boolean[];
      readonly innerViews: readonly (readonly ViewStep[])[];
    };

export interface OptionsStep {
  readonly op: "options";
  readonly id: number;
  readonly empty: number;
  readonly shape: OptionShape;
  readonly codeSize: number;
  readonly lengthSize: number;
  /** Whether the length counts the whole option, and in which unit. */
  readonly whole: boolean;
  readonly unit: number;
  /** The field that the octets of options with a value are, too; -1 where they are none. */
  readonly data: number;
  readonly size: SizeStep | undefined;
  readonly known: ReadonlyMap<number, OptionStep>;
  readonly unknown: OptionStep;
  readonly padding: number;
  readonly malformed: number;
}
export interface OptionStep {
  /** All quads of the option where its value has a fixed layout, and the octets it then takes: stamped at once. */
  readonly template: Int32Array;
  /** 0 where the layout is not fixed. */
  readonly octets: number;
  /** Whether it is a code without length, and whether it ends the list. */
  readonly alone: boolean;
  readonly last: boolean;
  readonly id: number;
  /** The quads of the code and what is in it. */
  readonly code: Int32Array;
  readonly length: number;
  readonly raw: number;
  readonly value: Step | undefined;
}

/** What is shown of headers that cannot be read (`Declaration.unreadable`): fields by their names. */
export interface UnreadableStep {
  readonly lying: boolean;
  readonly is: Unreadable["is"];
  readonly shows: ReadonlySet<string>;
}

export interface Program {
  /** The fixed head, beside the steps: most layers are little more, and it is stamped without looking at a step. */
  readonly head: Int32Array;
  readonly headOctets: number;
  /** Whether a header may end with the head: what else there is are options that take what is left of it. */
  readonly isHeadEnough: boolean;
  readonly headOtherwise: Otherwise | undefined;
  readonly steps: readonly Step[];
  /** Octets of which all must be there for any to be shown. */
  readonly uncut: number;
  /** What is shown of headers that cannot be read. */
  readonly unreadable: UnreadableStep | undefined;
  /** Fields of the head that are others up to a value. */
  readonly short: readonly ShortField[];
}

/** The field `id` takes the place of `usual` in a head while the number in `slot` is at most `upTo`. */
export interface ShortField {
  readonly usual: number;
  readonly slot: Slot;
  readonly upTo: number;
  readonly id: number;
}
