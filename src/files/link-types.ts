/** What a LINKTYPE_ value is called: libpcap's name (without DLT_) and description. */
export interface LinkTypeName {
  readonly name: string;
  readonly description: string;
}

const known = (name: string, description: string): LinkTypeName => ({ name, description });

/** LINKTYPE_ value -> name, all that libpcap 1.10.3 knows. */
const LINK_TYPES = new Map<number, LinkTypeName>([
  [0, known("NULL", "BSD loopback")],
  [1, known("EN10MB", "Ethernet")],
  [6, known("IEEE802", "Token ring")],
  [7, known("ARCNET", "BSD ARCNET")],
  [8, known("SLIP", "SLIP")],
  [9, known("PPP", "PPP")],
  [10, known("FDDI", "FDDI")],
  [50, known("PPP_SERIAL", "PPP over serial")],
  [51, known("PPP_ETHER", "PPPoE")],
  [99, known("SYMANTEC_FIREWALL", "Symantec Firewall")],
  [100, known("ATM_RFC1483", "RFC 1483 LLC-encapsulated ATM")],
  [101, known("RAW", "Raw IP")],
  [102, known("SLIP_BSDOS", "BSD/OS SLIP")],
  [103, known("PPP_BSDOS", "BSD/OS PPP")],
  [104, known("C_HDLC", "Cisco HDLC")],
  [105, known("IEEE802_11", "802.11")],
  [106, known("ATM_CLIP", "Linux Classical IP over ATM")],
  [107, known("FRELAY", "Frame Relay")],
  [108, known("LOOP", "OpenBSD loopback")],
  [109, known("ENC", "OpenBSD encapsulated IP")],
  [113, known("LINUX_SLL", "Linux cooked v1")],
  [114, known("LTALK", "Localtalk")],
  [117, known("PFLOG", "OpenBSD pflog file")],
  [119, known("PRISM_HEADER", "802.11 plus Prism header")],
  [122, known("IP_OVER_FC", "RFC 2625 IP-over-Fibre Channel")],
  [123, known("SUNATM", "Sun raw ATM")],
  [127, known("IEEE802_11_RADIO", "802.11 plus radiotap header")],
  [129, known("ARCNET_LINUX", "Linux ARCNET")],
  [130, known("JUNIPER_MLPPP", "Juniper Multi-Link PPP")],
  [131, known("JUNIPER_MLFR", "Juniper Multi-Link Frame Relay")],
  [132, known("JUNIPER_ES", "Juniper Encryption Services PIC")],
  [133, known("JUNIPER_GGSN", "Juniper GGSN PIC")],
  [134, known("JUNIPER_MFR", "Juniper FRF.16 Frame Relay")],
  [135, known("JUNIPER_ATM2", "Juniper ATM2 PIC")],
  [136, known("JUNIPER_SERVICES", "Juniper Advanced Services PIC")],
  [137, known("JUNIPER_ATM1", "Juniper ATM1 PIC")],
  [138, known("APPLE_IP_OVER_IEEE1394", "Apple IP-over-IEEE 1394")],
  [139, known("MTP2_WITH_PHDR", "SS7 MTP2 with Pseudo-header")],
  [140, known("MTP2", "SS7 MTP2")],
  [141, known("MTP3", "SS7 MTP3")],
  [142, known("SCCP", "SS7 SCCP")],
  [143, known("DOCSIS", "DOCSIS")],
  [144, known("LINUX_IRDA", "Linux IrDA")],
  [163, known("IEEE802_11_RADIO_AVS", "802.11 plus AVS radio information header")],
  [164, known("JUNIPER_MONITOR", "Juniper Passive Monitor PIC")],
  [165, known("BACNET_MS_TP", "BACnet MS/TP")],
  [166, known("PPP_PPPD", "PPP for pppd, with direction flag")],
  [167, known("JUNIPER_PPPOE", "Juniper PPPoE")],
  [168, known("JUNIPER_PPPOE_ATM", "Juniper PPPoE/ATM")],
  [169, known("GPRS_LLC", "GPRS LLC")],
  [170, known("GPF_T", "GPF-T")],
  [171, known("GPF_F", "GPF-F")],
  [174, known("JUNIPER_PIC_PEER", "Juniper PIC Peer")],
  [175, known("ERF_ETH", "Ethernet with Endace ERF header")],
  [176, known("ERF_POS", "Packet-over-SONET with Endace ERF header")],
  [177, known("LINUX_LAPD", "Linux vISDN LAPD")],
  [178, known("JUNIPER_ETHER", "Juniper Ethernet")],
  [179, known("JUNIPER_PPP", "Juniper PPP")],
  [180, known("JUNIPER_FRELAY", "Juniper Frame Relay")],
  [181, known("JUNIPER_CHDLC", "Juniper C-HDLC")],
  [182, known("MFR", "FRF.16 Frame Relay")],
  [183, known("JUNIPER_VP", "Juniper Voice PIC")],
  [184, known("A429", "Arinc 429")],
  [185, known("A653_ICM", "Arinc 653 Interpartition Communication")],
  [186, known("USB_FREEBSD", "USB with FreeBSD header")],
  [187, known("BLUETOOTH_HCI_H4", "Bluetooth HCI UART transport layer")],
  [188, known("IEEE802_16_MAC_CPS", "IEEE 802.16 MAC Common Part Sublayer")],
  [189, known("USB_LINUX", "USB with Linux header")],
  [190, known("CAN20B", "Controller Area Network (CAN) v. 2.0B")],
  [191, known("IEEE802_15_4_LINUX", "IEEE 802.15.4 with Linux padding")],
  [192, known("PPI", "Per-Packet Information")],
  [193, known("IEEE802_16_MAC_CPS_RADIO", "IEEE 802.16 MAC Common Part Sublayer plus radiotap header")],
  [194, known("JUNIPER_ISM", "Juniper Integrated Service Module")],
  [195, known("IEEE802_15_4", "IEEE 802.15.4 with FCS")],
  [196, known("SITA", "SITA pseudo-header")],
  [197, known("ERF", "Endace ERF header")],
  [198, known("RAIF1", "Ethernet with u10 Networks pseudo-header")],
  [199, known("IPMB_KONTRON", "IPMB with Kontron pseudo-header")],
  [200, known("JUNIPER_ST", "Juniper Secure Tunnel")],
  [201, known("BLUETOOTH_HCI_H4_WITH_PHDR", "Bluetooth HCI UART transport layer plus pseudo-header")],
  [202, known("AX25_KISS", "AX.25 with KISS header")],
  [209, known("IPMB_LINUX", "IPMB with Linux/Pigeon Point pseudo-header")],
  [215, known("IEEE802_15_4_NONASK_PHY", "IEEE 802.15.4 with non-ASK PHY data")],
  [216, known("LINUX_EVDEV", "Linux evdev events")],
  [219, known("MPLS", "MPLS with label as link-layer header")],
  [220, known("USB_LINUX_MMAPPED", "USB with padded Linux header")],
  [221, known("DECT", "DECT")],
  [222, known("AOS", "AOS Space Data Link protocol")],
  [223, known("WIHART", "Wireless HART")],
  [224, known("FC_2", "Fibre Channel FC-2")],
  [225, known("FC_2_WITH_FRAME_DELIMS", "Fibre Channel FC-2 with frame delimiters")],
  [226, known("IPNET", "Solaris ipnet")],
  [227, known("CAN_SOCKETCAN", "CAN-bus with SocketCAN headers")],
  [228, known("IPV4", "Raw IPv4")],
  [229, known("IPV6", "Raw IPv6")],
  [230, known("IEEE802_15_4_NOFCS", "IEEE 802.15.4 without FCS")],
  [231, known("DBUS", "D-Bus")],
  [232, known("JUNIPER_VS", "Juniper Virtual Server")],
  [233, known("JUNIPER_SRX_E2E", "Juniper SRX E2E")],
  [234, known("JUNIPER_FIBRECHANNEL", "Juniper Fibre Channel")],
  [235, known("DVB_CI", "DVB-CI")],
  [236, known("MUX27010", "MUX27010")],
  [237, known("STANAG_5066_D_PDU", "STANAG 5066 D_PDUs")],
  [238, known("JUNIPER_ATM_CEMIC", "Juniper ATM CEMIC")],
  [239, known("NFLOG", "Linux netfilter log messages")],
  [240, known("NETANALYZER", "Ethernet with Hilscher netANALYZER pseudo-header")],
  [241, known("NETANALYZER_TRANSPARENT", "Ethernet with Hilscher netANALYZER pseudo-header and with preamble and SFD")],
  [242, known("IPOIB", "RFC 4391 IP-over-Infiniband")],
  [243, known("MPEG_2_TS", "MPEG-2 transport stream")],
  [244, known("NG40", "ng40 protocol tester Iub/Iur")],
  [245, known("NFC_LLCP", "NFC LLCP PDUs with pseudo-header")],
  [246, known("PFSYNC", "Packet filter state syncing")],
  [247, known("INFINIBAND", "InfiniBand")],
  [248, known("SCTP", "SCTP")],
  [249, known("USBPCAP", "USB with USBPcap header")],
  [250, known("RTAC_SERIAL", "Schweitzer Engineering Laboratories RTAC packets")],
  [251, known("BLUETOOTH_LE_LL", "Bluetooth Low Energy air interface")],
  [253, known("NETLINK", "Linux netlink")],
  [254, known("BLUETOOTH_LINUX_MONITOR", "Bluetooth Linux Monitor")],
  [255, known("BLUETOOTH_BREDR_BB", "Bluetooth Basic Rate/Enhanced Data Rate baseband packets")],
  [256, known("BLUETOOTH_LE_LL_WITH_PHDR", "Bluetooth Low Energy air interface with pseudo-header")],
  [257, known("PROFIBUS_DL", "PROFIBUS data link layer")],
  [258, known("PKTAP", "Apple DLT_PKTAP")],
  [259, known("EPON", "Ethernet with 802.3 Clause 65 EPON preamble")],
  [260, known("IPMI_HPM_2", "IPMI trace packets")],
  [261, known("ZWAVE_R1_R2", "Z-Wave RF profile R1 and R2 packets")],
  [262, known("ZWAVE_R3", "Z-Wave RF profile R3 packets")],
  [263, known("WATTSTOPPER_DLM", "WattStopper Digital Lighting Management (DLM) and Legrand Nitoo Open protocol")],
  [264, known("ISO_14443", "ISO 14443 messages")],
  [265, known("RDS", "IEC 62106 Radio Data System groups")],
  [266, known("USB_DARWIN", "USB with Darwin header")],
  [267, known("OPENFLOW", "OpenBSD DLT_OPENFLOW")],
  [268, known("SDLC", "IBM SDLC frames")],
  [269, known("TI_LLN_SNIFFER", "TI LLN sniffer frames")],
  [271, known("VSOCK", "Linux vsock")],
  [272, known("NORDIC_BLE", "Nordic Semiconductor Bluetooth LE sniffer frames")],
  [273, known("DOCSIS31_XRA31", "Excentis XRA-31 DOCSIS 3.1 RF sniffer frames")],
  [274, known("ETHERNET_MPACKET", "802.3br mPackets")],
  [275, known("DISPLAYPORT_AUX", "DisplayPort AUX channel monitoring data")],
  [276, known("LINUX_SLL2", "Linux cooked v2")],
  [278, known("OPENVIZSLA", "OpenVizsla USB")],
  [279, known("EBHSCR", "Elektrobit High Speed Capture and Replay (EBHSCR)")],
  [280, known("VPP_DISPATCH", "VPP graph dispatch tracer")],
  [281, known("DSA_TAG_BRCM", "Broadcom tag")],
  [282, known("DSA_TAG_BRCM_PREPEND", "Broadcom tag (prepended)")],
  [283, known("IEEE802_15_4_TAP", "IEEE 802.15.4 with pseudo-header")],
  [284, known("DSA_TAG_DSA", "Marvell DSA")],
  [285, known("DSA_TAG_EDSA", "Marvell EDSA")],
  [286, known("ELEE", "ELEE lawful intercept packets")],
  [287, known("Z_WAVE_SERIAL", "Z-Wave serial frames between host and chip")],
  [288, known("USB_2_0", "USB 2.0/1.1/1.0 as transmitted over the cable")],
  [289, known("ATSC_ALP", "ATSC Link-Layer Protocol packets")],
]);

