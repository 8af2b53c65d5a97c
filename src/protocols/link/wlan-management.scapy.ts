import { headerLengthIn } from "../../definition/auto.ts";
import { layerOf } from "../../definition/derive.ts";
import { bytes, flags, mac, u16, u64, u8 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";

const MANAGEMENT = 0;
const CONTROL = 1;
/** What the frame's header says where one of these stands behind it. */
const frame = (type: number, subtype: number, layer: string, fields: Fields): Protocol =>
  layerOf(layer, fields, { requires: { Dot11: { type, subtype } } });
const management = (subtype: number, layer: string, fields: Fields): Protocol =>
  frame(MANAGEMENT, subtype, layer, fields);

/** In the order of the bits of both octets read as one big-endian number. */
// oxfmt-ignore
const cap = flags(16, [
  "res8", "res9", "short-slot", "res11", "res12", "DSSS-OFDM", "res14", "res15",
  "ESS", "IBSS", "CFP", "CFP-req", "privacy", "short-preamble", "PBCC", "agility",
]);
const number = (value = 0) => u16({ little: true, default: value });
const announcement = { timestamp: u64({ little: true }), beacon_interval: number(100), cap };
const request = { cap, listen_interval: number(200) };
const response = { cap, status: number(), AID: number() };
const farewell = { reason: number(1) };
/** Scapy's names of elements, old ones among them. */
// oxfmt-ignore
const elements = {
  SSID: 0, "Supported Rates": 1, Rates: 1, FHset: 2, "DSSS Set": 3, DSset: 3, "CF Set": 4, CFset: 4, TIM: 5, "IBSS Set": 6, IBSSset: 6,
  Country: 7, Request: 10, "BSS Load": 11, "EDCA Set": 12, TSPEC: 13, TCLAS: 14, Schedule: 15, "Challenge text": 16, challenge: 16,
  "Power Constraint": 32, "Power Capability": 33, PowerCapability: 33, "Supported Channels": 36, Channels: 36, ERP: 42, ERPinfo: 42,
  "HT Capabilities": 45, HTinfo: 45, "QoS Capability": 46, RSN: 48, RSNinfo: 48, "Extended Supported Rates": 50, ESRates: 50,
  "Neighbor Report": 52, "HT Operation": 61, Interworking: 107, "VHT Capabilities": 191, VHTCapabilities: 191,
  "Vendor Specific": 221, Vendor: 221,
} as const;
const algorithms = { open: 0, sharedkey: 1 };

/** Management frames (IEEE 802.11 9.3.3): what is fixed of each is a layer, and so is each element. */
export const layers = scapyLayers([
  management(0, "Dot11AssoReq", request),
  management(1, "Dot11AssoResp", response),
  management(2, "Dot11ReassoReq", { ...request, current_AP: mac({ default: "00:00:00:00:00:00" }) }),
  management(3, "Dot11ReassoResp", response),
  management(4, "Dot11ProbeReq", {}),
  management(5, "Dot11ProbeResp", announcement),
  management(8, "Dot11Beacon", announcement),
  management(9, "Dot11ATIM", {}),
  management(10, "Dot11Disas", farewell),
  management(11, "Dot11Auth", { algo: u16({ little: true, names: algorithms }), seqnum: number(), status: number() }),
  management(12, "Dot11Deauth", farewell),
  frame(CONTROL, 13, "Dot11Ack", {}),
  layerOf("Dot11Elt", {
    ID: u8({ names: elements }),
    len: u8({ auto: headerLengthIn(1, { minus: 2, cut: true }) }),
    info: bytes("rest"),
  }),
]);
