import { uint } from "../../bytes/numbers.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, int, ipv4, ipv6, mac, text } from "../../definition/fields.ts";
import type { AnyField, Common, FieldType } from "../../definition/kinds.ts";
import { cflowElements } from "./cflow-elements.ts";
import { cflowWords } from "./cflow-words.ts";
import { ipProtocolWords } from "./ip-protocol-words.ts";
import { float, momentOf } from "./numbers-inside.ts";

/** Octets that a number is read of; the first ones of longer values. */
const LONGEST_NUMBER = 8;
const NTP_TO_UNIX = 2_208_988_800n;
const NTP_ERA = 1n << 32n;
const SECOND = 1_000_000_000n;
const MILLISECOND = 1_000_000n;

function wide(octets: Uint8Array, start: number, end: number): bigint {
  let value = 0n;
  for (let at = start; at < Math.min(end, start + LONGEST_NUMBER); at++) value = (value << 8n) | BigInt(octets[at]);
  return value;
}

/** An unsigned number of as many octets as a template says. */
export function anyNumber(about: Common<number>): AnyField {
  const number = (octets: Uint8Array, start: number, end: number) =>
    end - start <= 6 ? uint(octets, start, end - start) : Number(wide(octets, start, end));
  return custom({ ...derivedNumber("number", number), bigint: wide }, about);
}

const milliseconds = (octets: Uint8Array, start: number, end: number): bigint => wide(octets, start, end) * MILLISECOND;
const sinceNtp = (octets: Uint8Array, start: number, end: number): bigint => {
  const whole = wide(octets, start, Math.min(end, start + 4));
  const fraction = end - start >= 8 ? wide(octets, start + 4, start + 8) : 0n;
  const seconds = whole + (whole < 1n << 31n ? NTP_ERA : 0n) - NTP_TO_UNIX;
  // Wireshark rounds down what is a little less than the nanosecond that is meant.
  const nanoseconds = fraction === 0n ? 0n : (fraction * SECOND - 1n) >> 32n;
  return seconds * SECOND + nanoseconds;
};
export const moments = {
  seconds: (octets: Uint8Array, start: number) => wide(octets, start, start + 4) * SECOND,
  milliseconds: (octets: Uint8Array, start: number) => milliseconds(octets, start, start + 8),
  ntp: sinceNtp,
  uptime: (octets: Uint8Array, start: number) => milliseconds(octets, start, start + 4),
};
export type MomentKind = keyof typeof moments;

/** A duration, worked out of the octets. */
export const durationOf = (
  nanoseconds: (octets: Uint8Array, start: number, end: number) => bigint,
  about: Common<number>,
): AnyField => momentOf(nanoseconds, { ...about, type: "FT_RELATIVE_TIME" });

