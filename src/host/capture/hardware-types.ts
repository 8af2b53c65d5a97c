/** What packets of an interface start with. */
export interface HardwareLink {
  /** LINKTYPE_ values to choose from, in libpcap's order. */
  readonly linkTypes: readonly number[];
  /** The one that is taken when none was chosen. */
  readonly linkType: number;
  /** The kernel takes the link header off and Linux's cooked header is put in its place. */
  readonly cooked: boolean;
}

const ETHERNET = 1;
const DOCSIS = 143;
const RAW = 101;
export const LINUX_SLL = 113;
export const LINUX_SLL2 = 276;

/** The device that is all interfaces. */
export const ANY = "any";

/** ARPHRD_ETHER */
const ETHERNET_HARDWARE = 1;

/** ARPHRD_ value (linux/if_arp.h) -> LINKTYPE_ value, where packets are taken as they are. */
const LINK_TYPES = new Map<number, number>([
  [23, ETHERNET], // Metricom Starmode
  [772, ETHERNET], // loopback
  [3, 202], // AX.25
  [4, 4], // ProNET
  [5, 5], // Chaosnet
  [6, 6], // IEEE 802.2 Ethernet, token ring, token bus
  [800, 6], // token ring
  [7, 129], // ARCNET
  [774, 10], // FDDI
  [280, 227], // CAN
  [801, 105], // 802.11
  [802, 119], // 802.11 with the Prism header
  [803, 127], // 802.11 with radiotap
  [513, 104], // Cisco HDLC
  [518, RAW], // raw HDLC
  [256, RAW], // SLIP
  [257, RAW], // CSLIP
  [258, RAW], // SLIP6
  [259, RAW], // CSLIP6
  [264, RAW], // adaptive SLIP
  [768, RAW], // IPIP tunnel
  [769, RAW], // IPv6 in IPv6 tunnel
  [776, RAW], // IPv6 in IPv4 tunnel
  [519, RAW], // raw IP
  [0xfffe, RAW], // no link header: tun, WireGuard
  [770, 107], // frame relay access device
  [773, 114], // LocalTalk
  [804, 230], // IEEE 802.15.4, of which the check sequence is not seen
  [824, 253], // netlink monitor
  [826, 271], // vsock monitor
]);

/** How packets are taken from an interface with this ARPHRD_ value; what is not known is cooked, as libpcap does. */
export function hardwareLink(hardware: number): HardwareLink {
  const linkType = LINK_TYPES.get(hardware);
  if (hardware === ETHERNET_HARDWARE) return { linkTypes: [ETHERNET, DOCSIS], linkType: ETHERNET, cooked: false };
  if (linkType !== undefined) return { linkTypes: [linkType], linkType, cooked: false };
  return cookedLink;
}

const cookedLink: HardwareLink = { linkTypes: [LINUX_SLL, LINUX_SLL2], linkType: LINUX_SLL, cooked: true };

/** All interfaces at once: tcpdump asks for the second form of the header, which names the interface. */
export const anyLink: HardwareLink = { ...cookedLink, linkType: LINUX_SLL2 };
