import { finished, unknownName } from "../../craft/expression/evaluate.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import { functions } from "../../craft/expression/functions.ts";
import type { Scope } from "../../craft/expression/scope.ts";
import { parseStatements } from "../../craft/expression/statements.ts";
import type { Span, Statement } from "../../craft/expression/syntax-tree.ts";
import { craftingScope } from "../crafting-scope.ts";
import { Packet } from "../packet.ts";
import { argumentsFor } from "./arguments.ts";
import { attributeOf, type Print } from "./attributes.ts";
import { builtins } from "./builtins.ts";
import { contains, itemOf, itemsOf, sliceOf } from "./collections.ts";
import { commands } from "./commands.ts";
import { collected, isStream, located, outward } from "./outward.ts";
import { runStatements, type Frame } from "./run-statements.ts";
import { plainText } from "./text.ts";
import { isJavaScript, strangeName } from "./strange-name.ts";

/** The names that a session shares with whatever else runs beside it. */
export interface Variables {
  /** Undefined where there is no such name. */
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  remove(name: string): void;
  names(): readonly string[];
}

/** What a session works with. */
export interface SessionOptions {
  readonly variables: Variables;
  readonly print: Print;
  /** Lets others have their turn, so that a loop can be interrupted. */
  readonly turn: () => Promise<void>;
  /** The functions that `lsc` lists, and whose `options` are given the `signal` of the line. */
  readonly library: { readonly [name: string]: unknown };
  /** Functions that Scapy has by names of the library's. */
  readonly also?: { readonly [name: string]: (...given: never[]) => unknown };
}

/** A line as Scapy's: statements to run, or what is wrong with it; `unreadable` where it may be JavaScript. */
export type Reading =
  | { readonly statements: readonly Statement[] }
  | { readonly fault: ExpressionError; readonly unreadable: boolean };

const CONF_HINT = 'what Scapy keeps in conf is given to each call, as in sniff(iface="lo") and sr(…, timeout=2)';
/** Turns of loops without a turn of others. */
const TURNS_AT_ONCE = 256;

/** Scapy's language over named values: lines are read, then run one after another. */
export class Session {
  private readonly variables: Variables;
  private readonly functions: { readonly [name: string]: unknown };
  private readonly library: ReadonlySet<unknown>;
  private readonly print: Print;
  /** Names that lines gave values: they stand for these, also where a function has the same name. */
  private readonly bound = new Set<string>();
  private readonly turn: () => Promise<void>;
  private signal: AbortSignal | undefined;

  constructor({ variables, print, library, turn, also = {} }: SessionOptions) {
    this.turn = turn;
    this.variables = variables;
    this.print = print;
    this.library = new Set([...Object.values(library), ...Object.values(also)]);
    this.functions = { ...builtins(print), ...commands(print, library), ...also };
  }

  read(line: string): Reading {
    try {
      const statements = parseStatements(line);
      if (isJavaScript(statements)) return { fault: new ExpressionError("this is JavaScript"), unreadable: true };
      const strange = strangeName(statements, (name) => this.knows(name));
      if (strange === undefined) return { statements };
      if (strange.name === "conf")
        return { fault: new ExpressionError("there is no conf", strange, CONF_HINT), unreadable: false };
      return { fault: unknownName(strange.name, strange, this.scope), unreadable: false };
    } catch (fault) {
      if (fault instanceof ExpressionError) return { fault, unreadable: true };
      throw fault;
    }
  }

  /**
   * Runs statements and gives the value of the last if it is an expression, else undefined. The signal ends what waits.
   * Throws an ExpressionError with the place.
   */
  async run(statements: readonly Statement[], signal?: AbortSignal): Promise<unknown> {
    this.signal = signal;
    const { value, leaves } = await finished(runStatements(statements, this.frame));
    if (leaves !== undefined)
      throw new ExpressionError(`${leaves} stands in a ${leaves === "return" ? "def" : "loop"}`);
    return value;
  }

  private turns = 0;
  private get frame(): Frame {
    return {
      scope: this.scope,
      bind: (name, value) => {
        this.variables.set(name, value);
        this.bound.add(name);
      },
      remove: (name) => {
        this.variables.remove(name);
        this.bound.delete(name);
      },
      globals: new Set(),
      turn: (at) => {
        if (this.signal?.aborted === true) throw new ExpressionError("interrupted", at);
        return ++this.turns % TURNS_AT_ONCE === 0 ? this.turn() : undefined;
      },
    };
  }

  /** What names mean here. */
  readonly scope: Scope = {
    layers: (name) => craftingScope().layers(name),
    constant: (name) => craftingScope().constant(name),
    names: () => craftingScope().names(),
    read: (protocol, octets) => craftingScope().read(protocol, octets),
    values: {
      named: (name) => this.named(name),
      names: () => [...Object.keys(this.functions), ...this.variables.names()],
      attribute: (of, name, at) => attributeOf(of, name, this.print, at),
      item: itemOf,
      slice: sliceOf,
      has: contains,
      each: itemsOf,
      text: plainText,
      layersOf: (value) => (value instanceof Packet ? value.given : undefined),
      call: (callee, positional, named, at) => this.call(callee, positional, named, at),
    },
  };

  private knows(name: string): boolean {
    return (
      /^(?:None|True|False)$/.test(name) ||
      Object.hasOwn(functions, name) ||
      Object.keys(functions).some((known) => known.startsWith(`${name}.`)) ||
      this.scope.constant(name) !== undefined ||
      this.named(name) !== undefined
    );
  }

  private named(name: string): unknown {
    const [defined] = this.scope.layers(name).slice(-1);
    if (defined) return defined;
    if (this.bound.has(name)) return this.variables.get(name);
    if (Object.hasOwn(this.functions, name)) return this.functions[name];
    // Python's function, and not what has its name here.
    return Object.hasOwn(functions, name) ? undefined : this.variables.get(name);
  }

  private call(
    callee: unknown,
    positional: readonly unknown[],
    named: ReadonlyMap<string, unknown>,
    at: Span,
  ): unknown {
    if (typeof callee !== "function") throw new ExpressionError("this cannot be called", at);
    const callable = callee as (...given: unknown[]) => unknown;
    const also = this.library.has(callee) && this.signal ? { signal: this.signal } : {};
    const byName = new Map(Array.from(named, ([name, value]) => [name, outward(value)]));
    const given = argumentsFor(callable, positional.map(outward), byName, also, at);
    try {
      const isClass = /^class\b/.test(Function.prototype.toString.call(callable));
      const result = isClass ? (Reflect.construct(callable, given) as unknown) : callable(...given);
      if (!(result instanceof Promise) && !isStream(result)) return result ?? null;
      const settled = isStream(result) ? collected(result) : result.then((value: unknown) => value ?? null);
      return settled.catch((fault: unknown) => Promise.reject(located(fault, at)));
    } catch (fault) {
      throw located(fault, at);
    }
  }
}