/** Moments by the numbers of their elements, with which they are of those that are told apart; how many octets they have. */
interface Moment {
  readonly name: string;
  readonly label: string;
  readonly kind: MomentKind;
}
const between = (from: number, kind: MomentKind): { readonly [element: number]: Moment } => ({
  [from]: { name: "abstimestart", label: "StartTime", kind },
  [from + 1]: { name: "abstimeend", label: "EndTime", kind },
});
export const cflowMoments: { readonly [element: number]: Moment } = {
  ...between(150, "seconds"),
  ...between(152, "milliseconds"),
  ...between(154, "ntp"),
  ...between(156, "ntp"),
  21: { name: "timeend", label: "EndTime", kind: "uptime" },
  22: { name: "timestart", label: "StartTime", kind: "uptime" },
  160: { name: "sys_init_time", label: "System Init Time", kind: "milliseconds" },
  161: { name: "timedelta", label: "Duration", kind: "uptime" },
  258: { name: "collection_time_milliseconds", label: "Collection Time Milliseconds", kind: "milliseconds" },
  260: { name: "max_export_seconds", label: "Max Export Seconds", kind: "seconds" },
  261: { name: "max_flow_end_seconds", label: "Max Flow End Seconds", kind: "seconds" },
  264: { name: "min_export_seconds", label: "Min Export Seconds", kind: "seconds" },
  265: { name: "min_flow_start_seconds", label: "Min Flow Start Seconds", kind: "seconds" },
  268: { name: "max_flow_end_microseconds", label: "Max Flow End Microseconds", kind: "ntp" },
  269: { name: "max_flow_end_milliseconds", label: "Max Flow End Milliseconds", kind: "milliseconds" },
  270: { name: "max_flow_end_nanoseconds", label: "Max Flow End Nanoseconds", kind: "ntp" },
  271: { name: "min_flow_start_microseconds", label: "Min Flow Start Microseconds", kind: "ntp" },
  273: { name: "min_flow_start_nanoseconds", label: "Min Flow Start Nanoseconds", kind: "ntp" },
  322: { name: "observation_time_seconds", label: "Observation Time Seconds", kind: "seconds" },
  323: { name: "observation_time_milliseconds", label: "Observation Time Milliseconds", kind: "milliseconds" },
  324: { name: "observation_time_microseconds", label: "Observation Time Microseconds", kind: "ntp" },
  325: { name: "observation_time_nanoseconds", label: "Observation Time Nanoseconds", kind: "ntp" },
  359: {
    name: "monitoring_interval_start_milliseconds",
    label: "Monitoring Interval Start MilliSeconds",
    kind: "milliseconds",
  },
  360: {
    name: "monitoring_interval_end_milliseconds",
    label: "Monitoring Interval End MilliSeconds",
    kind: "milliseconds",
  },
};
/** The least octets of a moment, and those that are looked at. */
const momentOctets: { readonly [kind in MomentKind]: number } = {
  seconds: 4,
  milliseconds: 8,
  ntp: 4,
  uptime: 4,
};

/** Octets that values of a type have at least; others have any number. */
const least: { readonly [type: string]: number | undefined } = { ipv4: 4, ipv6: 16, mac: 6, float: 4 };
type Make = (about: Common<never>) => AnyField;
const number =
  (type: FieldType, show?: "hex" | "oct"): Make =>
  (about) =>
    anyNumber({ ...about, type, ...(show ? { show } : {}) });
const make: { readonly [type in keyof typeof cflowElements]: Make } = {
  number8: number("FT_UINT8"),
  number16: number("FT_UINT16"),
  number32: number("FT_UINT32"),
  number64: number("FT_UINT64"),
  hex8: number("FT_UINT8", "hex"),
  hex16: number("FT_UINT16", "hex"),
  hex32: number("FT_UINT32", "hex"),
  hex64: number("FT_UINT64", "hex"),
  oct8: number("FT_UINT8", "oct"),
  flag: number("FT_BOOLEAN"),
  signed: (about) => int(4, about),
  float: (about) => float(about),
  ipv4: (about) => ipv4(about),
  ipv6: (about) => ipv6(about),
  mac: (about) => mac(about),
  octets: (about) => bytes("rest", about),
  text: (about) => text("rest", about),
};

const elementFields: { [element: string]: AnyField } = {};
const elementLeast = new Map<number, number>();
for (const [type, list] of Object.entries(cflowElements) as [keyof typeof cflowElements, string][])
  for (const item of list.replaceAll("\n", "").split("|")) {
    const [element, name, ...label] = item.split(" ");
    const strings = name === "protocol" ? ipProtocolWords : cflowWords[name];
    elementFields[element] = make[type]({ filter: name, label: label.join(" "), ...(strings ? { strings } : {}) });
    elementLeast.set(Number(element), least[type] ?? 1);
  }
for (const [element, { name, label, kind }] of Object.entries(cflowMoments)) {
  const about = { filter: name, label };
  const isDuration = kind === "uptime";
  elementFields[element] = isDuration ? durationOf(moments[kind], about) : momentOf(moments[kind], about);
  elementLeast.set(Number(element), momentOctets[kind]);
}

/** Fields of values of elements by number, and how many octets these have at least. */
export const cflowFields: { readonly [element: string]: AnyField } = elementFields;
export const cflowLeast: ReadonlyMap<number, number> = elementLeast;
