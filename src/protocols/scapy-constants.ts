/** What Scapy has names for besides layers and values of fields. */
// oxfmt-ignore
export const scapyConstants: { readonly [name: string]: number | string } = {
  ETHER_ANY: "00:00:00:00:00:00", ETHER_BROADCAST: "ff:ff:ff:ff:ff:ff",
  ETH_P_ALL: 0x0003, ETH_P_IP: 0x0800, ETH_P_ARP: 0x0806, ETH_P_IPV6: 0x86dd, ETH_P_MACSEC: 0x88e5,
  LLDP_NEAREST_BRIDGE_MAC: "01:80:c2:00:00:0e", LLDP_NEAREST_NON_TPMR_BRIDGE_MAC: "01:80:c2:00:00:03",
  LLDP_NEAREST_CUSTOMER_BRIDGE_MAC: "01:80:c2:00:00:00", LLDP_ETHER_TYPE: 0x88cc,
  TZSP_PORT_DEFAULT: 37_008,
};
