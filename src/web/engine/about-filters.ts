import { completeDisplayFilter } from "../../display-filter/complete.ts";
import type { Answer, Completions, Questions, Request } from "../messages.ts";
import type { Engine } from "./engine.ts";
import { fieldTitle } from "./field-title.ts";
import { compileFilter, vocabulary } from "./packet-filter.ts";
import { SeenValues } from "./seen-values.ts";

type FilterRequest = Extract<Request, { ask: "check" | "complete" | "field" }>;

/** Of each capture the values that were counted. */
const seenIn = new WeakMap<Engine, SeenValues>();

/** Answers what is asked of a filter that is being typed; a capture, where one is open, has values to propose. */
export async function aboutFilters(
  request: FilterRequest,
  engine: Engine | undefined,
): Promise<Answer<FilterRequest["ask"]>> {
  switch (request.ask) {
    case "check":
      return check(request.text);
    case "complete":
      return complete(request, engine);
    case "field":
      return fieldTitle(request.name);
  }
}

function check(text: string): Answer<"check"> {
  const compiled = compileFilter(text);
  return "mistake" in compiled ? compiled.mistake : null;
}

/** Values that the capture has stand in front of words that it may not have. */
async function complete(
  { text, cursor }: Questions["complete"]["asks"],
  engine: Engine | undefined,
): Promise<Completions> {
  const { from, to, proposals, field } = completeDisplayFilter(text, cursor, vocabulary);
  if (field === undefined || !engine) return { from, to, proposals };
  const values = seenIn.get(engine) ?? new SeenValues(engine.capture, engine.signal);
  seenIn.set(engine, values);
  const seen = await values.proposals(field, text.slice(from, cursor), engine.until);
  const others = proposals.filter((proposal) => seen.every((one) => one.text !== proposal.text));
  return { from, to, proposals: [...seen, ...others] };
}
