/** What values of information objects are called. */

// oxfmt-ignore
export const qoiWords = {
  0: "Not specified", 20: "Station interrogation (global)", 21: "Group 1 interrogation", 22: "Group 2 interrogation",
  23: "Group 3 interrogation", 24: "Group 4 interrogation", 25: "Group 5 interrogation", 26: "Group 6 interrogation",
  27: "Group 7 interrogation", 28: "Group 8 interrogation", 29: "Group 9 interrogation", 30: "Group 10 interrogation",
  31: "Group 11 interrogation", 32: "Group 12 interrogation", 33: "Group 13 interrogation", 34: "Group 14 interrogation",
  35: "Group 15 interrogation", 36: "Group 16 interrogation",
};

// oxfmt-ignore
export const rqtWords = {
  0: "Not specified", 1: "Group 1 counter interrogation", 2: "Group 2 counter interrogation", 3: "Group 3 counter interrogation",
  4: "Group 4 counter interrogation", 5: "General counter interrogation",
};

// oxfmt-ignore
export const frzWords = {
  0: "Read only (no freeze or reset)", 1: "Counter freeze without reset (value frozen represents integrated total)",
  2: "Counter freeze with reset (value frozen represents incremental information)", 3: "Counter reset",
};

// oxfmt-ignore
export const qrpWords = {
  0: "Not used", 1: "General reset of process", 2: "Reset of pending information with time tag of the event buffer",
};
