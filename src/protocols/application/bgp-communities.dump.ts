import type { DumpLine } from "../../definition/dump-line.ts";
import { fixed } from "../../bytes/fixed.ts";
import { distinguisher, dotted, system } from "./bgp-names.dump.ts";

const names: { readonly [type: number]: string } = {
  0x0002: "target",
  0x0003: "origin",
  0x0005: "ospf-domain",
  0x0009: "source-AS",
  0x000a: "l2vpn-id",
  0x0102: "target",
  0x0103: "origin",
  0x0105: "ospf-domain",
  0x0107: "ospf-router-id",
  0x010b: "vrf-route-import",
  0x0202: "target",
  0x0203: "origin",
  0x0306: "ospf-route-type",
  0x030c: "encapsulation",
  0x4004: "link-BW",
  0x8000: "ospf-route-type",
  0x8001: "ospf-router-id",
  0x8005: "ospf-domain",
  0x800a: "layer2-info",
  0x8800: "eigrp-general-route (flag, tag)",
  0x8801: "eigrp-route-metric (AS, delay)",
  0x8802: "eigrp-route-metric (reliability, nexthop, bandwidth)",
  0x8803: "eigrp-route-metric (load, MTU)",
  0x8804: "eigrp-external-route (remote-AS, remote-ID)",
  0x8805: "eigrp-external-route (remote-proto, remote-metric)",
  0xf10a: "l2vpn-id",
};

const flagNames = [
  [0x80, "vendor-specific"],
  [0x40, "non-transitive"],
] as const;

const routerTypes: { readonly [type: number]: string } = {
  1: "Router",
  2: "Network/LAN",
  3: "Summary",
  5: "External",
  7: "NSSA External",
  129: "MPLS-VPN Sham",
};

const tunnels: { readonly [type: number]: string } = {
  1: "L2TPv3 over IP",
  2: "GRE",
  3: "Transmit Tunnel",
  4: "IPsec",
  5: "IP in IP with IPsec",
  6: "MPLS in IP with IPsec",
  7: "IP in IP",
  8: "VXLAN",
  9: "NVGRE",
  10: "MPLS",
  11: "MPLS in GRE",
  12: "VXLAN GPE",
  13: "MPLS in UDP",
  14: "IPv6 Tunnel",
  15: "SR TE",
  16: "Bare",
};

const COMMUNITY = 8;

/** Extended communities (RFC 4360), each on a line of its own. */
export function extendedCommunities(line: DumpLine, start: number, end: number): void {
  for (let at = start; at < end; at += COMMUNITY) {
    const type = line.u16(at);
    line.text("\n\t    ");
    line.named(names, type, "unknown extd community typecode");
    line.text(" (0x");
    line.hex(type, 4);
    line.text("), Flags [");
    line.bitNames(flagNames, line.u8(at), ", ", "none");
    line.text("]: ");
    value(line, type, at + 2);
  }
}

function value(line: DumpLine, type: number, at: number): void {
  switch (type) {
    case 0x0002:
    case 0x0003:
    case 0x000a:
      return distinguisher(line, 0, at);
    case 0x0102:
    case 0x0103:
    case 0xf10a:
    case 0x010b:
      return distinguisher(line, 1, at);
    case 0x0202:
    case 0x0203:
      system(line, line.u32(at));
      return line.text(`:${line.u16(at + 4)}`);
    case 0x0005:
    case 0x0105:
    case 0x0107:
    case 0x8001:
    case 0x8005:
      return line.text(dotted(line, at));
    case 0x0306:
    case 0x8000: {
      const router = line.u8(at + 4);
      line.text(`area:${dotted(line, at)}, router-type:`);
      line.named(routerTypes, router, "unknown (0x%)");
      const outside = router === 5 || router === 7;
      return line.text(`, metric-type:${outside ? "E2" : ""}${line.u8(at + 5) === 1 ? "E1" : ""}`);
    }
    case 0x0009:
      return line.text(`AS ${line.u16(at)}`);
    case 0x030c:
      line.text("Tunnel type: ");
      return line.named(tunnels, line.u16(at + 4), "unknown encaps");
    case 0x4004:
      return line.text(`bandwidth: ${fixed((single(line.u32(at + 2)) * 8) / 1_000_000, 3)} Mbps`);
    case 0x800a:
      return line.text(
        `${line.u8(at)} Control Flags [0x${line
          .u8(at + 1)
          .toString(16)
          .padStart(2, "0")}]:MTU ${line.u16(at + 2)}`,
      );
    default:
      line.need(at, COMMUNITY - 2);
      line.hexOctets(line.bytes, at, at + COMMUNITY - 2);
  }
}

const float = new DataView(new ArrayBuffer(4));

/** A floating-point number of 32 bits. */
function single(word: number): number {
  float.setUint32(0, word);
  return float.getFloat32(0);
}
