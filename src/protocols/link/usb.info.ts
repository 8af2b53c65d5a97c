import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";
import { u16le } from "../../bytes/numbers.ts";
import { requests, descriptors, transferTypes } from "../parts/usb-words.ts";
import { USBpcap, UsbLinux, UsbLinuxMapped } from "./usb.ts";

const CONTROL = 2;
const GET_DESCRIPTOR = 6;
const SET_DESCRIPTOR = 7;
const UNKNOWN = 0xff;

const word = (words: object, key: number): string | undefined => (words as { readonly [key: number]: string })[key];

/** What a transfer is: a request of the standard, or its answer, by name; else how it goes, and whereto. */
function info(line: InfoLine): void {
  notes(line);
  const endpoint = line.value("usb.endpoint_address");
  const transfer = line.value("usb.transfer_type");
  const setup = transfer === CONTROL ? setupOf(line) : undefined;
  if (!setup) {
    line.text(`${word(transferTypes, transfer) ?? "Unknown type"} ${(endpoint & 0x80) === 0 ? "out" : "in"}`);
    return;
  }
  const name = word(requests, setup.request);
  const text = name ?? `Unknown type ${setup.request.toString(16)}`;
  if (line.value("usb.control_stage", 0) === 2) return line.text(`${text} status`);
  line.text(`${text} ${setup.asks ? "Request" : "Response"}`);
  if (setup.request !== GET_DESCRIPTOR && setup.request !== SET_DESCRIPTOR) return;
  line.text(` ${word(descriptors, setup.kind) ?? `Unknown type ${setup.kind}`}`);
}

/** The standard request that a control transfer makes, or that it answers. */
function setupOf(line: InfoLine): { request: number; kind: number; asks: boolean } | undefined {
  if (line.has("usb.bmRequestType")) {
    const setup = askedIn(line);
    return setup < 0 ? undefined : { request: setup & 0xff, kind: setup >> 8, asks: true };
  }
  const setup = line.noted(transferOf(line)) ?? -1;
  return setup < 0 ? undefined : { request: setup & 0xff, kind: setup >> 8, asks: false };
}

/** The standard request that a setup packet makes, and in the octet above the kind of descriptor; -1 where it makes none. */
function askedIn(line: InfoLine): number {
  if ((line.value("usb.bmRequestType") & 0x60) !== 0) return -1;
  return line.value("usb.setup.bRequest") | (line.value("usb.bDescriptorType") << 8);
}

/** Keeps what a setup packet asks for, which is not in the answer. */
function notes(line: InfoLine): void {
  if (line.value("usb.transfer_type") === CONTROL && line.has("usb.bmRequestType"))
    line.note(transferOf(line), askedIn(line));
}

function transferOf(line: InfoLine): string {
  const id = line.find("usb.urb_id");
  const octets = line.octetsOf(id < 0 ? line.find("usb.irp_id") : id);
  return `usb ${line.value("usb.bus_id")}.${line.value("usb.device_address")}.${line.value("usb.endpoint_address")} ${octets.join(" ")}`;
}

const about = (ends: NonNullable<InfoText["ends"]>): Omit<InfoText, "protocol"> => ({
  ends,
  info,
  notes,
  labels: {
    "usb.urb_type": (line, quad) => character(line, "URB type", quad),
    "usb.setup_flag": (line, quad) => character(line, "Device setup request", quad),
    "usb.data_flag": (line, quad) => character(line, "Data", quad),
    "usb.endpoint_address": (line, quad) => {
      const address = line.number(quad);
      line.text(`Endpoint: 0x${hex(address, 2)}, Direction: ${(address & 0x80) === 0 ? "OUT" : "IN"}`);
    },
    "usb.irp_info": (line, quad) => {
      const info = line.number(quad);
      line.text(`IRP information: 0x${hex(info, 2)}, Direction: ${(info & 1) === 0 ? "FDO -> PDO" : "PDO -> FDO"}`);
    },
    "usb.interface.class": (line, quad) => {
      if (line.number(quad) === UNKNOWN) return line.text("bInterfaceClass: Unknown (0xffff)");
      line.text("bInterfaceClass: ");
      line.named(quad, "Unknown");
      line.text(` (0x${hex(line.number(quad), 2)})`);
    },
    "usb.descriptor": (line, quad) => {
      const octets = line.octetsOf(quad);
      line.text(`${word(descriptors, octets[1]) ?? "UNKNOWN"} DESCRIPTOR`);
    },
    "usb.bEndpointAddress": (line, quad) => {
      const address = line.number(quad);
      const direction = (address & 0x80) === 0 ? "OUT" : "IN";
      line.text(`bEndpointAddress: 0x${hex(address, 2)}  ${direction}  Endpoint:${address & 0x0f}`);
    },
    "usb.configuration.bmAttributes": (line, quad) => {
      const attributes = line.number(quad);
      line.text(`Configuration bmAttributes: 0x${hex(attributes, 2)}`);
      line.text((attributes & 0x40) === 0 ? "  NOT SELF-POWERED" : "  SELF-POWERED");
      line.text((attributes & 0x20) === 0 ? "  NO REMOTE-WAKEUP" : "  REMOTE-WAKEUP");
    },
    "usb.bMaxPower": (line, quad) => line.text(`bMaxPower: ${line.number(quad)}  (${2 * line.number(quad)}mA)`),
  },
});

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

function character(line: InfoLine, label: string, quad: number): void {
  line.text(`${label}: ${line.word(quad) ?? "Unknown"} (`);
  line.show(quad);
  line.text(")");
}

const HOST = "host";
const linuxEnds = about((bytes, start, end) => {
  if (start + 14 > end) return undefined;
  const address = `${u16le(bytes, start + 12)}.${bytes[start + 11]}.${bytes[start + 10] & 0x0f}`;
  return bytes[start + 8] === 0x53 ? [HOST, address] : [address, HOST];
});

export const usbLinuxInfo = infoText(UsbLinux, linuxEnds);
export const usbLinuxMappedInfo = infoText(UsbLinuxMapped, linuxEnds);
export const usbPcapInfo = infoText(
  USBpcap,
  about((bytes, start, end) => {
    if (start + 22 > end) return undefined;
    const address = `${u16le(bytes, start + 17)}.${u16le(bytes, start + 19)}.${bytes[start + 21] & 0x0f}`;
    return (bytes[start + 16] & 1) === 0 ? [HOST, address] : [address, HOST];
  }),
);
