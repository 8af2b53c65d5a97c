import { bytes, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import { parameterTagWords, errorCodeWords, stateWords, registrationStatusWords } from "./m2ua-words.ts";

/** The fields of M2UA. */
export const m2uaFields = {
  version: u8({ filter: "version", label: "Version", strings: { 1: "Release 1" } }),
  reserved: u8({ filter: "reserved", label: "Reserved", show: "hex" }),
  messageClass: u8({
    filter: "message_class",
    label: "Message class",
    strings: {
      0: "Management messages",
      3: "ASP state maintenance messages",
      4: "ASP traffic maintenance messages",
      6: "MTP2 user adaptation messages",
      10: "Interface identifier management messages",
    },
  }),
  messageType: u8({ filter: "message_type", label: "Message Type" }),
  messageLength: u32({ filter: "message_length", label: "Message length" }),
  parameterTag: u16({ filter: "parameter_tag", label: "Parameter Tag", show: "hex", strings: parameterTagWords }),
  parameterLength: u16({ filter: "parameter_length", label: "Parameter length" }),
  parameterValue: bytes("rest", { filter: "parameter_value", label: "Parameter value" }),
  parameterPadding: bytes("rest", { filter: "parameter_padding", label: "Padding" }),
  interfaceIdentifierInt: u32({ filter: "interface_identifier_int", label: "Interface Identifier (integer)" }),
  interfaceIdentifierText: text("rest", { filter: "interface_identifier_text", label: "Interface identifier (text)" }),
  interfaceIdentifierStart: u32({ filter: "interface_identifier_start", label: "Interface Identifier (start)" }),
  interfaceIdentifierStop: u32({ filter: "interface_identifier_stop", label: "Interface Identifier (stop)" }),
  infoString: text("rest", { filter: "info_string", label: "Info string" }),
  diagnosticInformation: bytes("rest", { filter: "diagnostic_information", label: "Diagnostic information" }),
  heartbeatData: bytes("rest", { filter: "heartbeat_data", label: "Heartbeat data" }),
  trafficModeType: u32({
    filter: "traffic_mode_type",
    label: "Traffic mode Type",
    strings: { 1: "Override", 2: "Load-share", 3: "Broadcast" },
  }),
  errorCode: u32({ filter: "error_code", label: "Error code", strings: errorCodeWords }),
  statusType: u16({
    filter: "status_type",
    label: "Status type",
    strings: { 1: "Application server state change", 2: "Other" },
  }),
  statusInfo: u16({ filter: "status_info", label: "Status info" }),
  aspIdentifier: u32({ filter: "asp_identifier", label: "ASP identifier" }),
  correlationIdentifier: u32({ filter: "correlation_identifier", label: "Correlation identifier" }),
  data2Li: u8({ filter: "data_2_li", label: "Length indicator" }),
  state: u32({ filter: "state", label: "State", strings: stateWords }),
  event: u32({
    filter: "event",
    label: "Event",
    strings: {
      1: "Remote entered processor outage",
      2: "Remote exited processor outage",
      3: "Link entered processor outage",
      4: "Link exited processor outage",
    },
  }),
  congestionStatus: u32({
    filter: "congestion_status",
    label: "Congestion status",
    strings: { 0: "No congestion", 1: "Congestion Level 1", 2: "Congestion Level 2", 3: "Congestion Level 3" },
  }),
  discardStatus: u32({
    filter: "discard_status",
    label: "Discard status",
    strings: { 0: "No congestion", 1: "Congestion Level 1", 2: "Congestion Level 2", 3: "Congestion Level 3" },
  }),
  action: u32({
    filter: "action",
    label: "Actions",
    strings: {
      1: "Retrieve the backward sequence number",
      2: "Retrieve the PDUs from the transmit and retransmit queues",
    },
  }),
  sequenceNumber: u32({ filter: "sequence_number", label: "Sequence number" }),
  retrievalResult: u32({
    filter: "retrieval_result",
    label: "Retrieval result",
    strings: { 0: "Action successful", 1: "Action failed" },
  }),
  localLkIdentifier: u32({ filter: "local_lk_identifier", label: "Local LK identifier" }),
  sdtReserved: u16({ filter: "sdt_reserved", label: "Reserved", show: "hex" }),
  sdtIdentifier: u16({ filter: "sdt_identifier", label: "SDT identifier" }),
  sdlReserved: u16({ filter: "sdl_reserved", label: "Reserved", show: "hex" }),
  sdlIdentifier: u16({ filter: "sdl_identifier", label: "SDL identifier" }),
  registrationStatus: u32({
    filter: "registration_status",
    label: "Registration status",
    strings: registrationStatusWords,
  }),
  deregistrationStatus: u32({
    filter: "deregistration_status",
    label: "Deregistration status",
    strings: {
      0: "Successfully deregistered",
      1: "Error - Unknown",
      2: "Error - Invalid interface identifier",
      3: "Error - Permission denied",
      4: "Error - Not registered",
    },
  }),
  parameter: mark({ filter: "", line: "m2ua.parameter" }),
};
