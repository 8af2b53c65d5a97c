/** What kinds of frames are called (IEEE 802.15.4 table 7-1). */
export const wpanTypes = {
  0: "Beacon",
  1: "Data",
  2: "Ack",
  3: "Command",
  4: "Reserved",
  5: "Multipurpose",
  6: "Fragment or Frak",
  7: "Extended",
};

export const wpanModes = { 0: "None", 1: "Reserved", 2: "Short/16-bit", 3: "Long/64-bit" };

export const wpanVersions = {
  0: "IEEE Std 802.15.4-2003",
  1: "IEEE Std 802.15.4-2006",
  2: "IEEE Std 802.15.4-2015",
  3: "Reserved",
};

/** What commands are called (IEEE 802.15.4 table 7-49). */
export const wpanCommands: { readonly [identifier: number]: string } = {
  0x01: "Association Request",
  0x02: "Association Response",
  0x03: "Disassociation Notification",
  0x04: "Data Request",
  0x05: "PAN ID Conflict",
  0x06: "Orphan Notification",
  0x07: "Beacon Request",
  0x08: "Coordinator Realignment",
  0x09: "GTS Request",
  0x0a: "TRLE Management Request",
  0x0b: "TRLE Management Response",
  0x13: "DSME Association Request",
  0x14: "DSME Association Response",
  0x15: "DSME GTS Request",
  0x16: "DSME GTS Response",
  0x17: "DSME GTS Notify",
  0x18: "DSME Information Request",
  0x19: "DSME Information Response",
  0x1a: "DSME Beacon Allocation Notification",
  0x1b: "DSME Beacon Collision Notification",
  0x1c: "DSME Link Report",
  0x20: "RIT Data Request",
  0x21: "DBS Request",
  0x22: "DBS Response",
  0x23: "RIT Data Response",
  0x24: "Vendor Specific",
};

export const wpanSecurityLevels = {
  0: "No Security",
  1: "32-bit Message Integrity Code",
  2: "64-bit Message Integrity Code",
  3: "128-bit Message Integrity Code",
  4: "Encryption",
  5: "Encryption with 32-bit Message Integrity Code",
  6: "Encryption with 64-bit Message Integrity Code",
  7: "Encryption with 128-bit Message Integrity Code",
};

export const wpanKeyModes = {
  0: "Implicit Key",
  1: "Indexed Key using the Default Key Source",
  2: "Explicit Key with 4-octet Key Source",
  3: "Explicit Key with 8-octet Key Source",
};

/** What elements of headers are called (IEEE 802.15.4 table 7-7). */
export const wpanHeaderElements = {
  0x00: "Vendor Specific IE",
  0x1a: "CSL IE",
  0x1b: "RIT IE",
  0x1c: "DSME PAN descriptor IE",
  0x1d: "Rendezvous Time IE",
  0x1e: "Time Correction IE",
  0x21: "Extended DSME PAN descriptor IE",
  0x22: "Fragment Sequence Context Description (FSCD) IE",
  0x23: "Simplified Superframe Specification IE",
  0x24: "Simplified GTS Specification IE",
  0x25: "LECIM Capabilities IE",
  0x26: "TRLE Descriptor",
  0x27: "RCC Capabilities IE",
  0x28: "RCCN Descriptor IE",
  0x29: "Global Time IE",
  0x2a: "Wi-SUN IE",
  0x2b: "DA IE",
  0x7e: "Header Termination 1 IE",
  0x7f: "Header Termination 2 IE",
};

/** What elements of payloads are called (IEEE 802.15.4 table 7-15). */
export const wpanPayloadElements = {
  0x0: "ESDU IE",
  0x1: "MLME IE",
  0x2: "Vendor Specific IE",
  0x3: "MPX IE",
  0x4: "Wi-SUN IE",
  0x5: "IETF IE",
  0xf: "Payload Termination IE",
};
