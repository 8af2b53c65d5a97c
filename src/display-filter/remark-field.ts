import { REMARK_FIELDS, type RemarkField } from "../definition/remark-fields.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { groupRows, malformedRemark, severityRows, type Remark } from "../dissect/expert.ts";
import { FieldValues } from "../dissect/field-values.ts";
import { isCut, someRemark } from "../dissect/remarks.ts";
import type { Value } from "./values/value.ts";
import { wordsOfRows } from "./values/value-words.ts";
import type { FilterField, Values } from "./vocabulary.ts";

const NO_OCTETS = new Uint8Array(0);

/** The value that a remark gives a field, undefined where it gives it none. */
const valueOf: Readonly<Record<Exclude<RemarkField, "_ws.short">, (remark: Remark) => Value | undefined>> = {
  "_ws.expert": () => NO_OCTETS,
  "_ws.expert.message": ({ message }) => message,
  "_ws.expert.group": ({ group }) => group,
  "_ws.expert.severity": ({ severity }) => severity,
  "_ws.malformed": ({ group }) => (group === malformedRemark.group ? NO_OCTETS : undefined),
  "_ws.malformed.expert": (remark) => (remark === malformedRemark ? 0 : undefined),
};

/** A field that says what experts remark of a packet, or what is wrong with it. */
export function remarkField(name: RemarkField): FilterField<Dissector> {
  const { label, type } = REMARK_FIELDS[name];
  let reader: FieldValues | undefined;
  const values: Values<Dissector> =
    name === "_ws.short"
      ? (dissector, found) => isCut(dissector) && found(NO_OCTETS)
      : (dissector, found) => {
          reader ??= new FieldValues(dissector);
          return someRemark(reader, dissector, (remark) => {
            const value = valueOf[name](remark);
            return value !== undefined && found(value);
          });
        };
  const rows = { "_ws.expert.group": groupRows, "_ws.expert.severity": severityRows }[name as string];
  const octets: Values<Dissector> = () => false;
  return { name, label, type, words: rows && wordsOfRows(rows), values: () => values, octets: () => octets };
}
