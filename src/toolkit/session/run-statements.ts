import { asWritten, finished, steps, unpacked, type Steps } from "../../craft/expression/evaluate.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import { withNames, type Scope } from "../../craft/expression/scope.ts";
import type { Expression, FunctionStatement, Span, Statement } from "../../craft/expression/syntax-tree.ts";
import { isTrue } from "../../craft/expression/truth.ts";
import { itemsOf } from "./collections.ts";
import { check, outward } from "./outward.ts";
import { put } from "./put.ts";

/** Where statements run: what names mean, and where values with names are kept. */
export interface Frame {
  readonly scope: Scope;
  bind(name: string, value: unknown): void;
  remove(name: string): void;
  /** Names that are bound and removed outside. */
  readonly globals: Set<string>;
  /** Called before each turn of a loop: gives what is to be waited for, and throws when all is to end. */
  turn(at: Span): Promise<void> | undefined;
}

/** What statements came to: the value of the last one, and what was left by it. */
interface Outcome {
  readonly value: unknown;
  readonly leaves?: "break" | "continue" | "return";
}

const DONE: Outcome = { value: undefined };

/** Runs statements one after another, step by step; what is yielded is waited for. Throws an ExpressionError. */
export function* runStatements(statements: readonly Statement[], frame: Frame): Steps<Outcome> {
  let outcome = DONE;
  for (const statement of statements) {
    outcome = yield* runOne(statement, frame);
    if (outcome.leaves !== undefined) break;
  }
  return outcome;
}

function* runOne(statement: Statement, frame: Frame): Steps<Outcome> {
  const { scope } = frame;
  switch (statement.kind) {
    case "expression":
      return { value: yield* valueOf(statement.value, scope) };
    case "assignment": {
      const value = yield* valueOf(statement.value, scope);
      for (const target of statement.targets) yield* assign(target, value, statement.value, frame);
      return DONE;
    }
    case "delete":
      for (const target of statement.targets) {
        if (target.kind === "name") frame.remove(target.name);
        else yield* assign(target, undefined, target, frame);
      }
      return DONE;
    case "for":
      for (const item of itemsOf(yield* steps(statement.of, scope), statement.of)) {
        yield* pause(statement, frame);
        for (const [name, value] of unpacked(statement.names, item, scope, statement))
          bind(name, value, statement, frame);
        const { leaves, value } = yield* runStatements(statement.body, frame);
        if (leaves === "return") return { leaves, value };
        if (leaves === "break") break;
      }
      return DONE;
    case "while":
      while (isTrue(yield* steps(statement.condition, scope))) {
        yield* pause(statement, frame);
        const { leaves, value } = yield* runStatements(statement.body, frame);
        if (leaves === "return") return { leaves, value };
        if (leaves === "break") break;
      }
      return DONE;
    case "if": {
      const holds = isTrue(yield* steps(statement.condition, scope));
      return yield* runStatements(holds ? statement.body : statement.otherwise, frame);
    }
    case "function":
      bind(statement.name, yield* functionOf(statement, frame), statement, frame);
      return DONE;
    case "return":
      return { leaves: "return", value: statement.value ? yield* valueOf(statement.value, scope) : null };
    case "global":
      for (const name of statement.names) frame.globals.add(name);
      return DONE;
    case "break":
    case "continue":
      return { leaves: statement.kind, value: undefined };
    case "nothing":
      return DONE;
    default:
      return statement satisfies never;
  }
}

function* pause(at: Span, frame: Frame): Steps<void> {
  const turn = frame.turn(at);
  if (turn !== undefined) yield turn;
}

function* valueOf(expression: Expression, scope: Scope): Steps<unknown> {
  const value = outward(yield* steps(expression, scope));
  for (const made of Array.isArray(value) ? (value as unknown[]) : [value]) check(made, expression);
  return value;
}

function assign(target: Expression, value: unknown, written: Expression, frame: Frame): Steps<void> {
  return put(target, value, {
    valueOf: (expression) => steps(expression, frame.scope),
    name: (name, given, at) => {
      check(given, written);
      bind(name, given, at, frame);
    },
  });
}

function bind(name: string, value: unknown, at: Span, frame: Frame): void {
  if (frame.scope.layers(name).length > 0)
    throw new ExpressionError(`${name} is a layer`, at, "choose another name for the value");
  frame.bind(name, value);
}

/** The function that a `def` makes: its names are its own, but for those that are `global`. */
function* functionOf({ name, parameters, body }: FunctionStatement, outer: Frame): Steps<unknown> {
  const usual: unknown[] = [];
  for (const { otherwise } of parameters) usual.push(otherwise && (yield* steps(otherwise, outer.scope)));
  function* run(given: readonly unknown[]): Steps<unknown> {
    const names = new Map<string, unknown>();
    for (const [i, parameter] of parameters.entries()) {
      const value = given[i] ?? usual[i];
      if (value === undefined) throw new TypeError(`${name} needs ${parameter.name}`);
      names.set(parameter.name, value);
    }
    if (given.length > parameters.length)
      throw new TypeError(`${name} takes ${parameters.length}, not ${given.length}`);
    const globals = new Set<string>();
    const inner: Frame = {
      scope: withNames(outer.scope, names),
      bind: (key, value) => void (globals.has(key) ? outer.bind(key, value) : names.set(key, value)),
      remove: (key) => void (globals.has(key) ? outer.remove(key) : names.delete(key)),
      globals,
      turn: (at) => outer.turn(at),
    };
    const { leaves, value } = yield* runStatements(body, inner);
    return leaves === "return" ? value : null;
  }
  return asWritten(
    (...given) => finished(run(given)),
    parameters.map((parameter) => parameter.name),
  );
}
