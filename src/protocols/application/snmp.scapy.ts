import { fieldAt, messageOf, structOf } from "../../definition/derive.ts";
import { bytes } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { SNMP } from "./snmp.ts";

const pdus = fieldAt(SNMP, "PDU");
const pdu = (type: number, layer: string): Protocol => structOf(pdus, layer, { type });

/** A value is the octets of one, with tag and length, which ASN1_INTEGER() and the like make; NULL where it is not given. */
export const layers = scapyLayers([
  messageOf(SNMP, "SNMP", { version: 1 }, { requires: { UDP: { sport: 161, dport: 161 } } }),
  pdu(0xa0, "SNMPget"),
  pdu(0xa1, "SNMPnext"),
  pdu(0xa2, "SNMPresponse"),
  pdu(0xa3, "SNMPset"),
  pdu(0xa4, "SNMPtrapv1"),
  pdu(0xa5, "SNMPbulk"),
  pdu(0xa6, "SNMPinform"),
  pdu(0xa7, "SNMPtrapv2"),
  structOf(fieldAt(SNMP, "PDU", "varbindlist"), "SNMPvarbind", {}, {
    without: ["type", "length"],
    fields: { value: bytes("rest", { default: Uint8Array.of(0x05, 0x00) }) },
  }),
]);
