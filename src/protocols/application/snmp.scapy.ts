import { fieldAt, messageOf, structOf } from "../../definition/derive.ts";
import { decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { berInteger, berText } from "../parts/ber.ts";
import { SNMP } from "./snmp.ts";

const pdus = fieldAt(SNMP, "PDU");
const pdu = (type: number, layer: string): Protocol => structOf(pdus, layer, { type });

/** A text is an OCTET STRING, a number an INTEGER, nothing NULL. */
const bindingValue: Custom<string | number> = {
  name: "value of a binding",
  single: true,
  skip: (_bytes, _at, end) => end,
  read: ({ bytes }, start, end) => decodeText(bytes, start, end),
  write(writer, value, around) {
    if (value === undefined) writer.octets(Uint8Array.of(0x05, 0x00));
    else if (typeof value === "number") (berInteger() as CustomField).custom.write(writer, value, around);
    else (berText() as CustomField).custom.write(writer, value, around);
  },
};
type CustomField = AnyField & { kind: "custom" };

/** A value is the octets of one, with tag and length, which ASN1_INTEGER() and the like make; NULL where it is not given. */
export const layers = scapyLayers([
  messageOf(SNMP, "SNMP", { version: 1 }, { whole: ["PDU"], requires: { UDP: { sport: 161, dport: 161 } } }),
  pdu(0xa0, "SNMPget"),
  pdu(0xa1, "SNMPnext"),
  pdu(0xa2, "SNMPresponse"),
  pdu(0xa3, "SNMPset"),
  pdu(0xa4, "SNMPtrapv1"),
  pdu(0xa5, "SNMPbulk"),
  pdu(0xa6, "SNMPinform"),
  pdu(0xa7, "SNMPtrapv2"),
  structOf(
    fieldAt(SNMP, "PDU", "varbindlist"),
    "SNMPvarbind",
    {},
    {
      without: ["type", "length"],
      fields: { value: custom(bindingValue) },
    },
  ),
]);
