import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { findOracle } from "../../oracles.ts";

/** A field as `tshark -G fields` has it. */
export interface RegisteredField {
  readonly name: string;
  readonly label: string;
  /** `FT_UINT16` … */
  readonly type: string;
  /** The filter name of the protocol that it is registered for. */
  readonly protocol: string;
  /** `BASE_HEX` …, the bits of a boolean's octets, or empty. */
  readonly base: string;
  /** 0 where it is all of its octets. */
  readonly mask: bigint;
}

/** What a value or a range of them is called, or what a bit says when it is set and when it is not. */
export interface RegisteredNames {
  readonly values: Map<string, string>;
  readonly ranges: { readonly first: number; readonly last: number; readonly text: string }[];
  truth?: readonly [set: string, notSet: string];
  /** What is written behind 1, and behind other numbers. */
  unit?: readonly [one: string, many: string];
}

/** Every field that tshark knows, by name; a name may be registered several times. */
export async function registeredFields(): Promise<Map<string, RegisteredField[]>> {
  const fields = new Map<string, RegisteredField[]>();
  for await (const [kind, label = "", name = "", type = "", protocol = "", base = "", mask = "0"] of rows("fields")) {
    // Some options are registered as protocols of their own: `ip.options.nop`.
    const own = { name, label, type: "FT_PROTOCOL", protocol: name.split(".", 1)[0]!, base: "", mask: 0n };
    const field = kind === "F" ? { name, label, type, protocol, base, mask: BigInt(mask) } : own;
    const known = fields.get(name);
    if (known === undefined) fields.set(name, [field]);
    else known.push(field);
  }
  return fields;
}

/** The names of values of the fields in `wanted`. */
export async function registeredNames(wanted: ReadonlySet<string>): Promise<Map<string, RegisteredNames>> {
  const names = new Map<string, RegisteredNames>();
  for await (const [kind, name = "", first = "", second = "", third = ""] of rows("values")) {
    if (!wanted.has(name)) continue;
    let entry = names.get(name);
    if (entry === undefined) names.set(name, (entry = { values: new Map(), ranges: [] }));
    if (kind === "V" || kind === "V64") entry.values.set(String(Number(first)), second);
    else if (kind === "R") entry.ranges.push({ first: Number(first), last: Number(second), text: third });
    else if (kind === "T") entry.truth = [first, second];
    else if (kind === "U") entry.unit = [first, second];
  }
  return names;
}

async function* rows(report: string): AsyncGenerator<string[], void, undefined> {
  const child = spawn(findOracle("tshark")?.command ?? "tshark", ["-G", report], {
    env: { ...process.env, LC_ALL: "C.UTF-8" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) yield line.split("\t");
}
