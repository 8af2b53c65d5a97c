import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Slot } from "../definition/layout.ts";
import type { Reference } from "./program.ts";

/** The fields of a struct, which those inside it may refer to. */
export interface Scope {
  readonly fields: Fields;
  readonly slots: ReadonlyMap<string, Slot>;
  /** Ids of the quads of each key so far. */
  readonly ids: Map<string, number[]>;
  readonly outer: Scope | undefined;
}

/** Finds the fields that fields of a protocol refer to. */
export class Scopes {
  /** The name of the protocol. */
  protocol = "";
  /** The scopes around what is being compiled apart, and whether something in it refers to one. */
  private readonly enclosing: { readonly scope: Scope; reached: boolean }[] = [];

  /** Something is being compiled apart: all of it has to be, now. */
  get isWatching(): boolean {
    return this.enclosing.length > 0;
  }

  /** What `make` gives, and whether it referred to `scope` or to one around it. */
  watch<T>(scope: Scope, make: () => T): { readonly made: T; readonly reached: boolean } {
    const outer = { scope, reached: false };
    this.enclosing.push(outer);
    const made = make();
    this.enclosing.pop();
    return { made, reached: outer.reached };
  }

  /** The field that a path starts with, and how many scopes it is up. Throws a RangeError where there is none. */
  find(path: string, scope: Scope): { readonly field: AnyField; readonly scope: Scope; readonly up: number } {
    const key = path.split(".")[0];
    let up = 0;
    for (let at: Scope | undefined = scope; at; at = at.outer, up++) {
      if (!Object.hasOwn(at.fields, key)) continue;
      for (const outer of this.enclosing) if (holds(outer.scope, at)) outer.reached = true;
      return { field: at.fields[key], scope: at, up };
    }
    throw new RangeError(`${this.protocol}: no field ${path} here`);
  }

  /** Where a field is that another refers to. Throws a RangeError where it is not before it. */
  reference(path: string, scope: Scope): Reference {
    const found = this.find(path, scope);
    const slot = found.scope.slots.get(path);
    const ids = found.scope.ids.get(path) ?? [];
    if (!slot && ids.length === 0) throw new RangeError(`${this.protocol}: ${path} is used before it is read`);
    return { up: found.up, slot, ids };
  }
}

/** Whether `wanted` is the scope or one around it. */
function holds(scope: Scope, wanted: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.outer) if (at === wanted) return true;
  return false;
}
