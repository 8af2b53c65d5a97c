import { statuses } from "./wlan-statuses.ts";

/** What became of requests in tcpdump's words: those that are not Wireshark's. */
export const statusTexts: { readonly [code: number]: string } = {
  ...statuses,
  10: "Cannot Support all requested capabilities in the Capability Information field",
  22: "Association request rejected because Spectrum Management capability is required",
  25: "Association denied due to requesting STA not supporting the Short Slot Time option",
  27: "Association denied because the requested STA does not support HT features",
  29: "Association denied because the requesting STA does not support the phased coexistence operation (PCO) transition time required by the AP",
  34: "Association denied due to excessive frame loss rates and/or poor conditions on current operating channel",
  40: "Invalid element, i.e., an element defined in this standard for which the content does not meet the specifications in Clause 9",
  48: "Direct Link is not allowed in the BSS by policy",
  59: "GAS Advertisement Protocol not supported",
  61: "GAS Response not received from the Advertisement Server",
  62: "STA timed out waiting for GAS Query Response",
  63: "LARGE GAS Response is larger than query response length limit",
  65: "Advertisement Server in the network is not currently reachable",
  72: "Invalid contents of RSNE",
  75: "Requested Interval/Duration value cannot be supported with U-APSD coexistence",
  76: "Authentication is rejected because an Anti-Clogging Token is required",
  80: "Requested TCLAS Not Supported",
  81: "TCLAS Resources Exhausted",
  82: "Rejected with Suggested BSS transition",
  103: "Association denied because the information in theSpectrum Management field is unacceptable",
};

/** From here on tcpdump has no words. */
export const STATUSES = 108;
