import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, int, mark, u16, u32, u8 } from "../../definition/fields.ts";
import { bitView } from "./bit-view.ts";
import { littleBit } from "./radio-flags.ts";
import { languages } from "./usb-numbers.ts";
import { utf16At } from "./windows-values.ts";
import { classes, descriptors, features, requests } from "./usb-words.ts";

const octet = (filter: string, label = filter) => u8({ filter, label });
const hexOctet = (filter: string, label = filter) => u8({ filter, label, show: "hex" });
const word = (filter: string, label = filter) => u16({ filter, label, little: true });
const hexWord = (filter: string, label = filter) => u16({ filter, label, little: true, show: "hex" });
const long = (filter: string, label = filter) => u32({ filter, label, little: true });

const transferFlags = [
  ["short_not_ok", "Short not OK", 0x1],
  ["iso_asap", "ISO ASAP", 0x2],
  ["no_transfer_dma_map", "No transfer DMA map", 0x4],
  ["no_fsbr", "No FSBR", 0x20],
  ["zero_packet", "Zero Packet", 0x40],
  ["no_interrupt", "No Interrupt", 0x80],
  ["free_buffer", "Free Buffer", 0x100],
  ["dir_in", "Dir IN", 0x200],
  ["dma_map_single", "DMA Map Single", 0x10000],
  ["dma_map_page", "DMA Map Page", 0x20000],
  ["dma_map_sg", "DMA Map SG", 0x40000],
  ["map_local", "Map Local", 0x80000],
  ["setup_map_single", "Setup Map Single", 0x100000],
  ["setup_map_local", "Setup Map Local", 0x200000],
  ["dma_sg_combined", "DMA S-G Combined", 0x400000],
  ["aligned_temp_buffer", "Aligned Temp Buffer", 0x800000],
] as const;

/** Groups without a name of Wireshark's, by the text of their line. */
const groups = {
  setupData: mark({ filter: "", line: "usb.setup", label: "Setup Data" }),
  descriptor: bytes("rest", { filter: "", line: "usb.descriptor", label: "DESCRIPTOR" }),
};

const setup = {
  requestType: u8({
    filter: "bmRequestType",
    label: "bmRequestType",
    show: "hex",
    views: [
      bitView("bmRequestType.direction", "Direction", 0x80, ["Device-to-host", "Host-to-device"]),
      {
        filter: "bmRequestType.type",
        label: "Type",
        type: "FT_UINT8",
        mask: 0x60,
        show: "hex",
        strings: { 0: "Standard", 1: "Class", 2: "Vendor" },
      },
      {
        filter: "bmRequestType.recipient",
        label: "Recipient",
        type: "FT_UINT8",
        mask: 0x1f,
        show: "hex",
        strings: { 0: "Device", 1: "Interface", 2: "Endpoint", 3: "Other" },
      },
    ],
  }),
  request: u8({ filter: "setup.bRequest", label: "bRequest", strings: requests }),
  classRequest: octet("setup.bRequest", "bRequest"),
  value: hexWord("setup.wValue", "wValue"),
  index: u16({ filter: "setup.wIndex", label: "wIndex", little: true, show: "dec-hex" }),
  length: word("setup.wLength", "wLength"),
  feature: u16({ filter: "setup.wFeatureSelector", label: "wFeatureSelector", little: true, strings: features }),
  interface: word("setup.wInterface", "wInterface"),
  endpoint: word("setup.wEndpoint", "wEndpoint"),
  status: hexWord("setup.wStatus", "wStatus"),
  frameNumber: word("setup.wFrameNumber", "wFrameNumber"),
  newAddress: u16({ filter: "device_address", label: "Device", little: true, type: "FT_UINT8" }),
  descriptorIndex: hexOctet("DescriptorIndex", "Descriptor Index"),
  language: u16({ filter: "LanguageId", label: "Language Id", little: true, show: "hex", strings: languages }),
};

