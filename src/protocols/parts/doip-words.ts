import type { ValueStrings } from "../../definition/kinds.ts";

/** Words for values of DoIP (ISO 13400-2). */
export const doipVersions: ValueStrings = [
  [0, 0, "Reserved"],
  [1, 1, "DoIP ISO/DIS 13400-2:2010"],
  [2, 2, "DoIP ISO 13400-2:2012"],
  [3, 3, "DoIP ISO 13400-2:2019"],
  [4, 4, "DoIP ISO 13400-2:2019 Amd1 (experimental)"],
  [255, 255, "Default value for vehicle identification request messages"],
];

export const doipTypes: ValueStrings = [
  [0, 0, "Generic DoIP header NACK"],
  [1, 1, "Vehicle identification request"],
  [2, 2, "Vehicle identification request with EID"],
  [3, 3, "Vehicle identification request with VIN"],
  [4, 4, "Vehicle announcement message/vehicle identification response message"],
  [5, 5, "Routing activation request"],
  [6, 6, "Routing activation response"],
  [7, 7, "Alive check request"],
  [8, 8, "Alive check response"],
  [16385, 16385, "DoIP entity status request"],
  [16386, 16386, "DoIP entity status response"],
  [16387, 16387, "Diagnostic power mode information request"],
  [16388, 16388, "Diagnostic power mode information response"],
  [32769, 32769, "Diagnostic message"],
  [32770, 32770, "Diagnostic message ACK"],
  [32771, 32771, "Diagnostic message NACK"],
];

export const doipRefusals: ValueStrings = [
  [0, 0, "Incorrect pattern format"],
  [1, 1, "Unknown payload type"],
  [2, 2, "Message too large"],
  [3, 3, "Out of memory"],
  [4, 4, "Invalid payload length"],
];

export const doipActivations: ValueStrings = [
  [0, 0, "Routing activation denied due to unknown source address."],
  [1, 1, "Routing activation denied because all concurrently supported TCP_DATA sockets are registered and active."],
  [
    2,
    2,
    "Routing activation denied because an SA different from the table connection entry was received on the already activated TCP_DATA socket.",
  ],
  [3, 3, "Routing activation denied because the SA is already registered and active on a different TCP_DATA socket."],
  [4, 4, "Routing activation denied due to missing authentication."],
  [5, 5, "Routing activation denied due to rejected confirmation."],
  [6, 6, "Routing activation denied due to unsupported routing activation type."],
  [7, 7, "Routing activation denied due to request for encrypted connection via TLS."],
  [8, 15, "Reserved by ISO 13400."],
  [16, 16, "Routing successfully activated."],
  [17, 17, "Routing will be activated; confirmation required."],
];

export const doipDiagnosticRefusals: ValueStrings = [
  [0, 1, "Reserved by ISO 13400"],
  [2, 2, "Invalid source address"],
  [3, 3, "Unknown target address"],
  [4, 4, "Diagnostic message too large"],
  [5, 5, "Out of memory"],
  [6, 6, "Target unreachable"],
  [7, 7, "Unknown network"],
  [8, 8, "Transport protocol error"],
];

export const doipFurtherActions: ValueStrings = [
  [0, 0, "No further action required"],
  [1, 15, "Reserved by ISO 13400"],
  [16, 16, "Routing activation required to initiate central security"],
];

export const doipSynchronization: ValueStrings = [
  [0, 0, "VIN and/or GID are synchronized"],
  [1, 15, "Reserved by ISO 13400"],
  [16, 16, "Incomplete: VIN and GID are NOT synchronized"],
];
