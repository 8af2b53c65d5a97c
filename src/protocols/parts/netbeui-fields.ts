import { mark, text, u16, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { bitView, partView } from "./bit-view.ts";
import { netbeuiCommands, netbiosSuffixes } from "./netbeui-words.ts";

const little = true;
const show = "hex";
const YES_NO = ["Yes", "No"] as const;
const kinds = { 0: "Unique name", 1: "Group name" };
const name = (label: string) => mark({ filter: "", label, line: `netbios.name.${label}` });

const sendNoAck = bitView("flags.send_no_ack", "Handle SEND.NO.ACK", 0x80, YES_NO);
const version = bitView("version", "NetBIOS Version", 0x01, ["2.00 or higher", "1.xx"]);
const largest = partView("largest_frame", "Largest Frame", 0x0e, {
  0: "516",
  1: "1500",
  2: "2052",
  3: "4472",
  4: "8144",
  5: "11407",
  6: "17800",
  7: "65535",
});
const received = bitView("flags.ack", "Acknowledge", 0x08, ["Set", "Not set"]);
const withData = bitView("flags.ack_with_data", "Acknowledge with data", 0x04, ["Allowed", "Not Allowed"]);
const expected = bitView("flags.ack_expected", "Acknowledge expected", 0x02, YES_NO);
const continues = bitView("flags.recv_cont_req", "RECEIVE_CONTINUE requested", 0x01, YES_NO);
const flags = (views: readonly View[]) => u8({ filter: "flags", label: "Flags", show, views });

/** What the headers of NetBIOS hold (IBM, LAN Technical Reference), lowest octet first. */
export const netbeuiFields = {
  length: u16({ filter: "hdr_len", label: "Length", little }),
  delimiter: u16({ filter: "delimiter", label: "Delimiter", show, little }),
  command: u8({ filter: "command", label: "Command", show, strings: netbeuiCommands }),
  transmit: u16({ filter: "xmit_corrl", label: "Transmit Correlator", show, little }),
  response: u16({ filter: "resp_corrl", label: "Response Correlator", show, little }),
  localNumber: u8({ filter: "local_session_no", label: "Local Session No.", show }),
  callerType: u8({ filter: "call_name_type", label: "Caller's Name Type", show, strings: kinds }),
  nameType: u8({ filter: "nb_name_type", label: "NetBIOS Name Type", show, strings: netbiosSuffixes }),
  localSession: u8({ filter: "local_session", label: "Local Session No.", show }),
  remoteSession: u8({ filter: "remote_session", label: "Remote Session No.", show }),
  statusSize: u16({ filter: "status_buffer_len", label: "Length of status buffer", little }),
  statusRequest: u8({ filter: "status_request", label: "Status request" }),
  statusResponse: u8({ filter: "status_response", label: "Status response" }),
  statusData: u16({
    filter: "data2",
    label: "DATA2 value",
    show,
    little,
    views: [
      { ...bitView("data2.frame", "Data length exceeds maximum frame size", 0x8000, YES_NO), little },
      { ...bitView("data2.user", "Data length exceeds user's buffer", 0x4000, YES_NO), little },
      { filter: "data2.status", label: "Status data length", type: "FT_UINT16", mask: 0x3fff, little },
    ],
  }),
  status: u8({
    filter: "status",
    label: "Status",
    strings: { 0: "Add name not in process", 1: "Add name in process" },
  }),
  kindOfName: u16({ filter: "name_type", label: "Name type", little, strings: kinds }),
  receiveSize: u16({ filter: "max_data_recv_size", label: "Maximum data receive size", little }),
  termination: u16({
    filter: "termination_indicator",
    label: "Termination indicator",
    show,
    little,
    strings: { 0: "Normal session end", 1: "Abnormal session end" },
  }),
  accepted: u16({ filter: "num_data_bytes_accepted", label: "Number of data bytes accepted", little }),
  resync: u16({ filter: "resync_indicator", label: "Re-sync indicator", show, little }),
  initializeFlags: flags([sendNoAck, largest, version]),
  confirmFlags: flags([sendNoAck, version]),
  firstFlags: flags([received, expected, continues]),
  onlyFlags: flags([received, withData, expected]),
  noReceiveFlags: u8({
    filter: "no_receive_flags",
    label: "Flags",
    show,
    views: [bitView("no_receive_flags.send_no_ack", "SEND.NO.ACK data received", 0x02, ["No", "Yes"])],
  }),
  receiver: name("Receiver's Name"),
  sender: name("Sender's Name"),
  query: name("Query Name"),
  conflicting: name("Name In Conflict"),
  groupToAdd: name("Group name to add"),
  nameToAdd: name("Name to add"),
  added: name("Name to be added"),
};

export const netbeuiWorked = {
  name: text("rest", { filter: "nb_name", label: "NetBIOS Name" }),
};
