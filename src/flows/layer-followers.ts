import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";
import { AoeRequests } from "./aoe-requests.ts";
import { CflowTemplates } from "./cflow-templates.ts";
import { CutBootp } from "./cut-bootp.ts";
import { CutOptions } from "./cut-options.ts";
import { EthernetTrailer } from "./ethernet-trailer.ts";
import { GroupSources } from "./group-sources.ts";
import { IpRemarks } from "./ip-remarks.ts";
import { LldpOrder } from "./lldp-order.ts";
import { PingTimes } from "./ping-times.ts";
import { QuotedDatagrams } from "./quoted-datagrams.ts";
import { RadiusEap } from "./radius-eap.ts";
import { RdpNegotiations } from "./rdp-negotiations.ts";
import { SampledHeaders } from "./sampled-headers.ts";
import { TeredoPings } from "./teredo-pings.ts";
import { SctpData } from "./sctp-data.ts";
import { UdpRemarks } from "./udp-remarks.ts";
import { UsbTransfers } from "./usb-transfers.ts";

/** Who looks at the layers of a protocol, and needs nobody else for it; of two of a protocol the first comes first. */
export const layerFollowers: readonly (readonly [
  protocol: string,
  make: (passage: Passage, protocol: Protocol) => Follower,
])[] = [
  ["eth", (passage, protocol) => new EthernetTrailer(passage, protocol)],
  ["eth", (passage, protocol) => new GroupSources(passage, protocol)],
  ["vlan", (passage, protocol) => new EthernetTrailer(passage, protocol)],
  ["aoe", (passage, protocol) => new AoeRequests(passage, protocol)],
  ["bootp", (passage) => new CutBootp(passage)],
  ["dhcp", (passage) => new CutBootp(passage)],
  ["ipv6.hopopts", (passage) => new CutOptions(passage)],
  ["ipv6.dstopts", (passage) => new CutOptions(passage)],
  ["ip", (passage, protocol) => new IpRemarks(passage, protocol)],
  ["udp", (passage, protocol) => new UdpRemarks(passage, protocol)],
  ["icmp", (passage, protocol) => new PingTimes(passage, protocol)],
  ["icmp", (passage, protocol) => new QuotedDatagrams(passage, protocol)],
  ["icmpv6", (passage) => new TeredoPings(passage)],
  ["icmpv6", (passage, protocol) => new QuotedDatagrams(passage, protocol)],
  ["lldp", (passage) => new LldpOrder(passage)],
  ["cotp", (passage) => new RdpNegotiations(passage)],
  ["radius", (passage) => new RadiusEap(passage)],
  ["sctp", (passage) => new SctpData(passage)],
  ["usb", (passage, protocol) => new UsbTransfers(passage, protocol)],
  ["usb-mapped", (passage, protocol) => new UsbTransfers(passage, protocol)],
  ["usb-pcap", (passage, protocol) => new UsbTransfers(passage, protocol)],
  ["cflow", (passage, protocol) => new CflowTemplates(passage, protocol)],
  ["sflow", (passage) => new SampledHeaders(passage)],
];
