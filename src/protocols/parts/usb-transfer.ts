import { isStandard, type UsbSetup, type UsbTold } from "../../definition/usb-told.ts";
import { laidOut } from "./laid-out.ts";
import { layDescriptors, usbWorked, type UsbPage } from "./usb-descriptors.ts";
import { usbFields } from "./usb-fields.ts";

const Request = {
  getStatus: 0,
  clearFeature: 1,
  setFeature: 3,
  setAddress: 5,
  getDescriptor: 6,
  setDescriptor: 7,
  getConfiguration: 8,
  setConfiguration: 9,
  getInterface: 10,
  setInterface: 11,
} as const;
const Recipient = { interface: 1, endpoint: 2 } as const;
const SETUP = 8;
const ISOCHRONOUS = 0;
const CONTROL = 2;
const UNKNOWN_CLASS = 0xff;
/** From the start of Linux's header: how it is transferred, whether a setup packet is there, and where. */
const LINUX = { transfer: 9, flag: 14, setup: 40 } as const;
/** The same of USBPcap's: octets of the header, how it is transferred, and the stage of control transfers. */
const PCAP = { size: 0, transfer: 22, stage: 27 } as const;
/** Isochronous packets that are told. */
const ISO_LIMIT = 4096;

/** Behind the 40 octets that both of Linux's headers have; `mapped` of the longer one. */
const layLinux =
  (mapped: boolean) =>
  (page: UsbPage): void => {
    const { bytes, layerStart } = page;
    const known = page.knowledge as UsbTold | undefined;
    const transfer = bytes[layerStart + LINUX.transfer];
    const asks = transfer === CONTROL && bytes[layerStart + LINUX.flag] === 0;
    let packets = 0;
    if (asks) page.pass(SETUP);
    else if (transfer === ISOCHRONOUS) {
      page.take("isoErrors");
      packets = page.take("isoDescriptors");
    } else page.take("unusedSetup");
    if (mapped) {
      for (const name of ["pollInterval", "startFrame", "transferFlags"] as const) page.take(name);
      packets = page.take("isoDescriptors");
    }
    if (page.lacks) return;
    const setup = asks ? setupAt(bytes, layerStart + LINUX.setup) : known?.setup;
    if (transfer !== CONTROL || !setup || !isStandard(setup)) layClass(page, known);
    if (asks) {
      const after = page.at;
      page.at = layerStart + LINUX.setup;
      laySetup(page);
      page.at = after;
      if (page.left > 0) page.take("fragment", page.left);
    } else if (transfer === ISOCHRONOUS) layIsochronous(page, packets);
    else layData(page, transfer === CONTROL, setup);
  };

/** Behind the 27 octets that all headers of USBPcap have. */
function layPcap(page: UsbPage): void {
  const { bytes, layerStart } = page;
  const known = page.knowledge as UsbTold | undefined;
  const transfer = bytes[layerStart + PCAP.transfer];
  const header = bytes[layerStart] | (bytes[layerStart + 1] << 8);
  const isControl = transfer === CONTROL;
  const stage = isControl && header > PCAP.stage ? page.take("controlStage") : -1;
  page.pass(Math.max(0, header - (page.at - layerStart)));
  if (page.lacks) return;
  const asks = stage === 0 && page.left >= SETUP;
  const setup = asks ? setupAt(bytes, page.at) : known?.setup;
  if (!isControl || !setup || !isStandard(setup)) layClass(page, known);
  if (asks) {
    laySetup(page);
    if (page.left > 0) page.take("fragment", page.left);
  } else layData(page, isControl, setup);
}

/** The class of the interface; one that nobody has told of is 0xff. */
function layClass(page: UsbPage, known: UsbTold | undefined): void {
  page.mark("classOfInterface", 0, known?.interfaceClass ?? UNKNOWN_CLASS);
}

function setupAt(bytes: Uint8Array, at: number): UsbSetup {
  const word = (from: number): number => bytes[from] | (bytes[from + 1] << 8);
  return { type: bytes[at], request: bytes[at + 1], value: word(at + 2), index: word(at + 4) };
}

function laySetup(page: UsbPage): void {
  const setup = setupAt(page.bytes, page.at);
  page.mark("setupData", SETUP);
  page.within(() => {
    page.take("requestType");
    if (!isStandard(setup)) {
      for (const name of ["classRequest", "value", "index", "length"] as const) page.take(name);
      return;
    }
    page.take("request");
    layStandard(page, setup);
    page.take("length");
  });
}

/** What a standard request has in wValue and wIndex (USB 2.0 9.4). */
function layStandard(page: UsbPage, { type, request }: UsbSetup): void {
  switch (request) {
    case Request.getDescriptor:
    case Request.setDescriptor:
      page.take("descriptorIndex");
      page.take("kind");
      page.take("language");
      return;
    case Request.setAddress:
      page.take("newAddress");
      page.take("index");
      return;
    case Request.setConfiguration:
      page.take("configuration");
      page.pass(1);
      page.take("index");
      return;
    case Request.setInterface:
      page.take("alternateSetting");
      page.pass(1);
      page.take("interface");
      return;
    case Request.clearFeature:
    case Request.setFeature:
      page.take("feature");
      layRecipient(page, type);
      return;
    case Request.getStatus:
    case Request.getInterface:
      page.take("value");
      layRecipient(page, type);
      return;
    default:
      page.take("value");
      page.take("index");
  }
}

function layRecipient(page: UsbPage, type: number): void {
  const recipient = type & 0x1f;
  if (recipient === Recipient.interface) page.take("interface");
  else page.take(recipient === Recipient.endpoint ? "endpoint" : "index");
}

/** What came back, or goes to an endpoint. */
function layData(page: UsbPage, isControl: boolean, setup: UsbSetup | undefined): void {
  if (page.left === 0) return;
  if (!isControl) page.take("data", page.left);
  else if (!setup || !isStandard(setup)) page.take("response", page.left);
  else if (setup.request === Request.getDescriptor) layDescriptors(page, setup.value >> 8, setup.value & 0xff);
  else if (setup.request === Request.getStatus && page.left >= 2) page.take("status");
  else if (setup.request === Request.getConfiguration) page.take("configuration");
  else if (setup.request === Request.getInterface) page.take("alternateSetting");
  else page.take("response", page.left);
  if (page.left > 0) page.take("data", page.left);
}

function layIsochronous(page: UsbPage, packets: number): void {
  for (let i = 0; i < Math.min(packets, ISO_LIMIT) && page.left >= 16; i++)
    for (const name of ["isoStatus", "isoOffset", "isoLength", "isoPadding"] as const) page.take(name);
  if (page.left > 0) page.take("isoData", page.left);
}

/** What stands behind the fixed heads of the three headers. */
export const linuxTransfer = laidOut<keyof typeof usbFields, keyof typeof usbWorked>(
  "transfer over USB",
  usbFields,
  layLinux(false),
  { worked: usbWorked },
);
export const mappedTransfer = laidOut<keyof typeof usbFields, keyof typeof usbWorked>(
  "mapped transfer over USB",
  usbFields,
  layLinux(true),
  { worked: usbWorked },
);
export const pcapTransfer = laidOut<keyof typeof usbFields, keyof typeof usbWorked>(
  "captured transfer over USB",
  usbFields,
  layPcap,
  { worked: usbWorked },
);
