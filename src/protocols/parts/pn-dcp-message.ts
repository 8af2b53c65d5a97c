import { dcpFields, dcpWorked } from "./pn-dcp-fields.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { WORD_FOR_OCTETS } from "./pn-rt-message.ts";

export type DcpPage = Page<keyof typeof dcpFields | keyof typeof dcpWorked>;

const DcpService = { get: 3, set: 4, identify: 5, hello: 6 } as const;
export const DcpOption = { ip: 1, device: 2, dhcp: 3, control: 5, initiative: 6, all: 255 } as const;
const suboptions: { readonly [option: number]: keyof typeof dcpFields } = {
  [DcpOption.ip]: "ip",
  [DcpOption.device]: "device",
  [DcpOption.dhcp]: "dhcp",
  [DcpOption.control]: "control",
  [DcpOption.initiative]: "initiative",
  [DcpOption.all]: "all",
};
const RESPONSE = 4;
const BLOCK_HEAD = 4;
const HEADER = 10;

function layOctets(page: DcpPage, name: "padding" | "undecoded", size: number): void {
  page.mark(name, size, WORD_FOR_OCTETS);
  page.pass(size);
}

/** What a block says of itself in front of its value: how the value is, or what is to be done with it. */
const Preface = { none: 0, info: 1, qualifier: 2 } as const;

function layOption(page: DcpPage, name: "option" | "controlOption" = "option"): readonly [number, number] {
  const option = page.take(name);
  return [option, page.take(suboptions[option] ?? "manufacturer")];
}

function layIp(page: DcpPage, suboption: number): void {
  if (suboption === 1) {
    page.take("macAddress");
    return;
  }
  for (const name of ["address", "mask", "gateway"] as const) page.take(name);
  while (page.left >= 4) page.take("address");
}

const device: { readonly [suboption: number]: (page: DcpPage) => void } = {
  1: (page) => void page.take("vendorValue", page.left),
  2: (page) => void page.take("stationName", page.left),
  3(page) {
    page.take("vendorId");
    page.take("deviceId");
  },
  4(page) {
    page.take("role");
    page.take("reserved8");
  },
  5(page) {
    while (page.left >= 2) layOption(page);
  },
  6: (page) => void page.take("alias", page.left),
};

const control: { readonly [suboption: number]: (page: DcpPage) => void } = {
  3: (page) => void page.take("signal"),
  [RESPONSE](page) {
    layOption(page, "controlOption");
    page.take("blockError");
  },
};

function layValue(page: DcpPage, option: number, suboption: number): void {
  if (page.left === 0) return;
  if (option === DcpOption.ip) layIp(page, suboption);
  else if (option === DcpOption.device) device[suboption]?.(page);
  else if (option === DcpOption.control) control[suboption]?.(page);
  else if (option === DcpOption.initiative) page.take("initiativeValue");
  if (page.left > 0) layOctets(page, "undecoded", page.left);
}

function layBlock(page: DcpPage, preface: number): void {
  const length = page.peek(2, 2);
  page.group("block", BLOCK_HEAD + length, () => {
    const [option, suboption] = layOption(page);
    page.take("blockLength");
    page.window(length, () => {
      const answers = option === DcpOption.control && suboption === RESPONSE;
      if (page.left >= 2 && !answers) {
        if (preface === Preface.qualifier) page.take("blockQualifier");
        else if (preface === Preface.info) page.take(option === DcpOption.ip && suboption > 1 ? "ipInfo" : "blockInfo");
      }
      layValue(page, option, suboption);
    });
  });
  if ((length & 1) === 1 && page.left > 0) layOctets(page, "padding", 1);
}

/** A request or a response, and what pads the frame is left (IEC 61158-6-10 4.3.1). */
export const dcpMessage = laidOut<keyof typeof dcpFields, keyof typeof dcpWorked>(
  "message of DCP",
  dcpFields,
  (page: DcpPage) => {
    const service = page.take("serviceId");
    const isRequest = page.take("serviceType") === 0;
    page.take("xid");
    page.take(service === DcpService.identify && isRequest ? "responseDelay" : "reserved16");
    page.window(page.take("dataLength"), () => {
      const asks = isRequest && service === DcpService.get;
      const preface =
        service === DcpService.set && isRequest
          ? Preface.qualifier
          : service === DcpService.hello || !isRequest
            ? Preface.info
            : Preface.none;
      while (page.left >= (asks ? 2 : BLOCK_HEAD)) {
        if (asks) layOption(page);
        else layBlock(page, preface);
      }
    });
  },
  {
    worked: dcpWorked,
    skip(bytes, at, end) {
      if (at + HEADER > end) return end;
      return Math.min(end, at + HEADER + ((bytes[at + HEADER - 2] << 8) | bytes[at + HEADER - 1]));
    },
  },
);
