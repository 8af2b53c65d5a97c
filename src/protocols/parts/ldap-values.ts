import { bytes, mark, text } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { sequence, Tag, value, type Asn1 } from "./asn1.ts";
import { asn1Flag, asn1Integer } from "./asn1-values.ts";
import { unsignedValue } from "./ber.ts";

/** Values of LDAP by Wireshark's names for them. Those without contents are shown, too. */

export const named = (name: string, label = name.replace(/_element$/, "").replace(/_item$/, " item")) => ({
  filter: `=ldap.${name}`,
  label,
});

export const textField = (name: string, label?: string): AnyField =>
  text("rest", { ...named(name, label), type: "FT_STRING", evenEmpty: true });
export const numberField = (name: string): AnyField => unsignedValue({ ...named(name), type: "FT_UINT32" });

export const string = (name: string, label?: string): Asn1 => value(Tag.octets, textField(name, label));
export const octets = (name: string, about?: Common<Uint8Array>): Asn1 =>
  value(Tag.octets, bytes("rest", { ...named(name), evenEmpty: true, ...about }));
export const number = (name: string): Asn1 => value(Tag.integer, numberField(name));
export const signed = (name: string): Asn1 => asn1Integer(named(name));
export const flag = (name: string): Asn1 => asn1Flag(named(name));
export const enumerated = (name: string, strings: { readonly [value: number]: string }): Asn1 =>
  asn1Integer({ ...named(name), type: "FT_UINT32", strings }, Tag.enumerated);

/** A sequence with a field of its own, and what has nothing in it. */
export const element = (name: string, members: readonly Asn1[], label?: string): Asn1 =>
  sequence(members, named(`${name}_element`, label));
export const nothing = (tag: number, name: string): Asn1 => value(tag, mark(named(`${name}_element`)));
