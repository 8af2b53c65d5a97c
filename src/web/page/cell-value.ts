import type { Row } from "../messages.ts";
import type { SeenValue } from "./compose-filter.ts";

/** What a cell of the list is in filters; text alone where it is in none. */
export function cellValue(row: Row, format: string, text: string): SeenValue {
  switch (format) {
    case "%m":
      return { text: `Packet ${row.number}`, filter: "frame.number", value: String(row.number) };
    case "%L":
      return { text: `${row.original} bytes`, filter: "frame.len", value: String(row.original) };
    case "%s":
      return { text, ...addressField(text, "src") };
    case "%d":
      return { text, ...addressField(text, "dst") };
    case "%p":
      return { text, filter: protocolName(text), value: undefined };
    default:
      return customValue(format, text);
  }
}

function addressField(text: string, end: "src" | "dst"): Pick<SeenValue, "filter" | "value"> {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(text)) return { filter: `ip.${end}`, value: text };
  if (/^(?:[\da-f]{2}:){5}[\da-f]{2}$/.test(text)) return { filter: `eth.${end}`, value: text };
  if (/^[\da-f:.]*:[\da-f:.]*$/.test(text)) return { filter: `ipv6.${end}`, value: text };
  return { filter: undefined, value: undefined };
}

/** `TLSv1.2` is `tls` in filters, `HTTP/XML` is `http`. */
function protocolName(text: string): string | undefined {
  const [name] =
    /^[A-Za-z][\w-]*/.exec(text.replace(/v\d(?:\.\d)?$/, (version) => (version === "v6" ? version : ""))) ?? [];
  return name?.toLowerCase();
}

/** A column of a field: its first value, a number or address as it is, anything else as a text. */
function customValue(format: string, text: string): SeenValue {
  const [, field] = /^%Cus:([^:]+)/.exec(format) ?? [];
  const [first = ""] = text.split(",");
  const isPlain = /^[\d.:a-fx/]+$/i.test(first) && first !== "";
  return { text, filter: text === "" ? undefined : field, value: isPlain ? first : JSON.stringify(first) };
}
