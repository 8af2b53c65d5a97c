/** Types of messages of PFCP (3GPP TS 29.244 7.3). */
export const pfcpMessages = {
  0: "Reserved",
  1: "PFCP Heartbeat Request",
  2: "PFCP Heartbeat Response",
  3: "PFCP PFD Management Request",
  4: "PFCP PFD Management Response",
  5: "PFCP Association Setup Request",
  6: "PFCP Association Setup Response",
  7: "PFCP Association Update Request",
  8: "PFCP Association Update Response",
  9: "PFCP Association Release Request",
  10: "PFCP Association Release Response",
  11: "PFCP Version Not Supported Response",
  12: "PFCP Node Report Request",
  13: "PFCP Node Report Response",
  14: "PFCP Session Set Deletion Request",
  15: "PFCP Session Set Deletion Response",
  16: "PFCP Session Set Modification Request",
  17: "PFCP Session Set Modification Response",
  50: "PFCP Session Establishment Request",
  51: "PFCP Session Establishment Response",
  52: "PFCP Session Modification Request",
  53: "PFCP Session Modification Response",
  54: "PFCP Session Deletion Request",
  55: "PFCP Session Deletion Response",
  56: "PFCP Session Report Request",
  57: "PFCP Session Report Response",
};

/** Types of messages that answer those of the number before. */
export const pfcpResponses: ReadonlySet<number> = new Set([2, 4, 6, 8, 10, 13, 15, 17, 51, 53, 55, 57]);
