import { bytes, repeated, struct, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView } from "../parts/bit-view.ts";
import { usbEndpoint } from "../parts/usb-words.ts";

const little = true;

const errors = {
  0: "Normal completion",
  1: "Pending requests",
  2: "Not started",
  3: "Invalid",
  4: "No memory",
  5: "Cancelled",
  6: "Bad address",
  7: "Bad buffer size",
  8: "Bad flag",
  9: "No callback",
  10: "In use",
  11: "No address",
  12: "No pipe",
  13: "Number of frames is zero",
  14: "MAXP is zero",
  15: "Set address failed",
  16: "No power",
  17: "Too deep",
  18: "I/O error",
  19: "Not configured",
  20: "Timeout",
  21: "Short transfer",
  22: "Stalled",
  23: "Interrupted",
  24: "DMA load failed",
  25: "Bad context",
  26: "No root hub",
  27: "No interrupt thread",
  28: "Not locked",
};

/** Bits of a word, lowest first. */
const bitsOf = (group: string, names: readonly (readonly [filter: string, label: string])[]) =>
  names.map(([filter, label], bit) => ({ ...bitView(`${group}.${filter}`, label, 2 ** bit), little }));

const flags = bitsOf("xferflags", [
  ["force_short_xfer", "Force short transfer"],
  ["short_xfer_ok", "Short transfer OK"],
  ["short_frames_ok", "Short frames OK"],
  ["pipe_bof", "Pipe BOF"],
  ["proxy_buffer", "Proxy buffer"],
  ["ext_buffer", "External buffer"],
  ["manual_status", "Manual status"],
  ["no_pipe_ok", "No pipe OK"],
  ["stall_pipe", "Stall pipe"],
]);

const CURRENT_DMA = 0x20000;
const status = bitsOf("xferstatus", [
  ["open", "Pipe has been opened"],
  ["transferring", "Transfer in progress"],
  ["did_dma_delay", "Waited for hardware DMA"],
  ["did_close", "Transfer closed"],
  ["draining", "Draining transfer"],
  ["started", "Transfer started"],
  ["bw_reclaimed", "Bandwidth reclaimed"],
  ["control_xfr", "Control transfer"],
  ["control_hdr", "Control header being sent"],
  ["control_act", "Control transfer active"],
  ["control_stall", "Control transfer should be stalled"],
  ["short_frames_ok", "Short frames OK"],
  ["short_xfer_ok", "Short transfer OK"],
  ["bdma_enable", "BUS-DMA enabled"],
  ["bdma_no_post_sync", "BUS-DMA post sync op not done"],
  ["bdma_setup", "BUS-DMA set up"],
  ["isochronous_xfr", "Isochronous transfer"],
  ["curr_dma_set", "Current DMA set"],
  ["can_cancel_immed", "Transfer can be cancelled immediately"],
  ["doing_callback", "Executing the callback"],
]).map((view) => (view.mask === CURRENT_DMA ? ({ ...view, type: "FT_UINT32" } as const) : view));

const FOLLOWS = 0x2;
/** Octets that are kept free behind the speed. */
const RESERVED = 83;

/** One frame of a transfer: how long it is, and its octets where they are there. */
const frame = struct(
  {
    length: u32({ filter: "frame.length", label: "Frame length", little }),
    flags: u32({
      filter: "frame.flags",
      label: "Frame flags",
      show: "hex",
      little,
      views: [
        { ...bitView("frame.read", "Data direction is read", 0x1), little },
        { ...bitView("frame.data_follows", "Frame contains data", FOLLOWS), little },
      ],
    }),
    data: when(
      { field: "flags", mask: FOLLOWS },
      bytes({ by: "length" }, { filter: "frame.data", label: "Frame data" }),
    ),
  },
  { filter: "" },
);

/** Transfers over USB as usbdump of FreeBSD tells them; numbers are little-endian. */
export const UsbFreeBsd = protocol({
  name: "usb-freebsd",
  path: "usb",
  prefix: "usb",
  layer: "UsbFreeBsd",
  title: "USB URB",
  short: "USB",
  spec: "usb_pf.h of FreeBSD",
  carriedBy: { linktype: 186 },
  summary: "USB {transfer} {bus}.{device}",
  fields: {
    length: u32({ filter: "totlen", label: "Total length", little }),
    bus: u32({ filter: "busunit", label: "Host controller unit number", little }),
    device: u8({ filter: "address", label: "USB device index" }),
    mode: u8({ filter: "transfer_mode", label: "Mode of transfer", strings: { 0: "Host", 1: "Device" } }),
    type: u8({ filter: "freebsd_type", label: "URB type", strings: { 0: "URB_SUBMIT", 1: "URB_COMPLETE" } }),
    transfer: u8({
      filter: "freebsd_transfer_type",
      label: "URB transfer type",
      show: "hex",
      strings: { 0: "URB_CONTROL", 1: "URB_ISOCHRONOUS", 2: "URB_BULK", 3: "URB_INTERRUPT" },
    }),
    flags: u32({ filter: "xferflags", label: "Transfer flags", show: "hex", little, views: flags }),
    status: u32({ filter: "xferstatus", label: "Transfer status", show: "hex", little, views: status }),
    error: u32({ label: "Error", little, strings: errors }),
    interval: u32({ label: "Interval", little }),
    frameCount: u32({ filter: "nframes", label: "Number of following frames", little }),
    packetSize: u32({ filter: "packet_size", label: "Packet size used", little }),
    packetCount: u32({ filter: "packet_count", label: "Packet count used", little }),
    endpoint: usbEndpoint,
    endpointRest: bytes(3, { filter: "" }),
    speed: u8({ label: "Speed", strings: { 0: "Variable", 1: "Low", 2: "Full", 3: "High", 4: "Super" } }),
    reserved: bytes(RESERVED, { filter: "" }),
    frames: repeated(frame, { filter: "" }),
  },
});
