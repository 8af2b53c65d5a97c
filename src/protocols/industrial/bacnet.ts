import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, mac, u16, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** An address in another network: one octet on a serial bus, six in Ethernet. */
const address = (by: string, name: string, label: string, other: string) =>
  choice(
    by,
    {
      1: u8({ filter: `${name}_mstp`, label }),
      6: mac({ filter: `${name}_eth`, label }),
    },
    { otherwise: bytes("rest", { filter: `${name}_tmp`, label: other }), size: { by } },
  );

/** Building Automation and Control Networks: the network layer. */
export const BACnet = protocol({
  name: "bacnet",
  layer: "BACnet",
  title: "Building Automation and Control Network NPDU",
  short: "BACnet",
  spec: "ASHRAE 135, 6.2",
  carriedBy: { bvlc: [10, 4, 9, 11], "llc.dsap": 0x82 },
  startsWith: [[1]],
  next: { table: "bacnet", always: 1, unless: ["message"] },
  summary: "BACnet",
  fields: {
    version: u8({ label: "Version", default: 1 }),
    message: bits(1, {
      filter: "control_net",
      label: "NSDU contains",
      type: "FT_BOOLEAN",
      truth: ["network layer message, message type field present.", "BACnet APDU, message type field absent."],
      whole: { filter: "control", label: "Control", type: "FT_UINT8", show: "hex", through: "low" },
    }),
    reserved1: bits(1, {
      filter: "control_res1",
      label: "Reserved",
      type: "FT_BOOLEAN",
      truth: ["Shall be zero, but is one.", "Shall be zero and is zero."],
    }),
    destination: bits(1, {
      filter: "control_dest",
      label: "Destination Specifier",
      type: "FT_BOOLEAN",
      truth: [
        "DNET, DLEN and Hop Count present. If DLEN=0: broadcast, dest. address field absent.",
        "DNET, DLEN, DADR and Hop Count absent.",
      ],
    }),
    reserved2: bits(1, {
      filter: "control_res2",
      label: "Reserved",
      type: "FT_BOOLEAN",
      truth: ["Shall be zero, but is one.", "Shall be zero and is zero."],
    }),
    source: bits(1, {
      filter: "control_src",
      label: "Source specifier",
      type: "FT_BOOLEAN",
      truth: [
        "SNET, SLEN and SADR present, SLEN=0 invalid, SLEN specifies length of SADR",
        "SNET, SLEN and SADR absent",
      ],
    }),
    expects: bits(1, {
      filter: "control_expect",
      label: "Expecting Reply",
      type: "FT_BOOLEAN",
      truth: [
        "BACnet-Confirmed-Request-PDU, a segment of BACnet-ComplexACK-PDU or Network Message expecting a reply present.",
        "Other than a BACnet-Confirmed-Request-PDU, segment of BACnet-ComplexACK-PDU or network layer message expecting a reply present.",
      ],
    }),
    high: bits(1, {
      filter: "control_prio_high",
      label: "Priority",
      type: "FT_BOOLEAN",
      truth: ["Life Safety or Critical Equipment message.", "Not a Life Safety or Critical Equipment message."],
    }),
    low: bits(1, {
      filter: "control_prio_low",
      label: "Priority",
      type: "FT_BOOLEAN",
      truth: ["Urgent message", "Normal message"],
    }),
    dnet: when({ field: "destination" }, u16({ filter: "dnet", label: "Destination Network Address" })),
    dlen: when(
      { field: "destination" },
      u8({ filter: "dlen", label: "Destination MAC Layer Address Length", auto: sizeOf("dadr") }),
    ),
    dadr: when(
      { field: "destination" },
      address("dlen", "dadr", "Destination ISO 8802-3 MAC Address", "Unknown Destination MAC"),
    ),
    snet: when({ field: "source" }, u16({ filter: "snet", label: "Source Network Address" })),
    slen: when(
      { field: "source" },
      u8({ filter: "slen", label: "Source MAC Layer Address Length", auto: sizeOf("sadr") }),
    ),
    sadr: when({ field: "source" }, address("slen", "sadr", "SADR", "Unknown Source MAC")),
    hopc: when({ field: "destination" }, u8({ filter: "hopc", label: "Hop Count", default: 255 })),
    mesgtyp: when({ field: "message" }, u8({ filter: "mesgtyp", label: "Network Layer Message Type", show: "hex" })),
  },
});
