import { u32 } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { procedureTold } from "../../definition/told.ts";

type Words = { readonly [version: number]: readonly string[] };

/** What a program's protocol shows of the call: the version, and the procedure by its name in that version. */
export function procedureFields(words: Words): Fields {
  const procedures = Object.entries(words).map(([version, names]): [string, AnyField] => [
    `procedure${version}`,
    u32({
      filter: `procedure_v${version}`,
      label: `V${version} Procedure`,
      strings: Object.fromEntries(names.entries()),
    }),
  ]);
  return {
    version: u32({ filter: "=rpc.programversion", label: "Program Version" }),
    ...Object.fromEntries(procedures),
  };
}

/** What calls and replies of one version hold, by the names of its procedures, as cases of a choice by `TOLD`. */
export function procedures(
  words: Words,
  version: number,
  bodies: { readonly [name: string]: { readonly call?: AnyField; readonly reply?: AnyField } },
): { readonly [told: string]: AnyField } {
  const cases: { [told: string]: AnyField } = {};
  for (const [name, { call, reply }] of Object.entries(bodies)) {
    const procedure = words[version]!.indexOf(name);
    if (procedure < 0) throw new RangeError(`version ${version} has no procedure ${name}`);
    if (call) cases[procedureTold(version, procedure, false)] = call;
    if (reply) cases[procedureTold(version, procedure, true)] = reply;
  }
  return cases;
}
