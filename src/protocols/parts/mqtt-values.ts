import type { ByteWriter } from "../../bytes/byte-writer.ts";
import { restSize, sizeOf } from "../../definition/auto.ts";
import { MALFORMED, type Custom } from "../../definition/custom.ts";
import { choice, custom, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { propertyNames, qualities } from "./mqtt-names.ts";

/** Octets that a number may have; each has seven bits of it, the lowest first, and says whether it goes on. */
const LONGEST_NUMBER = 4;

const variableNumber: Custom<number> = {
  name: "variable number",
  single: true,
  skip(octets, at, end) {
    for (let i = at; i < at + LONGEST_NUMBER; i++) if (i >= end || octets[i] < 0x80) return i + 1;
    return MALFORMED;
  },
  read: ({ bytes }, start, end) => numberAt(bytes, start, end),
  write: writeNumber,
  number: numberAt,
};

/** The number in octets of seven bits. */
function numberAt(octets: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = end - 1; i >= start; i--) value = value * 0x80 + (octets[i] & 0x7f);
  return value;
}

function writeNumber(writer: ByteWriter, value: number): void {
  let rest = value ?? 0;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) writer.uint((rest % 0x80) | 0x80, 1);
  writer.uint(rest, 1);
}

/** How much follows to the end of what it stands in front of (MQTT 5 1.5.5). */
export const lengthOfRest = (filter: string, label: string): AnyField =>
  custom(variableNumber, { filter, label, type: "FT_UINT64", auto: restSize() } as Common<number>);

/** A text with its length in front, which has a field of its own. */
export const textOf = (name: string, label: string, lengthName = `${name}_len`, lengthLabel = `${label} Length`) => ({
  [`${name}Length`]: u16({ filter: lengthName, label: lengthLabel, auto: sizeOf(name) }),
  [name]: text({ by: `${name}Length` }, { filter: name, label }),
});

const number = { filter: "prop_number", label: "Value", type: "FT_UINT32" } as const;
const octet = u8(number);
const pair = u16(number);
const quad = u32(number);
const wide = (name: string, label: string) => ({
  [`${name}Length`]: u16({ filter: `${name}_len`, label: `${label}Length`, type: "FT_UINT32", auto: sizeOf(name) }),
  [name]: text({ by: `${name}Length` }, { filter: name, label: label === "" ? "Value" : label.trim() }),
});
const string = struct(wide("prop_string", ""), { filter: "" });
const quality = u8({ filter: "property.max_qos", label: "QoS", strings: qualities });

const values: { readonly [id: number]: AnyField } = {
  1: octet,
  2: quad,
  3: text({ prefix: 2 }, { filter: "property.content_type", label: "Content Type", type: "FT_UINT_STRING" }),
  8: string,
  9: string,
  11: custom(variableNumber, number),
  17: quad,
  18: string,
  19: pair,
  21: string,
  22: string,
  23: octet,
  24: quad,
  25: octet,
  26: string,
  28: string,
  31: string,
  33: pair,
  34: pair,
  35: u16({ filter: "property.topic_alias", label: "Topic Alias" }),
  36: quality,
  37: octet,
  38: struct({ ...wide("prop_key", "Key "), ...wide("prop_value", "Value ") }, { filter: "" }),
  39: quad,
  40: octet,
  41: octet,
  42: octet,
};

/** Properties of a message (MQTT 5 2.2.2). */
export const propertiesOf = (filter: string, label: string): AnyField =>
  struct(
    {
      length: lengthOfRest("property_len", "Total Length"),
      list: repeated(
        struct(
          {
            id: u8({ filter: "property_id", label: "ID", show: "hex", strings: propertyNames }),
            value: choice("id", values, {
              otherwise: text("rest", { filter: "prop_unknown", label: "Unknown Property" }),
            }),
          },
          { filter: "" },
        ),
        { filter: "", size: { by: "length" } },
      ),
    },
    { filter, label, type: "FT_NONE" },
  );
