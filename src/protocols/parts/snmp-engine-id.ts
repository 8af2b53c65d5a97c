import { uint, uintle } from "../../bytes/numbers.ts";
import type { Found, Inner } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, ipv4, ipv6, mac, text, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** What an engine's identifier says: who made the engine, and one of its addresses or names (RFC 3411 5, SnmpEngineID). */

const NET_SNMP = 8072;
const CISCO = 9;
const FORMAT = { ipv4: 1, ipv6: 2, mac: 3, text: 4, octets: 5, own: 128 } as const;

const named = (key: string, field: AnyField): Inner => ({ key, field });
const inner: readonly Inner[] = [
  named(
    "conform",
    custom(
      derivedNumber("conformance", (octets, start) => octets[start] >> 7),
      {
        filter: "engineid.conform",
        label: "Engine ID Conformance",
        type: "FT_BOOLEAN",
        truth: ["RFC3411 (SNMPv3)", "RFC1910 (Non-SNMPv3)"],
      },
    ),
  ),
  named(
    "enterprise",
    custom(derivedNumber("enterprise", enterpriseOf), {
      filter: "engineid.enterprise",
      label: "Engine Enterprise ID",
      type: "FT_UINT32",
    }),
  ),
  named(
    "format",
    u8({
      filter: "engineid.format",
      label: "Engine ID Format",
      strings: [
        [0, 0, "Reserved/Unused"],
        [1, 1, "IPv4 address"],
        [2, 2, "IPv6 address"],
        [3, 3, "MAC address"],
        [4, 4, "Text, administratively assigned"],
        [5, 5, "Octets, administratively assigned"],
        [6, 127, "Reserved/Unused"],
        [128, 255, "Reserved/Enterprise-specific"],
      ],
    }),
  ),
  named("ipv4", ipv4({ filter: "engineid.ipv4", label: "Engine ID Data: IPv4 address" })),
  named("ipv6", ipv6({ filter: "engineid.ipv6", label: "Engine ID Data: IPv6 address" })),
  named("mac", mac({ filter: "engineid.mac", label: "Engine ID Data: MAC address" })),
  named("text", text("rest", { filter: "engineid.text", label: "Engine ID Data: Text" })),
  named("data", bytes("rest", { filter: "engineid.data", label: "Engine ID Data" })),
  named(
    "time",
    custom(
      derivedNumber("creation time", (octets, start) => uintle(octets, start, 4)),
      { filter: "engineid.time", label: "Engine ID Data: Creation Time", type: "FT_ABSOLUTE_TIME" },
    ),
  ),
  named(
    "cisco",
    u8({
      filter: "engineid.cisco.type",
      strings: { 0: "Agent", 1: "Manager" },
      label: "Engine ID Data: Cisco type",
      show: "hex",
    }),
  ),
  named("trailer", bytes("rest", { filter: "agentid_trailer", label: "AgentID Trailer" })),
];

/** The fields inside an engine's identifier. */
export const engineIdentifier = {
  inner,
  visit(octets: Uint8Array, start: number, end: number, found: Found): void {
    const part = (key: string, from: number, to: number): void =>
      found(
        inner.findIndex((one) => one.key === key),
        from,
        to,
      );
    if (end - start < 4) return;
    part("conform", start, start + 1);
    part("enterprise", start, start + 4);
    if (octets[start] < 0x80) {
      if (end - start === 12) part("trailer", start + 4, end);
      return;
    }
    if (end - start < 5) return;
    part("format", start + 4, start + 5);
    const data = start + 5;
    const enterprise = enterpriseOf(octets, start);
    switch (octets[start + 4]) {
      case FORMAT.ipv4:
        return end - data >= 4 ? part("ipv4", data, data + 4) : undefined;
      case FORMAT.ipv6:
        return end - data >= 16 ? part("ipv6", data, data + 16) : undefined;
      case FORMAT.mac:
        if (end - data === 7 && enterprise === CISCO) part("cisco", data, data + 1);
        return end - data >= 6 ? part("mac", end - 6, end) : undefined;
      case FORMAT.text:
        return part("text", data, end);
      case FORMAT.own:
        if (enterprise !== NET_SNMP || end - data < 8) break;
        part("data", data, data + 4);
        return part("time", data + 4, data + 8);
    }
    if (end > data) part("data", data, end);
  },
};

function enterpriseOf(octets: Uint8Array, start: number): number {
  return uint(octets, start, 4) & 0x7fffffff;
}
