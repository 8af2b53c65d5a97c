import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import { calendarDay, DAY } from "../../bytes/time.ts";
import { fieldType } from "../../definition/field-type.ts";
import type { FieldInfo } from "../../definition/registry.ts";
import type { FieldValues } from "../../dissect/field-values.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The value of a field as tshark prints it for programs (`show` of PDML, `-T fields -e`). */
export function showText(values: FieldValues, layer: number, quad: number): string {
  const info = values.info(quad);
  const type = fieldType(info);
  switch (type) {
    case "FT_NONE":
    case "FT_PROTOCOL":
      return "";
    case "FT_BOOLEAN":
      return values.number(layer, quad) === 0 ? "0" : "1";
    case "FT_UINT64":
    case "FT_INT64":
      return integerText(info, values.bigint(layer, quad), 16);
    case "FT_IPv4":
      return formatIPv4(values.octets(layer, quad), 0);
    case "FT_IPv6":
      return formatIPv6(values.octets(layer, quad), 0);
    case "FT_BYTES":
    case "FT_UINT_BYTES":
    case "FT_ETHER":
    case "FT_EUI64":
      return octetsText(values.octets(layer, quad));
    case "FT_STRING":
    case "FT_STRINGZ":
    case "FT_STRINGZPAD":
    case "FT_UINT_STRING":
      return values.text(layer, quad);
    case "FT_FLOAT":
    case "FT_DOUBLE":
      return String(values.number(layer, quad));
    case "FT_ABSOLUTE_TIME":
    case "FT_RELATIVE_TIME": {
      const seconds = values.seconds(layer, quad);
      return type === "FT_RELATIVE_TIME" || info.name === "frame.time_epoch"
        ? durationText(seconds, values.nanoseconds)
        : momentText(seconds, values.nanoseconds);
    }
    case "FT_GUID":
      return guidText(values.octets(layer, quad));
    case "FT_OID":
    case "FT_REL_OID":
      return values.text(layer, quad);
    case "FT_IPXNET":
    case "FT_CHAR":
      return `0x${values.number(layer, quad).toString(16).padStart(2, "0")}`;
    default:
      return integerText(info, values.number(layer, quad), digitsOf(type));
  }
}

/** Hexadecimal digits of an integer type. */
function digitsOf(type: string): number {
  return Number(/\d+$/.exec(type)?.[0] ?? 32) / 4;
}

function integerText(info: FieldInfo, value: number | bigint, digits: number): string {
  const show = info.view ? info.view.show : (info.field.show ?? (info.field.kind === "flags" ? "hex" : "dec"));
  if (show === "hex" || show === "hex-dec") return `0x${value.toString(16).padStart(digits, "0")}`;
  if (show === "oct") return `0${value.toString(8)}`;
  return String(value);
}

function octetsText(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join(":");
}

function guidText(octets: Uint8Array): string {
  const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** `-1.500000000`: nanoseconds have the sign of the seconds. */
function durationText(seconds: number, nanoseconds: number): string {
  const sign = seconds < 0 || nanoseconds < 0 ? "-" : "";
  return `${sign}${Math.abs(seconds)}.${String(Math.abs(nanoseconds)).padStart(9, "0")}`;
}

/** `Nov 23, 2026 08:56:07.191771000 UTC`. */
function momentText(seconds: number, nanoseconds: number): string {
  const { year, month, day } = calendarDay(Math.floor(seconds / DAY));
  const rest = seconds - DAY * Math.floor(seconds / DAY);
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  const days = String(day).padStart(2, " ");
  return `${MONTHS[month - 1]} ${days}, ${year} ${clock}.${String(nanoseconds).padStart(9, "0")} UTC`;
}
