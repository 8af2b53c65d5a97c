import type { DumpLine } from "../../definition/dump-line.ts";

/** What records of flows hold, in tcpdump's words. */
export const flowTexts: { readonly [format: number]: string } = {
  1: "Raw packet",
  2: "Ethernet frame",
  3: "IPv4 Data",
  4: "IPv6 Data",
  1001: "Extended Switch data",
  1002: "Extended Router data",
  1003: "Extended Gateway data",
  1004: "Extended User data",
  1005: "Extended URL data",
  1006: "Extended MPLS data",
  1007: "Extended NAT data",
  1008: "Extended MPLS tunnel",
  1009: "Extended MPLS VC",
  1010: "Extended MPLS FEC",
  1011: "Extended MPLS LVP FEC",
  1012: "Extended VLAN Tunnel",
};

/** What records of counters hold. */
export const counterTexts: { readonly [format: number]: string } = {
  1: "Generic counter",
  2: "Ethernet counter",
  3: "Token ring counter",
  4: "100 BaseVG counter",
  5: "Vlan counter",
  1001: "Processor counter",
};

const protocols: { readonly [protocol: number]: string } = { 1: "Ethernet", 11: "IPv4", 12: "IPv6" };
const directions: { readonly [direction: number]: string } = {
  0: "unknown",
  1: "full-duplex",
  2: "half-duplex",
  3: "in",
  4: "out",
};
const RAW_HEAD = 16;

/** How a record is printed: octets that it has at least, and its lines; false where something in it is not right. */
export interface RecordLine {
  readonly least: number;
  readonly print: (line: DumpLine, at: number, length: number) => boolean;
}

/** Lines of labels and numbers of four octets, of eight where an asterisk stands in front. */
function numbered(least: number, ...rows: readonly (readonly string[])[]): RecordLine {
  return {
    least,
    print(line, start) {
      let at = start;
      for (const row of rows) {
        line.text("\n\t      ");
        for (const [index, label] of row.entries()) {
          const isWide = label.startsWith("*");
          line.text(`${index > 0 ? ", " : ""}${isWide ? label.slice(1) : label} `);
          line.text(String(isWide ? line.u64(at) : line.u32(at)));
          at += isWide ? 8 : 4;
        }
      }
      return true;
    },
  };
}

export const flowRecords: { readonly [format: number]: RecordLine } = {
  1: {
    least: RAW_HEAD,
    print(line, at, length) {
      const size = line.u32(at + 12);
      line.text("\n\t      protocol ");
      line.named(protocols, line.u32(at), "Unknown");
      line.text(` (${line.u32(at)}), length ${line.u32(at + 4)}, stripped bytes ${line.u32(at + 8)}`);
      line.text(`, header_size ${size}`);
      return size <= length - RAW_HEAD;
    },
  },
  2: {
    least: 24,
    print(line, at) {
      line.text(`\n\t      frame len ${line.u32(at)}, type ${line.u32(at + 20)}`);
      return true;
    },
  },
  1001: numbered(16, ["src vlan", "src pri", "dst vlan", "dst pri"]),
};

const octets = (direction: string): readonly string[] => [
  `*${direction} octets`,
  "unicast pkts",
  "multicast pkts",
  "broadcast pkts",
  "discards",
];
const received = numbered(88, octets("In"), ["In errors", "unknown protos"], octets("Out"), [
  "Out errors",
  "promisc mode",
]);

export const counterRecords: { readonly [format: number]: RecordLine } = {
  1: {
    least: received.least,
    print(line, at, length) {
      const direction = line.u32(at + 16);
      const status = line.u32(at + 20);
      line.text(`\n\t      ifindex ${line.u32(at)}, iftype ${line.u32(at + 4)}, ifspeed ${line.u64(at + 8)}`);
      line.text(`, ifdirection ${direction} (${directions[direction] ?? "Unknown"})`);
      line.text(`\n\t      ifstatus ${status}, adminstatus: ${status & 1 ? "up" : "down"}`);
      line.text(`, operstatus: ${(status >> 1) & 1 ? "up" : "down"}`);
      return received.print(line, at + 24, length);
    },
  },
  2: numbered(
    52,
    ["align errors", "fcs errors", "single collision", "multiple collision", "test error"],
    ["deferred", "late collision", "excessive collision", "mac trans error"],
    ["carrier error", "frames too long", "mac receive errors", "symbol errors"],
  ),
  4: numbered(
    80,
    ["in high prio frames", "*in high prio octets"],
    ["in norm prio frames", "*in norm prio octets"],
    ["in ipm errors", "oversized", "in data errors", "null addressed frames"],
    ["out high prio frames", "*out high prio octets", "trans into frames"],
    ["*in hc high prio octets", "*in hc norm prio octets", "*out hc high prio octets"],
  ),
  5: numbered(28, ["vlan_id", "*octets", "unicast_pkt", "multicast_pkt", "broadcast_pkt", "discards"]),
  1001: numbered(28, ["5sec", "1min", "5min", "*total_mem", "*total_mem"]),
};
