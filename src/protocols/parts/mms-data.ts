import { derivedNumber, derivedText } from "../../definition/derived.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, custom, text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { u24, u32 } from "../../bytes/numbers.ts";
import { asn1Flag, asn1Integer } from "./asn1-values.ts";
import { bitString, foreign, identifier, implicit, oneOf, value, type Asn1 } from "./asn1.ts";
import { float } from "./numbers-inside.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const CONSTRUCTED_CONTEXT = 0xa0;
/** No value has this tag. */
const NONE = value(0);

/** A moment of IEC 61850-8-1: seconds since 1970, a fraction of 24 bits, and how good the clock is. */
export const utcTime: Custom<string> = derivedText("UtcTime", (octets, start, end) => {
  if (end - start !== 8) return "";
  const time = new Date(u32(octets, start) * 1000);
  const two = (number: number) => String(number).padStart(2, "0");
  const fraction = String(Math.floor((u24(octets, start + 4) * 1e9) / 2 ** 24)).padStart(9, "0");
  const clock = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
  return `${MONTHS[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2)}, ${time.getUTCFullYear()} ${clock}.${fraction} UTC`;
});

/** The octet of an exponent in front of a number of single precision. */
function floating(): Asn1 {
  const octets = bytes("rest", { filter: "floating_point", label: "floating-point", hidden: true });
  const number = float({ filter: "float_value", label: "float value" });
  return foreign({
    inner: [
      { key: "octets", field: octets },
      { key: "number", field: number },
    ],
    visit(_octets, start, end, found) {
      found(0, start, end);
      if (end - start === 5) found(1, start + 1, end);
    },
  });
}

const octetString = (filter: string, label: string, type?: "FT_STRING"): AnyField =>
  type ? text("rest", { filter, label }) : bytes("rest", { filter, label });

/** The names that fields of values have in a protocol, and how it shows numbers with a fraction. */
export interface DataNames {
  readonly bits: string;
  readonly octets: string;
  readonly visible: string;
  readonly time: string;
  readonly floating: () => Asn1;
  readonly unit?: readonly [one: string, several: string];
}

export const gooseNames: DataNames = {
  bits: "bit_string",
  octets: "octet_string",
  visible: "visible_string",
  time: "binary_time",
  floating,
};

/** Values of MMS (ISO 9506-2), which GOOSE sends, too; each protocol has fields of its own for them. */
export function mmsData(names: DataNames): Asn1 {
  const { unit } = names;
  const elements = (tag: number, filter: string): Asn1 => ({
    is: "list",
    tag: CONSTRUCTED_CONTEXT | tag,
    field: custom(elementCount, { filter, label: filter, type: "FT_UINT32", ...(unit ? { unit } : {}) }),
    get of() {
      return data;
    },
  });
  const data: Asn1 = oneOf(
    {
      none: NONE,
      array: elements(1, "array"),
      structure: elements(2, "structure"),
      boolean: implicit(3, asn1Flag({ filter: "boolean", label: "boolean" })),
      "bit-string": implicit(4, bitString(octetString(names.bits, "bit-string"))),
      integer: implicit(5, asn1Integer({ filter: "integer", label: "integer" })),
      unsigned: implicit(6, asn1Integer({ filter: "unsigned", label: "unsigned" })),
      "floating-point": implicit(7, names.floating()),
      real: implicit(8, value(9, custom(zero, { filter: "real", label: "real", type: "FT_DOUBLE" }))),
      "octet-string": implicit(9, value(4, octetString(names.octets, "octet-string"))),
      "visible-string": implicit(10, value(26, octetString(names.visible, "visible-string", "FT_STRING"))),
      unused: NONE,
      "binary-time": implicit(12, value(4, octetString(names.time, "binary-time"))),
      bcd: implicit(13, asn1Integer({ filter: "bcd", label: "bcd" })),
      booleanArray: implicit(14, bitString(octetString("booleanArray", "booleanArray"))),
      objId: implicit(15, identifier(bytes("rest", { filter: "objId", label: "objId", type: "FT_OID" }))),
      mMSString: implicit(16, value(12, octetString("mMSString", "mMSString", "FT_STRING"))),
      "utc-time": implicit(17, value(4, custom(utcTime, { filter: "utc_time", label: "utc-time", type: "FT_STRING" }))),
    },
    { filter: "Data", label: "Data" },
  );
  return data;
}

const zero = derivedNumber("REAL", () => 0);

/** How many values there are behind one another. */
const elementCount = derivedNumber("elements", (octets, start, end) => {
  let count = 0;
  for (let at = start; at + 2 <= end && count < 20_000; count++) {
    const first = octets[at + 1];
    let size = first;
    let header = 2;
    if (first >= 0x80) {
      const more = first & 0x7f;
      if (more === 0 || more > 4 || at + 2 + more > end) return count + 1;
      header += more;
      size = 0;
      for (let index = 0; index < more; index++) size = size * 256 + octets[at + 2 + index];
    }
    at += header + size;
  }
  return count;
});
