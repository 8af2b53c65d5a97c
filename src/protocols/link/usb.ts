import { frameNumber, int, relativeTime, text, u16, u32, u64, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { driverStatuses, urbFunctions, urbStatuses } from "../parts/usb-numbers.ts";
import { linuxTransfer, mappedTransfer, pcapTransfer } from "../parts/usb-transfer.ts";
import { transferTypes, usbEndpoint } from "../parts/usb-words.ts";

const little = true;
const transferType = u8({
  filter: "transfer_type",
  label: "URB transfer type",
  show: "hex",
  strings: transferTypes,
});

/** What is known of a transfer from its place in the capture. */
const generated = {
  "/src": text("rest", { filter: "src", label: "Source", plain: true }),
  "/srcAddr": text("rest", { filter: "addr", label: "Source or Destination", plain: true, hidden: true }),
  "/dst": text("rest", { filter: "dst", label: "Destination", plain: true }),
  "/dstAddr": text("rest", { filter: "addr", label: "Source or Destination", plain: true, hidden: true }),
  "dataLength/request": frameNumber({ filter: "request_in", label: "Request in", plain: true }),
  "dataLength/time": relativeTime({ filter: "time", label: "Time from request", plain: true }),
};

const linuxHead = {
  id: u64({ filter: "urb_id", label: "URB id", show: "hex", little }),
  type: u8({
    filter: "urb_type",
    label: "URB type",
    type: "FT_CHAR",
    strings: { 0x43: "URB_COMPLETE", 0x45: "URB_ERROR", 0x53: "URB_SUBMIT" },
  }),
  transfer: transferType,
  endpoint: usbEndpoint,
  device: u8({ filter: "device_address", label: "Device" }),
  bus: u16({ filter: "bus_id", label: "URB bus id", little }),
  setupFlag: u8({
    filter: "setup_flag",
    label: "Device setup request",
    type: "FT_CHAR",
    strings: [
      [0, 0, "relevant"],
      [1, 255, "not relevant"],
    ],
  }),
  dataFlag: u8({
    filter: "data_flag",
    label: "Data",
    type: "FT_CHAR",
    strings: [
      [0, 0, "present"],
      [1, 255, "not present"],
    ],
  }),
  seconds: u64({ filter: "urb_ts_sec", label: "URB sec", little }),
  microseconds: u32({ filter: "urb_ts_usec", label: "URB usec", little }),
  status: int(4, { filter: "urb_status", label: "URB status", little, strings: urbStatuses }),
  length: u32({ filter: "urb_len", label: "URB length [bytes]", little }),
  dataLength: u32({ filter: "data_len", label: "Data length [bytes]", little }),
} as const;

const linux = {
  title: "USB URB",
  short: "USB",
  spec: "Documentation/usb/usbmon.rst of Linux",
  prefix: "usb",
  generated,
  summary: "USB {transfer} {bus}.{device}",
} as const;

/** Transfers over USB as usbmon of Linux tells them, with the first eight octets of a setup packet. */
export const UsbLinux = protocol({
  ...linux,
  name: "usb",
  layer: "UsbLinux",
  carriedBy: { linktype: 189 },
  fields: { ...linuxHead, rest: linuxTransfer },
});

/** The same with the longer header that is read from memory. */
export const UsbLinuxMapped = protocol({
  ...linux,
  name: "usb-mapped",
  path: "usb",
  layer: "UsbLinuxMapped",
  carriedBy: { linktype: 220 },
  fields: { ...linuxHead, rest: mappedTransfer },
});

/** Transfers over USB as USBPcap tells them on Windows. */
export const USBpcap = protocol({
  ...linux,
  name: "usb-pcap",
  path: "usb",
  layer: "USBpcap",
  spec: "LINKTYPE_USBPCAP",
  carriedBy: { linktype: 249 },
  fields: {
    headerLen: u16({ filter: "usbpcap_header_len", label: "USBPcap pseudoheader length", little }),
    irpId: u64({ filter: "irp_id", label: "IRP ID", show: "hex", little }),
    usbd_status: u32({ label: "IRP USBD_STATUS", show: "hex", little, strings: driverStatuses }),
    function: u16({ label: "URB Function", show: "hex", little, strings: urbFunctions }),
    info: u8({
      filter: "irp_info",
      label: "IRP information",
      show: "hex",
      views: [
        { filter: "irp_info.reserved", label: "Reserved", type: "FT_UINT8", mask: 0xfe, show: "hex" },
        {
          filter: "irp_info.direction",
          label: "Direction",
          type: "FT_UINT8",
          mask: 0x01,
          show: "hex",
          strings: { 0: "FDO -> PDO", 1: "PDO -> FDO" },
        },
      ],
    }),
    bus: u16({ filter: "bus_id", label: "URB bus id", little }),
    device: u16({ filter: "device_address", label: "Device address", little }),
    endpoint: usbEndpoint,
    transfer: transferType,
    dataLength: u32({ filter: "data_len", label: "Packet Data Length", little }),
    rest: pcapTransfer,
  },
});
