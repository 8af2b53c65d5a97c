import { bits, choice, custom, flags, mac, u16, u32, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { TOLD } from "../../definition/told.ts";
import { alignedTo } from "../parts/aligned.ts";
import { addressRoles } from "../parts/wlan-addresses.ts";
import { blockAck, blockAckRequest } from "../parts/wlan-block-ack.ts";
import { CONTROL, DATA, frameControlViews, MANAGEMENT } from "../parts/wlan-frame-control.ts";
import { qosControl } from "../parts/wlan-qos.ts";
import { EXTENDED, securityHeader, WEP_CHECK } from "../parts/wlan-security.ts";
import { FCS, FCS_CUT, PADDED } from "../parts/wlan-told.ts";
import { FCS_SIZE, frameCheckSequence } from "../parts/wlan-trailer.ts";

const VERSION = 0x03;
const FROM_AND_TO = 0x03;
const MORE_FRAGMENTS = 0x04;
const PROTECTED = 0x40;
const ORDER = 0x80;
const NO_DATA = 4;
const QOS = 8;
/** Control frames without the address of who sends them. */
const WRAPPER = 7;
const CLEAR = 12;
const ACKNOWLEDGEMENT = 13;
/** Where the address ends behind which the sequence number stands, and the octets of the QoS control behind that. */
const SEQUENCE = 22;
const QOS_PLACE = 24;
const AGGREGATE = 0x80;

/** What stands in the table of payloads: subtypes of management, then these. */
const DATA_UNIT = 0x20;
const AGGREGATED = 0x21;
const OPAQUE = 0x40;

const address = mac({ filter: "", default: "00:00:00:00:00:00" });
const isNumbered = <F extends AnyField>(field: F) => when({ field: "type", is: [MANAGEMENT, DATA] }, field);
const isData = <F extends AnyField>(field: F) => when({ field: "type", is: [DATA] }, field);
const hasQos = <F extends AnyField>(field: F) => isData(when({ field: "subtype", mask: QOS }, field));
const secured = choice(
  TOLD,
  { 1: securityHeader(FCS_SIZE), 3: securityHeader(FCS_SIZE) },
  { otherwise: securityHeader(0) },
);
const control = u32({ filter: "htc", label: "HT Control (+HTC)", show: "hex", little: true });

/** A frame of a wireless network. The radio's header in front tells whether a check sequence follows (`wlan-told.ts`). */
export const Dot11 = protocol({
  name: "wlan",
  layer: "Dot11",
  title: "IEEE 802.11",
  short: "802.11",
  spec: "IEEE 802.11",
  carriedBy: { linktype: 105, wlan: 1 },
  requires: { PPI: { dlt: 105 } },
  next: { table: "wlan.payload", told: true },
  tells(bytes, start, headerEnd) {
    const type = (bytes[start] >> 2) & 3;
    const subtype = bytes[start] >> 4;
    const flagBits = bytes[start + 1];
    if ((flagBits & PROTECTED) !== 0 || (bytes[start] & VERSION) !== 0) return OPAQUE;
    if (type === MANAGEMENT) return subtype;
    const isWhole = (flagBits & MORE_FRAGMENTS) === 0 && (bytes[start + SEQUENCE] & 0x0f) === 0;
    if (!isWhole) return OPAQUE;
    const qos = start + QOS_PLACE + ((flagBits & FROM_AND_TO) === FROM_AND_TO ? 6 : 0);
    return (subtype & QOS) !== 0 && qos < headerEnd && (bytes[qos] & AGGREGATE) !== 0 ? AGGREGATED : DATA_UNIT;
  },
  trailer(bytes, start, headerEnd, end, captured, told) {
    if (!carries(bytes[start])) return end - headerEnd;
    const fcs = (told & (FCS | FCS_CUT)) !== 0 ? FCS_SIZE : 0;
    const type = (bytes[start] >> 2) & 3;
    const isEncrypted = (bytes[start + 1] & PROTECTED) !== 0 && (type === DATA || type === MANAGEMENT);
    const isWep = isEncrypted && headerEnd <= captured && isWepHeader(bytes, start, headerEnd);
    return fcs + (isWep ? WEP_CHECK : 0);
  },
  summary: "802.11 {type} {subtype} {addr2} > {addr1}",
  fields: {
    subtype: bits(4, { filter: "", views: frameControlViews }),
    type: bits(2, { filter: "" }),
    proto: bits(2, { filter: "" }),
    FCfield: flags(8, ["to-DS", "from-DS", "MF", "retry", "pw-mgt", "MD", "protected", "order"], {
      filter: "",
      views: [],
    }),
    ID: u16({ filter: "", little: true }),
    addr1: address,
    addr2: when(
      { field: "type", is: [MANAGEMENT, CONTROL, DATA] },
      choice(
        "type",
        { [CONTROL]: when({ field: "subtype", is: [WRAPPER, CLEAR, ACKNOWLEDGEMENT], not: true }, address) },
        { otherwise: address },
      ),
    ),
    addr3: isNumbered(address),
    SC: isNumbered(u16({ filter: "", little: true })),
    addr4: isData(when({ field: "FCfield", mask: FROM_AND_TO, is: [FROM_AND_TO] }, address)),
    addresses: addressRoles,
    fcs: when({ field: TOLD, mask: FCS }, frameCheckSequence),
    qos: hasQos(u16({ filter: "", little: true })),
    qosMeaning: hasQos(qosControl),
    htc: when(
      { field: "FCfield", mask: ORDER },
      isNumbered(choice("type", { [DATA]: when({ field: "subtype", mask: QOS }, control) }, { otherwise: control })),
    ),
    request: when({ field: "type", is: [CONTROL] }, when({ field: "subtype", is: [8] }, blockAckRequest)),
    acknowledged: when({ field: "type", is: [CONTROL] }, when({ field: "subtype", is: [9] }, blockAck)),
    padding: when({ field: TOLD, mask: PADDED }, isData(custom(alignedTo(4), { filter: "" }))),
    security: when({ field: "FCfield", mask: PROTECTED }, isNumbered(secured)),
  },
});

/** Whether frames that begin with this octet carry anything; those of another version than 0 are nothing but octets. */
function carries(octet: number): boolean {
  const type = (octet >> 2) & 3;
  return (octet & VERSION) !== 0 || type === MANAGEMENT || (type === DATA && ((octet >> 4) & NO_DATA) === 0);
}

/** Whether four octets and no more stand between the header as its flags say it and `headerEnd`, beside padding. */
function isWepHeader(bytes: Uint8Array, start: number, headerEnd: number): boolean {
  const flagBits = bytes[start + 1];
  const qos = (bytes[start] & 0x88) === 0x88;
  const isManagement = (bytes[start] & 0x0c) === 0;
  const control = (flagBits & ORDER) !== 0 && (qos || isManagement) ? 4 : 0;
  const fourth = !isManagement && (flagBits & FROM_AND_TO) === FROM_AND_TO ? 6 : 0;
  return headerEnd - start < QOS_PLACE + fourth + (qos ? 2 : 0) + control + EXTENDED;
}
