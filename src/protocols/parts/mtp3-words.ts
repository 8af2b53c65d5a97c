/** Networks and users of MTP's level 3 (ITU-T Q.704 14.2). */
export const mtp3Networks = {
  0: "International network",
  1: "Spare (for international use only)",
  2: "National network",
  3: "Reserved for national use",
};
export const mtp3Services = {
  0: "Signalling Network Management Message (SNM)",
  1: "Maintenance Regular Message (MTN)",
  2: "Maintenance Special Message (MTNS)",
  3: "SCCP",
  4: "TUP",
  5: "ISUP",
  6: "DUP (call and circuit related messages)",
  7: "DUP (facility registration and cancellation message)",
  8: "MTP testing user part",
  9: "Broadband ISUP",
  10: "Satellite ISUP",
  11: "Spare",
  12: "AAL type2 Signaling",
  13: "Bearer Independent Call Control (BICC)",
  14: "Gateway Control Protocol",
  15: "Spare",
};
