import { evaluate, unknownName, unpacked } from "../../craft/expression/evaluate.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import { functions } from "../../craft/expression/functions.ts";
import { withNames, type Scope } from "../../craft/expression/scope.ts";
import { parseStatements } from "../../craft/expression/statements.ts";
import type { Expression, Span, Statement } from "../../craft/expression/syntax-tree.ts";
import { isTrue } from "../../craft/expression/truth.ts";
import { craftingScope } from "../crafting-scope.ts";
import { Packet } from "../packet.ts";
import { argumentsFor } from "./arguments.ts";
import { attributeOf, type Print } from "./attributes.ts";
import { builtins, plainText } from "./builtins.ts";
import { contains, itemOf, itemsOf, sliceOf } from "./collections.ts";
import { commands } from "./commands.ts";
import { check, collected, isStream, located, outward } from "./outward.ts";
import { put } from "./put.ts";
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
  /** The functions that `lsc` lists, and whose `options` are given the `signal` of the line. */
  readonly library: { readonly [name: string]: unknown };
}

/** A line as Scapy's: statements to run, or what is wrong with it; `unreadable` where it may be JavaScript. */
export type Reading =
  | { readonly statements: readonly Statement[] }
  | { readonly fault: ExpressionError; readonly unreadable: boolean };

/** Scapy's language over named values: lines are read, then run one after another. */
export class Session {
  private readonly variables: Variables;
  private readonly functions: { readonly [name: string]: unknown };
  private readonly library: ReadonlySet<unknown>;
  private readonly print: Print;
  private signal: AbortSignal | undefined;

  constructor({ variables, print, library }: SessionOptions) {
    this.variables = variables;
    this.print = print;
    this.library = new Set(Object.values(library));
    this.functions = { ...builtins(print), ...commands(print, library) };
  }

  read(line: string): Reading {
    try {
      const statements = parseStatements(line);
      if (isJavaScript(statements)) return { fault: new ExpressionError("this is JavaScript"), unreadable: true };
      const strange = strangeName(statements, (name) => this.knows(name));
      if (strange === undefined) return { statements };
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
    return this.runAll(statements, this.scope);
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

  private async runAll(statements: readonly Statement[], scope: Scope): Promise<unknown> {
    let last: unknown;
    for (const statement of statements) last = await this.runOne(statement, scope);
    return last;
  }

  private async runOne(statement: Statement, scope: Scope): Promise<unknown> {
    switch (statement.kind) {
      case "expression":
        return this.valueOf(statement.value, scope);
      case "assignment": {
        const value = await this.valueOf(statement.value, scope);
        for (const target of statement.targets) await this.assign(target, value, statement.value, scope);
        return undefined;
      }
      case "delete":
        for (const target of statement.targets) {
          if (target.kind === "name") this.variables.remove(target.name);
          else await this.assign(target, undefined, target, scope);
        }
        return undefined;
      case "for":
        for (const item of itemsOf(await evaluate(statement.of, scope), statement.of))
          await this.runAll(statement.body, withNames(scope, unpacked(statement.names, item, scope, statement)));
        return undefined;
      case "if":
        return isTrue(await evaluate(statement.condition, scope)) ? this.runAll(statement.body, scope) : undefined;
      case "nothing":
        return undefined;
      default:
        return statement satisfies never;
    }
  }

  private async valueOf(expression: Expression, scope: Scope): Promise<unknown> {
    const value = outward(await evaluate(expression, scope));
    for (const made of Array.isArray(value) ? (value as unknown[]) : [value]) check(made, expression);
    return value;
  }

  private assign(target: Expression, value: unknown, written: Expression, scope: Scope): Promise<void> {
    return put(target, value, {
      valueOf: async (expression) => evaluate(expression, scope),
      name: (name, given, at) => {
        if (scope.layers(name).length > 0)
          throw new ExpressionError(`${name} is a layer`, at, "choose another name for the value");
        check(given, written);
        this.variables.set(name, given);
      },
    });
  }

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
