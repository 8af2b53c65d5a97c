import { bytes, mark, text } from "../../definition/fields.ts";
import type { AnyField, Common, ValueStrings } from "../../definition/kinds.ts";
import { implicit, oneOf, sequence, sequenceOf, Tag, value, type Asn1 } from "./asn1.ts";
import { asn1Flag, asn1Integer } from "./asn1-values.ts";
import { mmsData } from "./mms-data.ts";

/** Pieces of the messages of MMS (ISO 9506-2), with Wireshark's names. */

const GRAPHIC = 25;
const NULL = 5;

export const number = (filter: string, strings?: ValueStrings, label = filter): Asn1 =>
  asn1Integer({ filter, label, ...(strings ? { strings } : {}) });
export const flag = (filter: string, label = filter): Asn1 => asn1Flag({ filter, label });
/** A name, or another text. */
export const name = (filter: string, label = filter): Asn1 => value(Tag.visible, text("rest", { filter, label }));
export const octets = (filter: string, label = filter): Asn1 => value(Tag.octets, bytes("rest", { filter, label }));
const element = (label: string): Common<never> => ({ filter: `${label.replaceAll(/[- ]/g, "_")}_element`, label });
/** A group of members. */
export const group = (label: string, ...members: readonly Asn1[]): Asn1 => sequence(members, element(label));
/** What has no contents. */
export const nothing = (label: string): Asn1 => value(NULL, mark(element(label)) as AnyField);
/** One of several, by name; `numbers` are the tags where those are not counted. */
export const choice = (
  filter: string,
  cases: { readonly [name: string]: Asn1 },
  numbers?: readonly number[],
  label = filter,
): Asn1 => oneOf(cases, { filter, label }, numbers ? { numbers } : {});
/** Several of one type. */
export const list = (filter: string, of: Asn1, label = filter): Asn1 => sequenceOf(of, { filter, label });

/** What names an object: of all, of a domain, or of the association. */
export const objectName = (filter: string, label = filter): Asn1 =>
  choice(
    filter,
    {
      "vmd-specific": implicit(0, name("vmd_specific", "vmd-specific")),
      "domain-specific": implicit(1, group("domain-specific", name("domainId"), name("itemId"))),
      "aa-specific": implicit(2, name("aa_specific", "aa-specific")),
    },
    undefined,
    label,
  );

/** The name of a file, in parts. */
export const fileName = (filter: string, label = filter): Asn1 =>
  list(filter, value(GRAPHIC, text("rest", { filter: "FileName_item", label: "FileName item" })), label);

export const data: Asn1 = mmsData({
  bits: "data_bit-string",
  octets: "data.octet-string",
  visible: "data.visible-string",
  time: "data.binary-time",
  unit: [" item", " items"],
  floating: () => octets("floating_point", "floating-point"),
});
