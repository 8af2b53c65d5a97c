import { fieldAt, messageOf, optionOf } from "../../definition/derive.ts";
import { bytes, struct, u16, u8, when } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { LCP } from "./ppp-lcp.ts";

/** Scapy's names of the codes. */
// oxfmt-ignore
const codes = {
  "Configure-Request": 1, "Configure-Ack": 2, "Configure-Nak": 3, "Configure-Reject": 4, "Terminate-Request": 5, "Terminate-Ack": 6, "Code-Reject": 7,
  "Protocol-Reject": 8, "Echo-Request": 9, "Echo-Reply": 10, "Discard-Request": 11,
} as const;

const message = (code: number, layer: string, about: Parameters<typeof messageOf>[3] = {}): Protocol =>
  messageOf(LCP, layer, { code }, { values: { code: codes }, ...about });
const negotiated = fieldAt(LCP, "options");
const option = (name: string | number, layer: string, about: Parameters<typeof optionOf>[3] = {}): Protocol =>
  optionOf(negotiated, name, layer, { ...about, names: { code: "type", length: "len", ...about.names } });

const protocols = {
  "Password authentication protocol": 0xc023,
  "Challenge-response authentication protocol": 0xc223,
  "PPP Extensible authentication protocol": 0xc227,
} as const;
// oxfmt-ignore
const algorithms = { "CHAP with MD5": 5, "SHA-1": 6, SHA1: 6, "CHAP with SHA-256": 7, "CHAP with SHA3-256": 8, "MS-CHAP": 128, "MS-CHAP-v2": 129 } as const;
const operations = {
  "User authentication": 0,
  "Dialing string": 1,
  "Location identifier": 2,
  "E.164 number": 3,
  "Distinguished name": 4,
} as const;

export const layers = scapyLayers([
  message(5, "PPP_LCP"),
  message(1, "PPP_LCP_Configure"),
  message(5, "PPP_LCP_Terminate"),
  message(7, "PPP_LCP_Code_Reject", { names: { data: "rejected_packet" } }),
  message(8, "PPP_LCP_Protocol_Reject", { names: { data: "rejected_information" } }),
  message(9, "PPP_LCP_Echo"),
  message(11, "PPP_LCP_Discard_Request"),
  option(0, "PPP_LCP_Option", { names: { value: "data" } }),
  option("Maximum-Receive-Unit", "PPP_LCP_MRU_Option", { names: { value: "max_recv_unit" } }),
  option("Async-Control-Character-Map", "PPP_LCP_ACCM_Option", { names: { value: "accm" } }),
  option("Authentication-Protocol", "PPP_LCP_Auth_Protocol_Option", {
    value: struct({
      auth_protocol: u16({ default: 0xc023, names: protocols }),
      data: bytes("rest"),
      algorithm: when({ field: "auth_protocol", is: [0xc223] }, u8({ default: 5, names: algorithms })),
    }),
  }),
  option("Quality-Protocol", "PPP_LCP_Quality_Protocol_Option", {
    names: { protocol: "quality_protocol" },
    defaults: { quality_protocol: 0xc025 },
  }),
  option("Magic-Number", "PPP_LCP_Magic_Number_Option", { names: { value: "magic_number" } }),
  option("Callback", "PPP_LCP_Callback_Option", { values: { operation: operations } }),
]);
