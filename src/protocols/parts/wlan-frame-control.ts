import type { Shown, ValueStrings, View } from "../../definition/kinds.ts";

export const MANAGEMENT = 0;
export const CONTROL = 1;
export const DATA = 2;

const types: ValueStrings = { 0: "Management frame", 1: "Control frame", 2: "Data frame", 3: "Extension frame" };

/** Types of frames with their subtypes: the two bits of the one in front of the four of the other (IEEE 802.11 9.2.4.1.3). */
export const frameTypes: { readonly [type: number]: string } = {
  0: "Association Request",
  1: "Association Response",
  2: "Reassociation Request",
  3: "Reassociation Response",
  4: "Probe Request",
  5: "Probe Response",
  6: "Measurement Pilot",
  8: "Beacon frame",
  9: "ATIM",
  10: "Disassociate",
  11: "Authentication",
  12: "Deauthentication",
  13: "Action",
  14: "Action No Ack",
  15: "Aruba Management",
  18: "Trigger",
  20: "Beamforming Report Poll",
  21: "VHT/HE NDP Announcement",
  23: "Control Wrapper",
  24: "802.11 Block Ack Req",
  25: "802.11 Block Ack",
  26: "Power-Save poll",
  27: "Request-to-send",
  28: "Clear-to-send",
  29: "Acknowledgement",
  30: "CF-End (Control-frame)",
  31: "CF-End + CF-Ack (Control-frame)",
  32: "Data",
  33: "Data + CF-Ack",
  34: "Data + CF-Poll",
  35: "Data + CF-Ack + CF-Poll",
  36: "Null function (No data)",
  37: "Acknowledgement (No data)",
  38: "CF-Poll (No data)",
  39: "CF-Ack/Poll (No data)",
  40: "QoS Data",
  41: "QoS Data + CF-Acknowledgment",
  42: "QoS Data + CF-Poll",
  43: "QoS Data + CF-Ack + CF-Poll",
  44: "QoS Null function (No data)",
  46: "QoS CF-Poll (No Data)",
  47: "QoS CF-Ack + CF-Poll (No data)",
  48: "DMG Beacon",
  49: "S1G Beacon",
};

/** Of frames of another version than 0 nothing is known but that. */
const known: Shown = { proto: [0] };
const bits = (filter: string, label: string, mask: number, about: Partial<View> = {}): View => ({
  shown: known,
  filter: `fc.${filter}`,
  label,
  type: "FT_UINT8",
  offset: 0,
  size: 1,
  mask,
  ...about,
});
const flag = (
  filter: string,
  label: string,
  mask: number,
  truth: readonly [string, string],
  about: Partial<View> = {},
): View => bits(filter, label, mask, { offset: 1, type: "FT_BOOLEAN", truth, ...about });

/** What stands in the first two octets of every frame. */
export const frameControlViews: readonly View[] = [
  {
    filter: "fc.type_subtype",
    label: "Type/Subtype",
    type: "FT_UINT16",
    show: "hex",
    offset: 0,
    size: 1,
    number: typeAndSubtype,
    shown: known,
    strings: frameTypes,
  },
  {
    filter: "fc",
    label: "Frame Control Field",
    type: "FT_UINT16",
    show: "hex",
    offset: 0,
    size: 2,
    holds: true,
    shown: known,
  },
  bits("version", "Version", 0x03),
  bits("version", "Version", 0x03, { shown: { proto: [1, 2, 3] } }),
  bits("type", "Type", 0x0c, { strings: types }),
  bits("subtype", "Subtype", 0xf0),
  { filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex", offset: 1, size: 1, holds: true, shown: known },
  bits("ds", "DS status", 0x03, {
    offset: 1,
    show: "hex",
    strings: {
      0: "Not leaving DS or network is operating in AD-HOC mode (To DS: 0 From DS: 0)",
      1: "Frame from STA to DS via an AP (To DS: 1 From DS: 0)",
      2: "Frame from DS to a STA via AP(To DS: 0 From DS: 1)",
      3: "WDS (AP to AP) or Mesh (MP to MP) Frame (To DS: 1 From DS: 1)",
    },
  }),
  flag("tods", "To DS", 0x01, ["Frame is entering DS", "Frame is not entering DS"], { hidden: true }),
  flag("fromds", "From DS", 0x02, ["Frame is exiting DS", "Frame is not exiting DS"], { hidden: true }),
  flag("frag", "More Fragments", 0x04, ["More fragments follow", "This is the last fragment"]),
  flag("retry", "Retry", 0x08, ["Frame is being retransmitted", "Frame is not being retransmitted"]),
  flag("pwrmgt", "PWR MGT", 0x10, ["STA will go to sleep", "STA will stay up"]),
  flag("moredata", "More Data", 0x20, ["Data is buffered for STA at AP", "No data buffered"]),
  flag("protected", "Protected flag", 0x40, ["Data is protected", "Data is not protected"]),
  flag("order", "+HTC/Order flag", 0x80, ["Strictly ordered", "Not strictly ordered"]),
];

/** The number that type and subtype are together, of the first octet of a frame. */
export function typeAndSubtype(octet: number): number {
  return ((octet & 0x0c) << 2) | (octet >> 4);
}
