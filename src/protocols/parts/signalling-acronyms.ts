/** What messages of adaptation layers are called, by their class and, behind it, type (RFC 3331 3.1, RFC 4666 3.1). */
const state = ["", "ASPUP", "ASPDN", "BEAT", "ASPUP_ACK", "ASPDN_ACK", "BEAT_ACK"];
const traffic = ["", "ASPAC", "ASPIA", "ASPAC_ACK", "ASPIA_ACK"];
const management = ["ERR", "NTFY"];

export const m3uaAcronyms: { readonly [messageClass: number]: readonly string[] } = {
  0: management,
  1: ["", "DATA"],
  2: ["", "DUNA", "DAVA", "DAUD", "SCON", "DUPU", "DRST"],
  3: state,
  4: traffic,
  9: ["", "REG_REQ", "REG_RSP", "DEREG_REQ", "DEREG_RSP"],
};

export const m2uaAcronyms: { readonly [messageClass: number]: readonly string[] } = {
  0: management,
  3: state,
  4: traffic,
  6: [
    "",
    "DATA",
    "ESTAB_REQ",
    "ESTAB_CONF",
    "REL_REQ",
    "REL_CONF",
    "REL_IND",
    "STATE_REQ",
    "STATE_CONF",
    "STATE_IND",
    "DATA_RETR_REQ",
    "DATA_RETR_CONF",
    "DATA_RETR_IND",
    "DATA_RETR_COMPL_IND",
    "CONG_IND",
    "DATA_ACK",
  ],
  10: ["", "REG_REQ", "REG_RSP", "DEREG_REQ", "DEREG_RSP"],
};

/** Messages of SCCP, by type (ITU-T Q.713 2.1). */
export const sccpAcronyms: { readonly [type: number]: string } = {
  1: "CR",
  2: "CC",
  3: "CREF",
  4: "RLSD",
  5: "RLC",
  6: "DT1",
  7: "DT2",
  8: "AK",
  9: "UDT",
  10: "UDTS",
  11: "ED",
  12: "EA",
  13: "RSR",
  14: "RSC",
  15: "ERR",
  16: "IT",
  17: "XUDT",
  18: "XUDTS",
  19: "LUDT",
  20: "LUDTS",
};

/** Messages of SCCP's management, by type (ITU-T Q.713 5.3). */
export const sccpManagementAcronyms: { readonly [type: number]: string } = {
  1: "SSA",
  2: "SSP",
  3: "SST",
  4: "SOR",
  5: "SOG",
  6: "SSC",
  253: "SBR",
  254: "SNR",
  255: "SRT",
};
