import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";
import { ArpAddresses } from "./arp-addresses.ts";
import { AoeRequests } from "./aoe-requests.ts";
import { CflowTemplates } from "./cflow-templates.ts";
import { CipRequests } from "./cip-requests.ts";
import { CutBootp } from "./cut-bootp.ts";
import { CutOptions } from "./cut-options.ts";
import { GquicPackets } from "./gquic-packets.ts";
import { LldpOrder } from "./lldp-order.ts";
import { LowpanPackets } from "./lowpan-packets.ts";
import { PresentationContexts } from "./presentation-contexts.ts";
import { RadiusEap } from "./radius-eap.ts";
import { RdpNegotiations } from "./rdp-negotiations.ts";
import { SampledHeaders } from "./sampled-headers.ts";
import { SctpData } from "./sctp-data.ts";
import { UsbTransfers } from "./usb-transfers.ts";

/** Who looks at the layers of a protocol, and needs nobody else for it; of two of a protocol the first comes first. */
export const layerFollowers: readonly (readonly [
  protocol: string,
  make: (passage: Passage, protocol: Protocol) => Follower,
])[] = [
  ["6lowpan", (passage) => new LowpanPackets(passage)],
  ["arp", (passage, protocol) => new ArpAddresses(passage, protocol)],
  ["aoe", (passage, protocol) => new AoeRequests(passage, protocol)],
  ["bootp", (passage) => new CutBootp(passage)],
  ["cip", (passage) => new CipRequests(passage)],
  ["dhcp", (passage) => new CutBootp(passage)],
  ["ipv6.dstopts", (passage) => new CutOptions(passage)],
  ["lldp", (passage) => new LldpOrder(passage)],
  ["cotp", (passage) => new RdpNegotiations(passage)],
  ["udp", (passage) => new GquicPackets(passage)],
  ["radius", (passage) => new RadiusEap(passage)],
  ["sctp", (passage) => new SctpData(passage)],
  ["usb", (passage, protocol) => new UsbTransfers(passage, protocol)],
  ["usb-mapped", (passage, protocol) => new UsbTransfers(passage, protocol)],
  ["usb-pcap", (passage, protocol) => new UsbTransfers(passage, protocol)],
  ["cflow", (passage, protocol) => new CflowTemplates(passage, protocol)],
  ["pres", (passage, protocol) => new PresentationContexts(passage, protocol)],
  ["acse", (passage, protocol) => new PresentationContexts(passage, protocol)],
  ["sflow", (passage) => new SampledHeaders(passage)],
];