/** LINKTYPE_ -> DLT_ where Linux gives the same link type two numbers. */
const DLT_OF_LINK_TYPE = new Map([
  [100, 11],
  [101, 12],
  [102, 15],
  [103, 16],
  [106, 19],
]);

const LINK_TYPE_OF_DLT = new Map([...DLT_OF_LINK_TYPE].map(([linkType, dlt]) => [dlt, linkType]));

/** The DLT_ number that libpcap on Linux uses for a LINKTYPE_ value. */
export function dltOf(linkType: number): number {
  return DLT_OF_LINK_TYPE.get(linkType) ?? linkType;
}

/** The LINKTYPE_ value that libpcap writes to files for a DLT_ number. */
export function linkTypeOfDlt(dlt: number): number {
  return LINK_TYPE_OF_DLT.get(dlt) ?? dlt;
}

/** Name and description of a LINKTYPE_ value; files in the wild also carry the DLT_ number, which means the same. */
export function linkTypeName(linkType: number): LinkTypeName | undefined {
  return LINK_TYPES.get(linkTypeOfDlt(linkType));
}

/** The LINKTYPE_ value with this name, whatever its case, with or without `DLT_`. */
export function linkTypeNamed(name: string): number | undefined {
  const wanted = name.toUpperCase().replace(/^(DLT|LINKTYPE)_/, "");
  for (const [linkType, known] of LINK_TYPES) if (known.name === wanted) return linkType;
  return undefined;
}

/** How tcpdump's banner words a link type: `EN10MB (Ethernet)`, or the number. */
export function describeLinkType(linkType: number): string {
  const known = linkTypeName(linkType);
  return known === undefined ? String(dltOf(linkType)) : `${known.name} (${known.description})`;
}

const LONGEST_PACKET = new Map([
  [231, 128 * 1024 * 1024],
  [249, 1024 * 1024],
  [279, 8 * 1024 * 1024],
]);

/** The most octets that libpcap believes a packet of this link type to have: 262,144, but for D-Bus, USBPcap and EBHSCR. */
export function longestPacket(linkType: number): number {
  return LONGEST_PACKET.get(linkType) ?? 262144;
}
