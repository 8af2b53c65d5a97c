import type { Layer, Protocol } from "../../definition/protocol.ts";
import type { Span } from "./syntax-tree.ts";

/** What the names in an expression mean. */
export interface Scope {
  /** The protocols, or parts of some, that are crafted by this name, Scapy's arrangement of the fields first. */
  layers(name: string): readonly Protocol[];
  /** A number, text or octets with a name. */
  constant(name: string): unknown;
  /** The names of all layers. */
  names(): readonly string[];
  /** The layers in octets that begin with this protocol. */
  read(protocol: Protocol, octets: Uint8Array): readonly Layer[];
  /** What expressions can do with values beside making packets of them; without it they only make packets. */
  readonly values?: ScopeValues;
}

/** Values that have names, and what can be asked of values. Everything may throw an ExpressionError. */
export interface ScopeValues {
  /** The value of a name, or undefined. */
  named(name: string): unknown;
  /** The names that have values. */
  names(): readonly string[];
  attribute(of: unknown, name: string, at: Span): unknown;
  item(of: unknown, key: unknown, at: Span): unknown;
  /** `parts` are the first, the end and the step, as far as they are written; undefined where they are left out. */
  slice(of: unknown, parts: readonly unknown[], at: Span): unknown;
  has(of: unknown, item: unknown, at: Span): boolean;
  /** Calls a function; a promise is waited for. */
  call(callee: unknown, positional: readonly unknown[], named: ReadonlyMap<string, unknown>, at: Span): unknown;
  /** A value as texts show it. */
  text(value: unknown): string;
  /** The layers of a value that is a packet. */
  layersOf(value: unknown): readonly Layer[] | undefined;
  /** The items of a value that has some. */
  each(value: unknown, at: Span): Iterable<unknown>;
}

/** A scope in which some names have other values. */
export function withNames(scope: Scope, names: ReadonlyMap<string, unknown>): Scope {
  const { values } = scope;
  if (!values) return scope;
  const named = (name: string): unknown => (names.has(name) ? names.get(name) : values.named(name));
  return { ...scope, layers: (name) => (names.has(name) ? [] : scope.layers(name)), values: { ...values, named } };
}
