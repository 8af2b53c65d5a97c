import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { ICMP } from "./icmp.ts";

/** Scapy's names of the types. */
// oxfmt-ignore
const types = {
  "echo-reply": 0, "dest-unreach": 3, "source-quench": 4, redirect: 5, "echo-request": 8, "router-advertisement": 9, "router-solicitation": 10,
  "time-exceeded": 11, "parameter-problem": 12, "timestamp-request": 13, "timestamp-reply": 14, "information-request": 15, "information-response": 16,
  "address-mask-request": 17, "address-mask-reply": 18, traceroute: 30, "datagram-conversion-error": 31, "mobile-host-redirect": 32,
  "ipv6-where-are-you": 33, "ipv6-i-am-here": 34, "mobile-registration-request": 35, "mobile-registration-reply": 36, "domain-name-request": 37,
  "domain-name-reply": 38, skip: 39, photuris: 40,
} as const;
/** And of the codes that are asked for by name; those of different types do not share one. */
// oxfmt-ignore
const codes = {
  "network-unreachable": 0, "host-unreachable": 1, "protocol-unreachable": 2, "port-unreachable": 3, "fragmentation-needed": 4,
  "source-route-failed": 5, "network-unknown": 6, "host-unknown": 7, "network-prohibited": 9, "host-prohibited": 10, "TOS-network-unreachable": 11,
  "TOS-host-unreachable": 12, "communication-prohibited": 13, "host-precedence-violation": 14, "precedence-cutoff": 15,
  "network-redirect": 0, "host-redirect": 1, "TOS-network-redirect": 2, "TOS-host-redirect": 3,
  "ttl-zero-during-transit": 0, "ttl-zero-during-reassembly": 1, "ip-header-bad": 0, "required-option-missing": 1,
} as const;

export const layers = scapyLayers([
  messageOf(ICMP, "ICMP", {}, { values: { type: types, code: codes } }),
  messageOf(ICMP, "ICMPerror", {}, { values: { type: types, code: codes } }),
]);
