import { u8 } from "../../definition/fields.ts";
import type { ValueStrings, View } from "../../definition/kinds.ts";

export const transferTypes: ValueStrings = {
  0: "URB_ISOCHRONOUS",
  1: "URB_INTERRUPT",
  2: "URB_CONTROL",
  3: "URB_BULK",
  0xfe: "USB IRP Info",
};

/** Standard requests (USB 3.2, table 9-5). */
export const requests: ValueStrings = {
  0: "GET STATUS",
  1: "CLEAR FEATURE",
  3: "SET FEATURE",
  5: "SET ADDRESS",
  6: "GET DESCRIPTOR",
  7: "SET DESCRIPTOR",
  8: "GET CONFIGURATION",
  9: "SET CONFIGURATION",
  10: "GET INTERFACE",
  11: "SET INTERFACE",
  12: "SYNCH FRAME",
  48: "SET SEL",
  49: "SET ISOCH DELAY",
};

/** Features of devices (USB 3.2, table 9-7); of interfaces and endpoints 0 is another. */
export const features: ValueStrings = {
  0: "ENDPOINT HALT",
  1: "DEVICE REMOTE WAKEUP",
  2: "TEST MODE",
  3: "B HNP ENABLE",
  4: "A HNP SUPPORT",
  5: "A ALT HNP SUPPORT",
  6: "WUSB DEVICE",
  48: "U1 ENABLE",
  49: "U2 ENABLE",
  50: "LTM ENABLE",
  51: "B3 NTF HOST REL",
  52: "B3 RSP ENABLE",
  53: "LDM ENABLE",
};

/** Kinds of descriptors (USB 3.2, table 9-6). */
export const descriptors: ValueStrings = {
  1: "DEVICE",
  2: "CONFIGURATION",
  3: "STRING",
  4: "INTERFACE",
  5: "ENDPOINT",
  6: "DEVICE QUALIFIER",
  7: "OTHER SPEED CONFIG",
  8: "INTERFACE POWER",
  9: "OTG",
  10: "DEBUG",
  11: "INTERFACE ASSOCIATION",
  15: "BOS",
  16: "DEVICE CAPABILITY",
  48: "SUPERSPEED USB ENDPOINT COMPANION",
  49: "SUPERSPEED PLUS ISOCHRONOUS ENDPOINT COMPANION",
};

/** Classes of devices and interfaces (USB-IF, defined class codes). */
export const classes: ValueStrings = {
  0: "Device",
  1: "Audio",
  2: "Communications and CDC Control",
  3: "HID",
  5: "Physical",
  6: "Imaging",
  7: "Printer",
  8: "Mass Storage",
  9: "Hub",
  10: "CDC-Data",
  11: "Smart Card",
  13: "Content Security",
  14: "Video",
  15: "Personal Healthcare",
  16: "Audio/Video Devices",
  220: "Diagnostic Device",
  224: "Wireless Controller",
  239: "Miscellaneous",
  254: "Application Specific",
  255: "Vendor Specific",
};

const endpointViews: readonly View[] = [
  {
    filter: "endpoint_address.direction",
    label: "Direction",
    type: "FT_UINT8",
    mask: 0x80,
    strings: { 0: "OUT", 1: "IN" },
  },
  { filter: "endpoint_address.number", label: "Endpoint number", type: "FT_UINT8", mask: 0x0f },
];

/** The number of an endpoint, and which way its data goes. */
export const usbEndpoint = u8({ filter: "endpoint_address", label: "Endpoint", show: "hex", views: endpointViews });
