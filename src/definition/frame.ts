import { relativeTime, text, time, u16, u32, u8 } from "./fields.ts";
import { protocol } from "./protocol.ts";

/** What is known of a packet beside its octets. Sessions put it in front of the layers. */
export const Frame = protocol({
  name: "frame",
  layer: "Frame",
  title: "Frame",
  short: "Frame",
  spec: "none",
  fields: {},
  generated: {
    interfaceId: u32({ filter: "interface_id", label: "Interface id" }),
    interfaceName: text("rest", { filter: "interface_name", label: "Interface name" }),
    encapType: u16({ filter: "encap_type", label: "Encapsulation type", type: "FT_INT16" }),
    time: time({ label: "Arrival Time" }),
    offsetShift: relativeTime({ filter: "offset_shift", label: "Time shift for this packet" }),
    timeEpoch: relativeTime({ filter: "time_epoch", label: "Epoch Time" }),
    timeDelta: relativeTime({ filter: "time_delta", label: "Time delta from previous captured frame" }),
    timeDeltaDisplayed: relativeTime({
      filter: "time_delta_displayed",
      label: "Time delta from previous displayed frame",
    }),
    timeRelative: relativeTime({ filter: "time_relative", label: "Time since reference or first frame" }),
    number: u32({ label: "Frame Number" }),
    len: u32({ label: "Frame Length" }),
    capLen: u32({ filter: "cap_len", label: "Capture Length" }),
    marked: u8({ label: "Frame is marked", type: "FT_BOOLEAN" }),
    ignored: u8({ label: "Frame is ignored", type: "FT_BOOLEAN" }),
    protocols: text("rest", { label: "Protocols in frame" }),
    comment: text("rest", { label: "Comment" }),
    processPid: u32({ filter: "process.pid", label: "Process" }),
    processName: text("rest", { filter: "process.name", label: "Process name" }),
    processUser: text("rest", { filter: "process.user", label: "User" }),
  },
});
