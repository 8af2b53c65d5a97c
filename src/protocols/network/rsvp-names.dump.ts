type Names = { readonly [number: number]: string };

export const classNames: Names = {
  1: "Session",
  3: "RSVP Hop",
  4: "Integrity",
  5: "Time Values",
  6: "Error Spec",
  7: "Scope",
  8: "Style",
  9: "Flowspec",
  10: "FilterSpec",
  11: "Sender Template",
  12: "Sender TSpec",
  13: "Adspec",
  14: "Policy Data",
  15: "Confirm",
  16: "Label",
  19: "Label Request",
  20: "ERO",
  21: "RRO",
  22: "Hello",
  23: "Message ID",
  24: "Message ID Ack",
  25: "Message ID List",
  34: "Recovery Label",
  35: "Upstream Label",
  36: "Label Set",
  37: "Protection",
  50: "Sub-LSP to LSP",
  63: "Detour",
  66: "Class Type",
  125: "Class Type (old)",
  129: "Suggested Label",
  130: "Acceptable Label Set",
  131: "Restart Capability",
  134: "Capability",
  195: "Notify Request",
  196: "Administrative Status",
  204: "Properties",
  205: "Fast Re-Route",
  207: "Session Attribute",
  229: "Generalized UNI",
  230: "Call-ID",
  236: "Call Capability",
};

const addresses: Names = { 1: "IPv4", 2: "IPv6" };
const withValues: Names = { ...addresses, 3: "IPv4 plus opt. TLVs", 4: "IPv6 plus opt. TLVs" };
const senders: Names = { ...addresses, 7: "Tunnel IPv4", 12: "IPv4 P2MP LSP Tunnel", 13: "IPv6 P2MP LSP Tunnel" };
const first: Names = { 1: "1" };
const services: Names = { 2: "IntServ" };
const labels: Names = { 1: "Label", 2: "Generalized Label", 3: "Waveband Switching" };
const tunnels: Names = { 7: "Tunnel IPv4" };

/** What the types of a class are called. */
export const typeNames: { readonly [number: number]: Names } = {
  1: { ...addresses, 7: "Tunnel IPv4", 11: "UNI IPv4", 13: "IPv4 P2MP LSP Tunnel", 14: "IPv6 P2MP LSP Tunnel" },
  3: withValues,
  5: first,
  6: withValues,
  8: first,
  9: { 1: "obsolete", ...services },
  10: { ...senders, 3: "IPv6 Flow-label" },
  11: senders,
  12: services,
  13: services,
  15: addresses,
  16: labels,
  19: { 1: "without label range", 2: "with ATM label range", 3: "with FR label range", 4: "Generalized Label" },
  20: { 1: "IPv4" },
  21: { 1: "IPv4" },
  22: { 1: "Hello Request", 2: "Hello Ack" },
  23: first,
  24: { 1: "Message id ack", 2: "Message id nack" },
  25: first,
  34: labels,
  35: labels,
  36: first,
  50: { 1: "IPv4 sub-LSP", 2: "IPv6 sub-LSP" },
  63: tunnels,
  66: first,
  125: first,
  129: labels,
  131: { 1: "IPv4" },
  134: first,
  195: addresses,
  196: first,
  204: first,
  205: { ...first, ...tunnels },
  207: tunnels,
  229: first,
};

const routing: Names = {
  1: "Bad EXPLICIT_ROUTE object",
  2: "Bad strict node",
  3: "Bad loose node",
  4: "Bad initial subobject",
  5: "No route available toward destination",
  6: "Unacceptable label value",
  7: "RRO indicated routing loops",
  8: "non-RSVP-capable router in the path",
  9: "MPLS label allocation failure",
  10: "Unsupported L3PID",
};
const classes: Names = {
  1: "Unexpected CT object",
  2: "Unsupported CT",
  3: "Invalid CT value",
  4: "CT/setup priority do not form a configured TE-Class",
  5: "CT/holding priority do not form a configured TE-Class",
  6: "CT/setup priority and CT/holding priority do not form a configured TE-Class",
  7: "Inconsistency between signaled PSC and signaled CT",
  8: "Inconsistency between signaled PHBs and signaled CT",
};

/** Errors by code: their names, and those of their values. */
export const errors: { readonly [code: number]: readonly [name: string, values?: Names] } = {
  24: ["Routing Problem", routing],
  25: ["Notify Error"],
  28: ["Diffserv TE Error", classes],
  125: ["Diffserv TE Error (Old)", classes],
};
