import { u8 } from "../../definition/fields.ts";
import type { Page } from "./laid-out.ts";
import type { usbFields } from "./usb-fields.ts";
import { classes } from "./usb-words.ts";

type Name = keyof typeof usbFields;
/** What is worked out beside the fields. */
export const usbWorked = {
  classOfInterface: u8({
    filter: "bInterfaceClass",
    line: "usb.interface.class",
    label: "bInterfaceClass",
    show: "hex",
    strings: classes,
  }),
};
export type UsbPage = Page<Name | keyof typeof usbWorked>;

const Descriptor = {
  device: 1,
  configuration: 2,
  string: 3,
  interface: 4,
  endpoint: 5,
  qualifier: 6,
  association: 11,
} as const;
const Transfer = { isochronous: 1, interrupt: 3 } as const;
const AUDIO_ENDPOINT = 9;

const device: readonly Name[] = [
  "bcdUsb",
  "deviceClass",
  "deviceSubClass",
  "deviceProtocol",
  "maxPacketSize0",
  "vendor",
  "product",
  "bcdDevice",
  "manufacturer",
  "productName",
  "serialNumber",
  "configurations",
];
const configuration: readonly Name[] = [
  "totalLength",
  "interfaces",
  "configuration",
  "configurationName",
  "configurationAttributes",
  "maxPower",
];
const interfaceFields: readonly Name[] = [
  "interfaceNumber",
  "alternateSetting",
  "endpoints",
  "interfaceClass",
  "interfaceSubClass",
  "interfaceProtocol",
  "interfaceName",
];
const association: readonly Name[] = [
  "firstInterface",
  "interfaceCount",
  "functionClass",
  "functionSubClass",
  "functionProtocol",
  "functionName",
];

/** Descriptors behind one another (USB 2.0 9.6), as answers to a request for one of a kind; `index` of a string is its number. */
export function layDescriptors(page: UsbPage, wanted: number, index: number): void {
  if (wanted === Descriptor.string) return layString(page, index);
  while (page.left >= 2) {
    const size = page.peek(1);
    const kind = page.peek(1, 1);
    if (size < 2) return page.fail();
    const there = Math.min(size, page.left);
    page.mark("descriptor", there);
    page.within(() => {
      page.take("size");
      page.take("kind");
      layOne(page, kind, size);
    });
    if (page.lacks) return;
    if (kind === Descriptor.device) return;
  }
}

function layOne(page: UsbPage, kind: number, size: number): void {
  const end = page.at - 2 + size;
  switch (kind) {
    case Descriptor.device:
      for (const name of device) page.take(name);
      return;
    case Descriptor.configuration:
      for (const name of configuration) page.take(name);
      break;
    case Descriptor.interface:
      for (const name of interfaceFields) page.take(name);
      break;
    case Descriptor.association:
      for (const name of association) page.take(name);
      break;
    case Descriptor.qualifier:
      for (const name of device.slice(0, 5)) page.take(name);
      page.take("configurations");
      break;
    case Descriptor.endpoint:
      layEndpoint(page, size);
  }
  if (!page.lacks) page.pass(Math.min(Math.max(0, end - page.at), page.left));
}

function layEndpoint(page: UsbPage, size: number): void {
  page.take("endpointAddress");
  const transfer = page.peek(1) & 3;
  const takeInside = (name: Name, inside: readonly Name[]): void => {
    const { at } = page;
    page.take(name);
    const after = page.at;
    page.within(() => {
      page.at = at;
      for (const one of inside) page.mark(one, after - at);
      page.at = after;
    });
  };
  takeInside("attributes", transfer === Transfer.isochronous ? ["transfer", "synchronisation"] : ["transfer"]);
  const periodic = transfer === Transfer.isochronous || transfer === Transfer.interrupt;
  takeInside("maxPacketSize", periodic ? ["slots", "packetSize"] : ["packetSize"]);
  page.take("interval");
  if (size < AUDIO_ENDPOINT) return;
  page.take("refresh");
  page.take("synchAddress");
}

function layString(page: UsbPage, index: number): void {
  const size = Math.min(page.peek(1), page.left);
  page.mark("descriptor", size);
  page.within(() => {
    page.take("size");
    page.take("kind");
    if (index === 0) while (page.left >= 2) page.take("wLanguage");
    else page.take("string", Math.max(0, size - 2));
  });
}
