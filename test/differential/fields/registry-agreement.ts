import { fieldType, isGroup } from "../../../src/definition/field-type.ts";
import type { FieldInfo } from "../../../src/definition/registry.ts";
import { ourFields } from "./our-fields.ts";
import { registeredFields, registeredNames, type RegisteredField, type RegisteredNames } from "./tshark-registry.ts";

/** A field of ours that tshark's registry has otherwise. */
export interface RegistryDifference {
  readonly protocol: string;
  readonly name: string;
  readonly what: "name" | "type" | "label" | "base" | "strings";
  readonly theirs: string;
  readonly ours: string;
}

/** How our registry agrees with `tshark -G fields` and `-G values`. */
export interface RegistryAgreement {
  /** Fields of ours, by protocol; names that several protocols have count in each. */
  readonly fields: ReadonlyMap<string, number>;
  readonly differences: readonly RegistryDifference[];
}

/** Display bases that say how ports, organizations and the like are looked up: their numbers are decimal. */
const LOOKED_UP = /^(?:BASE_DEC|BASE_PT_\w+|BASE_CUSTOM|BASE_OUI|BASE_NONE|BASE_SPECIAL_VALS|0)?$/;
const BASES: { readonly [show: string]: RegExp } = {
  dec: LOOKED_UP,
  hex: /^BASE_HEX$/,
  "hex-dec": /^BASE_HEX_DEC$/,
  "dec-hex": /^BASE_DEC_HEX$/,
  oct: /^BASE_OCT$/,
  // A number without a base is shown by its word alone.
  word: /^BASE_NONE$/,
};

/** Compares every field that we define with what tshark registers by its name. */
export async function compareRegistries(): Promise<RegistryAgreement> {
  const ours = ourFields().filter((info) => !isGroup(info) && !info.name.startsWith("_ws."));
  const theirs = await registeredFields();
  const names = await registeredNames(new Set(ours.map(({ name }) => name)));
  const fields = new Map<string, number>();
  const differences = new Map<string, RegistryDifference>();
  for (const info of ours) {
    const protocol = info.protocol?.name ?? "";
    fields.set(protocol, (fields.get(protocol) ?? 0) + 1);
    for (const { what, theirs: wanted, ours: found } of differencesOf(
      info,
      theirs.get(info.name),
      names.get(info.name),
    ))
      differences.set(`${protocol} ${info.name} ${what} ${found}`, {
        protocol,
        name: info.name,
        what,
        theirs: wanted,
        ours: found,
      });
  }
  return { fields, differences: [...differences.values()] };
}

type Difference = Pick<RegistryDifference, "what" | "theirs" | "ours">;

function differencesOf(
  info: FieldInfo,
  rows: readonly RegisteredField[] | undefined,
  names: RegisteredNames | undefined,
): Difference[] {
  const type = fieldType(info);
  if (rows?.some((each) => each.type === "FT_PROTOCOL")) return [];
  if (rows === undefined) return [{ what: "name", theirs: "", ours: `${type} ${info.key}` }];
  const found: Difference[] = [];
  const row = rows.find((each) => each.type === type && each.label === info.label) ?? rows[0]!;
  if (!rows.some((each) => each.type === type)) found.push({ what: "type", theirs: row.type, ours: type });
  if (!rows.some((each) => each.label === info.label))
    found.push({ what: "label", theirs: row.label, ours: info.label });
  const show = showOf(info);
  if (/^FT_U?INT/.test(type) && !rows.some(({ base }) => BASES[show]?.test(base)))
    found.push({ what: "base", theirs: row.base, ours: show });
  const truth = info.view ? info.view.truth : info.field.truth;
  if (type === "FT_BOOLEAN" && names?.truth !== undefined) {
    const [theirs, ours] = [names.truth.join("/"), (truth ?? ["True", "False"]).join("/")];
    if (theirs !== ours) found.push({ what: "strings", theirs, ours });
  }
  return found;
}

function showOf({ view, field }: FieldInfo): string {
  if (view) return view.show ?? "dec";
  return field.show ?? (field.kind === "flags" ? "hex" : "dec");
}
