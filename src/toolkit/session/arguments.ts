import { nearWords } from "../../bytes/near-words.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import type { Span } from "../../craft/expression/syntax-tree.ts";
import { parametersOf } from "./parameters.ts";

/** Scapy's names for options that are called otherwise here. */
const otherNames: { readonly [name: string]: string } = { iface: "interface", prn: "prn", nb: "occurrence" };

/** `stop_filter` as JavaScript writes it: `stopFilter`. */
export function camelCase(name: string): string {
  return otherNames[name] ?? name.replace(/(?<=[a-z\d])_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The arguments of a call as JavaScript takes them: those with names go where the function has parameters of these names,
 * all others into the object that is its last one, `options`, which also gets `also`.
 */
export function argumentsFor(
  callable: (...given: never[]) => unknown,
  positional: readonly unknown[],
  named: ReadonlyMap<string, unknown>,
  also: object,
  at: Span,
): unknown[] {
  const parameters = parametersOf(callable);
  const given: unknown[] = [...positional];
  const options: { [name: string]: unknown } = {};
  for (const [name, value] of named) {
    const place = parameters.findIndex((parameter) => parameter === name || parameter === camelCase(name));
    if (place >= 0 && parameters[place] !== "options") given[place] = value;
    else options[camelCase(name)] = value;
  }
  const place = parameters.indexOf("options");
  const [unknown] = Object.keys(options);
  if (unknown !== undefined && place < 0) throw noParameter(unknown, parameters, at);
  if (place >= 0 && given.length <= place) given[place] = { ...also, ...options };
  else if (unknown !== undefined) given[place] = { ...(given[place] as object), ...options };
  return given;
}

function noParameter(name: string, parameters: readonly string[], at: Span): ExpressionError {
  const [near] = nearWords(name, parameters);
  const list = parameters.length > 0 ? `it takes ${parameters.join(", ")}` : "it takes no arguments with names";
  return new ExpressionError(`there is no argument ${name}`, at, near === undefined ? list : `did you mean ${near}?`);
}
