/** Hardware types of ARP, BOOTP and DHCPv6 (IANA "ARP Parameters"). */
// oxfmt-ignore
export const hardwareTypes = {
  Ethernet: 1, "Experimental Ethernet": 2, "AX.25": 3, "ProNET": 4, Chaos: 5, "IEEE 802": 6, ARCNET: 7, Hyperchannel: 8, Lanstar: 9,
  "Autonet Short Address": 10, LocalTalk: 11, LocalNet: 12, "Ultra link": 13, SMDS: 14, "Frame Relay": 15, ATM: 16, HDLC: 17, "Fibre Channel": 18,
  "Serial Line": 20, "MIL-STD-188-220": 22, Metricom: 23, "IEEE 1394": 24, MAPOS: 25, Twinaxial: 26, "EUI-64": 27, HIPARP: 28,
  "ISO 7816-3": 29, ARPSec: 30, "IPsec tunnel": 31, InfiniBand: 32, "TIA-102": 33, Wiegand: 34, "Pure IP": 35, HFI: 37, "Unified Bus": 38,
} as const;
