import { reasons } from "./wlan-reasons.ts";

/** Reasons to leave in tcpdump's words: those that are not Wireshark's. */
export const reasonTexts: { readonly [code: number]: string } = {
  ...reasons,
  3: "Deauthenticated because sending STA is leaving (or has left) IBSS or ESS",
  5: "Disassociated because AP is unable to handle all currently  associated STAs",
  13: "Invalid element, i.e., an element defined in this standard for which the content does not meet the specifications in Clause 9",
  15: "4-Way Handshake timeout",
  17: "Information element in 4-Way Handshake different from (Re)AssociationRequest/Probe Response/Beacon frame",
  29: "Requested service rejected because of SSP cipher suite or AKM requirement",
  31: "TS deleted because QoS AP lacks sufficient bandwidth for this QoS STA due to a change in BSS service characteristics or operational mode (e.g. an HT BSS change from 40 MHz channel to 20 MHz channel)",
  34: "Disassociated because of excessive number of frames that need to be acknowledged, but are not acknowledged due to AP transmissions and/or poor channel conditions",
  37: "Requested from peer STA as it does not want to use the mechanism",
  38: "Requested from peer STA as the STA received frames using the mechanism for which a set up is required",
  39: "Requested from peer STA due to time out",
  45: "Peer STA does not support the requested cipher suite",
  46: "In a DLS Teardown frame: The teardown was initiated by the DLS peer. In a Disassociation frame: Disassociated because authorized access limit reached",
  47: "In a DLS Teardown frame: The teardown was initiated by the AP. In a Disassociation frame: Disassociated due to external service requirements",
  55: "The mesh STA has received a Mesh Peering Close frame requesting to close the mesh peering",
  56: "The mesh STA has resent dot11MeshMaxRetries Mesh Peering Open frames, without receiving a Mesh Peering Confirm frame",
  59: "The mesh STA receives inconsistent information about the mesh parameters between mesh peering Management frames",
  64: "The Deauthentication frame was sent because the MAC address of the STA already exists in the mesh BSS",
  66: "The mesh STA performs channel switching with unspecified reason",
  67: "Reserved",
  68: "Reserved",
  71: "Reserved",
};
