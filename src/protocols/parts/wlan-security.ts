import type { Custom } from "../../definition/custom.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom, struct, u24, u32 } from "../../definition/fields.ts";
import type { AnyField, Field } from "../../definition/kinds.ts";

/** Octets of the header of WEP, and of those with an extended initialization vector. */
const WEP = 4;
export const EXTENDED = 8;
const EXTENDED_BIT = 0x20;
/** Octets of the integrity check that WEP puts behind what it encrypts. */
export const WEP_CHECK = 4;

/** The number of a packet, of which the octets are where `order` says, the most significant first. */
const packetNumber = (order: readonly number[]) =>
  derivedText("packet number", (bytes, start) => `0x${order.map((at) => hex(bytes[start + at])).join("")}`);
const hex = (octet: number): string => octet.toString(16).padStart(2, "0").toUpperCase();
const key: AnyField = custom(
  derivedNumber("key index", (bytes, start) => bytes[start] >> 6),
  { filter: "wep.key", label: "Key Index", type: "FT_UINT8" },
);
const group = (label: string): AnyField => struct({}, { filter: "", label });
const text = (filter: string, label: string, order: readonly number[]): AnyField =>
  custom(packetNumber(order), { filter, label, type: "FT_STRING" });

/** `behind`: octets of the frame that follow the encrypted body. */
const codec = (behind: number): Custom<Uint8Array> => ({
  name: "security header",
  beside: true,
  inner: [
    { key: "wep", field: group("WEP parameters") },
    { key: "tkip", field: group("TKIP parameters") },
    { key: "ccmp", field: group("CCMP parameters") },
    { key: "iv", field: u24({ filter: "wep.iv", label: "Initialization Vector", show: "hex" }), depth: 1 },
    { key: "tsc", field: text("tkip.extiv", "TKIP Ext. Initialization Vector", [7, 6, 5, 4, 0, 2]), depth: 1 },
    { key: "pn", field: text("ccmp.extiv", "CCMP Ext. Initialization Vector", [7, 6, 5, 4, 1, 0]), depth: 1 },
    { key: "key", field: key, depth: 1 },
    { key: "icv", field: u32({ filter: "wep.icv", label: "WEP ICV", show: "hex" }), depth: 1 },
  ],
  skip(bytes, at, end) {
    return at + WEP <= end && hasExtendedVector(bytes, at) ? at + EXTENDED : at + WEP;
  },
  read: ({ bytes }, start, end) => bytes.slice(start, end),
  write(writer, value) {
    if (value) writer.octets(value);
    else writer.zeros(WEP);
  },
  visit(bytes, start, end, found, _layerStart, limit) {
    const which = end - start === WEP ? 0 : isTkip(bytes, start) ? 1 : 2;
    found(which, start, end);
    found(3 + which, start, which === 0 ? start + 3 : end);
    found(6, start + 3, start + 4);
    const check = limit - behind - WEP_CHECK;
    if (which === 0 && check >= end) found(7, check, check + WEP_CHECK);
  },
});

/** What TKIP and CCMP write where, of which the seed's second octet in the former follows from the first (IEEE 802.11 12.5). */
function isTkip(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === ((bytes[at] | 0x20) & 0x7f);
}

/** Whether more than WEP's four octets stand in front of what is encrypted. */
function hasExtendedVector(bytes: Uint8Array, at: number): boolean {
  return (bytes[at + 3] & EXTENDED_BIT) !== 0;
}

/** The header in front of an encrypted body (of WEP, TKIP, CCMP or GCMP), in a frame that has so many octets behind that. */
export const securityHeader = (behind: number): Field<Uint8Array> => custom(codec(behind), { filter: "" });