const inDescriptors = {
  size: octet("bLength"),
  kind: u8({ filter: "bDescriptorType", label: "bDescriptorType", show: "hex", strings: descriptors }),
  bcdUsb: hexWord("bcdUSB"),
  deviceClass: u8({ filter: "bDeviceClass", label: "bDeviceClass", show: "hex", strings: classes }),
  deviceSubClass: octet("bDeviceSubClass"),
  deviceProtocol: octet("bDeviceProtocol"),
  maxPacketSize0: octet("bMaxPacketSize0"),
  vendor: hexWord("idVendor"),
  product: hexWord("idProduct"),
  bcdDevice: hexWord("bcdDevice"),
  manufacturer: octet("iManufacturer"),
  productName: octet("iProduct"),
  serialNumber: octet("iSerialNumber"),
  configurations: octet("bNumConfigurations"),
  wLanguage: u16({ filter: "wLANGID", label: "wLANGID", little: true, show: "hex", strings: languages }),
  totalLength: word("wTotalLength"),
  interfaces: octet("bNumInterfaces"),
  configuration: octet("bConfigurationValue"),
  configurationName: octet("iConfiguration"),
  configurationAttributes: u8({
    filter: "configuration.bmAttributes",
    label: "Configuration bmAttributes",
    show: "hex",
    views: [
      bitView("configuration.legacy10buspowered", "Must be 1", 0x80, [
        "Must be 1 for USB 1.1 and higher",
        "FIXME: Is this a USB 1.0 device",
      ]),
      bitView("configuration.selfpowered", "Self-Powered", 0x40, [
        "This device is SELF-POWERED",
        "This device is powered from the USB bus",
      ]),
      bitView("configuration.remotewakeup", "Remote Wakeup", 0x20, [
        "This device supports REMOTE WAKEUP",
        "This device does NOT support remote wakeup",
      ]),
    ],
  }),
  maxPower: octet("bMaxPower"),
  interfaceNumber: octet("bInterfaceNumber"),
  alternateSetting: octet("bAlternateSetting"),
  endpoints: octet("bNumEndpoints"),
  interfaceClass: u8({ filter: "bInterfaceClass", label: "bInterfaceClass", show: "hex", strings: classes }),
  interfaceSubClass: hexOctet("bInterfaceSubClass"),
  interfaceProtocol: hexOctet("bInterfaceProtocol"),
  interfaceName: octet("iInterface"),
  endpointAddress: u8({
    filter: "bEndpointAddress",
    label: "bEndpointAddress",
    show: "hex",
    views: [
      bitView("bEndpointAddress.direction", "Direction", 0x80, ["IN Endpoint", "OUT Endpoint"]),
      { filter: "bEndpointAddress.number", label: "Endpoint Number", type: "FT_UINT8", mask: 0x0f, show: "hex" },
    ],
  }),
  attributes: u8({ filter: "bmAttributes", label: "bmAttributes", show: "hex" }),
  transfer: u8({
    filter: "",
    label: "",
    views: [
      {
        filter: "bmAttributes.transfer",
        label: "Transfertype",
        type: "FT_UINT8",
        mask: 0x03,
        show: "hex",
        strings: { 0: "Control-Transfer", 1: "Isochronous-Transfer", 2: "Bulk-Transfer", 3: "Interrupt-Transfer" },
      },
    ],
  }),
  synchronisation: u8({
    filter: "",
    label: "",
    views: [
      {
        filter: "bmAttributes.sync",
        label: "Synchronisationtype",
        type: "FT_UINT8",
        mask: 0x0c,
        show: "hex",
        strings: { 0: "No Sync", 1: "Asynchronous", 2: "Adaptive", 3: "Synchronous" },
      },
      {
        filter: "bmAttributes.behaviour",
        label: "Behaviourtype",
        type: "FT_UINT8",
        mask: 0x30,
        show: "hex",
        strings: {
          0: "Data-Endpoint",
          1: "Explicit Feedback-Endpoint",
          2: "Implicit Feedback-Data-Endpoint",
          3: "Reserved",
        },
      },
    ],
  }),
  maxPacketSize: word("wMaxPacketSize"),
  slots: u16({
    filter: "",
    label: "",
    little: true,
    views: [
      {
        filter: "wMaxPacketSize.slots",
        label: "Transactions per microframe",
        type: "FT_UINT16",
        mask: 0x1800,
        little: true,
      },
    ],
  }),
  packetSize: u16({
    filter: "",
    label: "",
    little: true,
    views: [
      { filter: "wMaxPacketSize.size", label: "Maximum Packet Size", type: "FT_UINT16", mask: 0x03ff, little: true },
    ],
  }),
  interval: octet("bInterval"),
  refresh: octet("audio.bRefresh", "bRefresh"),
  synchAddress: octet("audio.bSynchAddress", "bSynchAddress"),
  firstInterface: octet("bFirstInterface"),
  interfaceCount: octet("bInterfaceCount"),
  functionClass: u8({ filter: "bFunctionClass", label: "bFunctionClass", show: "hex", strings: classes }),
  functionSubClass: hexOctet("bFunctionSubClass"),
  functionProtocol: hexOctet("bFunctionProtocol"),
  functionName: octet("iFunction"),
  maxBurst: octet("bMaxBurst"),
  bytesPerInterval: word("wBytesPerInterval"),
};

/** The fields behind the fixed head of a transfer. */
export const usbFields = {
  ...groups,
  ...setup,
  ...inDescriptors,
  unusedSetup: bytes(8, { filter: "unused_setup_header", label: "Unused Setup Header", type: "FT_NONE" }),
  isoErrors: u32({ filter: "iso.error_count", label: "ISO error count", little: true, type: "FT_UINT16" }),
  isoDescriptors: u32({ filter: "iso.numdesc", label: "Number of ISO descriptors", little: true, type: "FT_UINT16" }),
  pollInterval: long("interval", "Interval"),
  startFrame: long("start_frame", "Start frame"),
  transferFlags: u32({
    filter: "copy_of_transfer_flags",
    label: "Copy of Transfer Flags",
    little: true,
    show: "hex",
    views: transferFlags.map(([name, label, mask]) => littleBit(`transfer_flags.${name}`, label, mask)),
  }),
  isoStatus: int(4, { filter: "iso.iso_status", label: "Status", little: true }),
  isoOffset: long("iso.iso_off", "Offset [bytes]"),
  isoLength: long("iso.iso_len", "Length [bytes]"),
  isoPadding: u32({ filter: "iso.pad", label: "Padding", little: true, show: "hex" }),
  isoData: bytes("rest", { filter: "iso.data", label: "ISO Data" }),
  controlStage: u8({
    filter: "control_stage",
    label: "Control transfer stage",
    strings: { 0: "Setup", 1: "Data", 2: "Status", 3: "Complete" },
  }),
  string: custom(derivedText("string of USB", utf16At), { filter: "bString", label: "bString" }),
  response: bytes("rest", { filter: "control.Response", label: "CONTROL response data" }),
  descriptorData: bytes("rest", { filter: "getDescriptor.Response", label: "GET DESCRIPTOR Response data" }),
  fragment: bytes("rest", { filter: "data_fragment", label: "Data Fragment" }),
  data: bytes("rest", { filter: "capdata", label: "Leftover Capture Data" }),
};
