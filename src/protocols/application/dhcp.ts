import { bits, bytes, choice, ipv4, mac, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { hardwareTypes } from "../parts/hardware-types.ts";
import { dhcpOptions } from "../parts/dhcp-options.ts";
import { zeroPaddedText } from "../parts/zero-padded-text.ts";

/** Octets of the hardware address's place that one of 6 octets leaves. */
const paddingOfSix = when(
  { field: "hlen", is: [6] },
  bytes(10, { filter: "hw.addr_padding", label: "Client hardware address padding" }),
);

/** The Bootstrap Protocol: the header that DHCP goes on. */
export const BOOTP = protocol({
  name: "bootp",
  path: "dhcp",
  layer: "BOOTP",
  title: "Bootstrap Protocol",
  spec: "RFC 951",
  carriedBy: { "udp.port": [67, 68, 4011] },
  next: { table: "bootp.vendor", always: 0 },
  answers: [{ kind: { offset: 0, mask: 0xff, request: [1], response: [2] }, repeats: [[4, 4, 4]] }],
  prefix: "dhcp",
  summary: "BOOTP {op}",
  fields: {
    op: u8({
      filter: "type",
      strings: { 1: "Boot Request", 2: "Boot Reply" },
      label: "Message type",
      names: { BOOTREQUEST: 1, BOOTREPLY: 2 },
      default: 1,
    }),
    htype: u8({ filter: "hw.type", label: "Hardware type", show: "hex", names: hardwareTypes, default: 1 }),
    hlen: u8({ filter: "hw.len", label: "Hardware address length", default: 6 }),
    hops: u8({ label: "Hops" }),
    xid: u32({ filter: "id", label: "Transaction ID", show: "hex" }),
    secs: u16({
      filter: "",
      views: [
        {
          filter: "secs",
          label: "Seconds elapsed",
          type: "FT_UINT16",
          size: 2,
          // Some clients count in the other order of octets.
          number: (seconds) => (seconds > 0xff && (seconds & 0xff) === 0 ? seconds >> 8 : seconds),
        },
      ],
    }),
    flags: u16({
      label: "Bootp flags",
      show: "hex",
      names: { B: 0x8000 },
      parts: {
        bc: bits(1, { filter: "flags.bc", truth: ["Broadcast", "Unicast"], label: "Broadcast flag" }),
        reserved: bits(15, { filter: "flags.reserved", label: "Reserved flags", show: "hex", type: "FT_UINT16" }),
      },
    }),
    ciaddr: ipv4({ filter: "ip.client", label: "Client IP address" }),
    yiaddr: ipv4({ filter: "ip.your", label: "Your (client) IP address" }),
    siaddr: ipv4({ filter: "ip.server", label: "Next server IP address" }),
    giaddr: ipv4({ filter: "ip.relay", label: "Relay agent IP address" }),
    chaddr: choice(
      "hlen",
      { 6: mac({ filter: "hw.mac_addr", label: "Client MAC address" }) },
      { otherwise: bytes(16, { filter: "hw.addr", label: "Client hardware address" }) },
    ),
    chaddr_padding: paddingOfSix,
    sname: zeroPaddedText(64, { filter: "server", label: "Server host name" }),
    file: zeroPaddedText(128, { label: "Boot file name" }),
  },
});

/** What follows the BOOTP header: options behind their magic number, or something of a vendor's. */
export const DHCP = protocol({
  name: "dhcp",
  path: "",
  layer: "DHCP",
  title: "Dynamic Host Configuration Protocol",
  short: "DHCP/BOOTP",
  spec: "RFC 2131",
  carriedBy: { "bootp.vendor": 0 },
  summary: "DHCP",
  fields: {
    cookie: u32({ label: "Magic cookie", type: "FT_IPv4", names: { DHCP: 0x63825363 }, default: 0x63825363 }),
    options: choice(
      "cookie",
      { DHCP: dhcpOptions },
      { otherwise: bytes("rest", { filter: "vendor_specific_options", label: "Bootp vendor specific options" }) },
    ),
  },
});
