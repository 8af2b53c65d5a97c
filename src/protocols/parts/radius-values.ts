// Values of RADIUS attributes (IANA RADIUS Types), in the short words that tcpdump prints.

/** Service-Type, attribute 6. */
export const serviceTypes = {
  Login: 1,
  Framed: 2,
  "Callback Login": 3,
  "Callback Framed": 4,
  Outbound: 5,
  Administrative: 6,
  "NAS Prompt": 7,
  "Authenticate Only": 8,
  "Callback NAS Prompt": 9,
  "Call Check": 10,
  "Callback Administrative": 11,
  Voice: 12,
  Fax: 13,
  "Modem Relay": 14,
  "IAPP-Register": 15,
  "IAPP-AP-Check": 16,
  "Authorize Only": 17,
  "Framed-Management": 18,
  "Additional-Authorization": 19,
} as const;

/** Framed-Protocol, attribute 7. */
export const framedProtocols = {
  PPP: 1,
  SLIP: 2,
  ARAP: 3,
  "Gandalf proprietary": 4,
  "Xylogics IPX/SLIP": 5,
  "X.75 Synchronous": 6,
  "GPRS PDP Context": 7,
} as const;

/** Framed-Routing, attribute 10. */
export const framedRoutings = {
  None: 0,
  Send: 1,
  Listen: 2,
  "Send&Listen": 3,
} as const;

/** Framed-Compression, attribute 13. */
export const framedCompressions = {
  None: 0,
  "VJ TCP/IP": 1,
  IPX: 2,
  "Stac-LZS": 3,
} as const;

/** Login-Service, attribute 15. */
export const loginServices = {
  Telnet: 0,
  Rlogin: 1,
  "TCP Clear": 2,
  "PortMaster(proprietary)": 3,
  LAT: 4,
  "X.25-PAD": 5,
  "X.25-T3POS": 6,
  "TCP Clear Quiet": 8,
} as const;

/** Termination-Action, attribute 29. */
export const terminationActions = {
  Default: 0,
  "RADIUS-Request": 1,
} as const;

/** Acct-Status-Type, attribute 40. */
export const accountingStatuses = {
  Start: 1,
  Stop: 2,
  "Interim-Update": 3,
  "Accounting-On": 7,
  "Accounting-Off": 8,
  "Tunnel-Start": 9,
  "Tunnel-Stop": 10,
  "Tunnel-Reject": 11,
  "Tunnel-Link-Start": 12,
  "Tunnel-Link-Stop": 13,
  "Tunnel-Link-Reject": 14,
  Failed: 15,
} as const;

/** Acct-Authentic, attribute 45. */
export const accountingAuthentics = {
  RADIUS: 1,
  Local: 2,
  Remote: 3,
  Diameter: 4,
} as const;

/** Acct-Terminate-Cause, attribute 49. */
export const terminateCauses = {
  "User Request": 1,
  "Lost Carrier": 2,
  "Lost Service": 3,
  "Idle Timeout": 4,
  "Session Timeout": 5,
  "Admin Reset": 6,
  "Admin Reboot": 7,
  "Port Error": 8,
  "NAS Error": 9,
  "NAS Request": 10,
  "NAS Reboot": 11,
  "Port Unneeded": 12,
  "Port Preempted": 13,
  "Port Suspended": 14,
  "Service Unavailable": 15,
  Callback: 16,
  "User Error": 17,
  "Host Request": 18,
  "Supplicant Restart": 19,
  "Reauthentication Failure": 20,
  "Port Reinitialized": 21,
  "Port Administratively Disabled": 22,
  "Lost Power": 23,
} as const;

/** Ingress-Filters, attribute 57. */
export const ingressFilters = {
  Enabled: 1,
  Disabled: 2,
} as const;

/** NAS-Port-Type, attribute 61. */
export const portTypes = {
  Async: 0,
  Sync: 1,
  "ISDN Sync": 2,
  "ISDN Async V.120": 3,
  "ISDN Async V.110": 4,
  Virtual: 5,
  PIAFS: 6,
  "HDLC Clear Channel": 7,
  "X.25": 8,
  "X.75": 9,
  "G.3 Fax": 10,
  SDSL: 11,
  "ADSL-CAP": 12,
  "ADSL-DMT": 13,
  "ISDN-DSL": 14,
  Ethernet: 15,
  xDSL: 16,
  Cable: 17,
  "Wireless - Other": 18,
  "Wireless - IEEE 802.11": 19,
  "Token-Ring": 20,
  FDDI: 21,
  "Wireless - CDMA200": 22,
  "Wireless - UMTS": 23,
  "Wireless - 1X-EV": 24,
  IAPP: 25,
  FTTP: 26,
  "Wireless - IEEE 802.16": 27,
  "Wireless - IEEE 802.20": 28,
  "Wireless - IEEE 802.22": 29,
  PPPoA: 30,
  PPPoEoA: 31,
  PPPoEoE: 32,
  PPPoEoVLAN: 33,
  PPPoEoQinQ: 34,
  xPON: 35,
  "Wireless - XGP": 36,
  "WiMAX Pre-Release 8 IWK Function": 37,
  "WIMAX-WIFI-IWK": 38,
  "WIMAX-SFF": 39,
  "WIMAX-HA-LMA": 40,
  "WIMAX-DHCP": 41,
  "WIMAX-LBS": 42,
  "WIMAX-WVS": 43,
} as const;

/** Tunnel-Type, attribute 64. */
export const tunnelTypes = {
  PPTP: 1,
  L2F: 2,
  L2TP: 3,
  ATMP: 4,
  VTP: 5,
  AH: 6,
  "IP-IP": 7,
  "MIN-IP-IP": 8,
  ESP: 9,
  GRE: 10,
  DVS: 11,
  "IP-in-IP Tunneling": 12,
  VLAN: 13,
} as const;

/** Tunnel-Medium-Type, attribute 65. */
export const tunnelMedia = {
  IPv4: 1,
  IPv6: 2,
  NSAP: 3,
  HDLC: 4,
  "BBN 1822": 5,
  "802": 6,
  "E.163": 7,
  "E.164": 8,
  "F.69": 9,
  "X.121": 10,
  IPX: 11,
  Appletalk: 12,
  "Decnet IV": 13,
  "Banyan Vines": 14,
  "E.164 with NSAP subaddress": 15,
} as const;

/** ARAP-Zone-Access, attribute 72. */
export const zoneAccesses = {
  "Only access to dfl zone": 1,
  "Use zone filter inc.": 2,
  "Not used": 3,
  "Use zone filter exc.": 4,
} as const;

/** Prompt, attribute 76. */
export const prompts = {
  "No Echo": 0,
  Echo: 1,
} as const;

/** Error-Cause, attribute 101. */
export const errorCauses = {
  "Residual Session Context Removed": 201,
  "Invalid EAP Packet (Ignored)": 202,
  "Unsupported Attribute": 401,
  "Missing Attribute": 402,
  "NAS Identification Mismatch": 403,
  "Invalid Request": 404,
  "Unsupported Service": 405,
  "Unsupported Extension": 406,
  "Invalid Attribute Value": 407,
  "Administratively Prohibited": 501,
  "Request Not Routable (Proxy)": 502,
  "Session Context Not Found": 503,
  "Session Context Not Removable": 504,
  "Other Proxy Processing Error": 505,
  "Resources Unavailable": 506,
  "Request Initiated": 507,
  "Multiple Session Selection Unsupported": 508,
  "Location Info Required": 509,
} as const;
