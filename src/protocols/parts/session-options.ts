import { int, u8 } from "../../definition/fields.ts";
import type { Page } from "./laid-out.ts";
import type { sessionFields } from "./session-fields.ts";

/** Fields of sessions whose values are worked out. */
export const sessionWorked = {
  linkDirection: int(4, {
    filter: "=gsm_a.gm.sm.link_dir",
    label: "Link direction",
    strings: { 0: "MS to network", 1: "Network to MS" },
  }),
  packetFilter: u8({ filter: "=gsm_a.gm.sm.tft.packet_filter", label: "Packet filter" }),
};

export type SessionName = keyof typeof sessionFields | keyof typeof sessionWorked;
type SessionPage = Page<SessionName>;

const ppp: { readonly [protocol: number]: SessionName } = {
  0x8021: "pppControl",
  0xc023: "pppPassword",
  0xc223: "pppChallenge",
};
/** What a container of a configuration holds, by its number and size, as the network sends it. */
const containers: { readonly [container: string]: SessionName } = {
  "1/16": "pcscf6",
  "3/16": "dns6",
  "5/1": "bearerMode",
  "12/4": "pcscf4",
  "13/4": "dns4",
  "16/2": "mtu4",
};
/** Containers whose lengths have two octets (3GPP TS 24.008 10.5.6.3). */
const WIDE = [0x23, 0x24, 0x30, 0x31, 0x32, 0x41, 0x42, 0x4e, 0x51, 0x56];

/** Protocol configuration options in all that is left (3GPP TS 24.008 10.5.6.3); `toMobile` says which way they go. */
export function configurationOptions(page: SessionPage, toMobile: boolean, extended = false): void {
  page.mark("linkDirection", 0, toMobile ? 1 : 0);
  page.take("pcoHead");
  while (page.left >= 3) {
    const container = page.take("pcoPid");
    page.within(() => {
      const isWide = extended && WIDE.includes(container);
      const length = page.take(isWide ? "pcoWideLength" : "pcoLength");
      const size = Math.min(length, page.left);
      page.window(size, () => {
        const name = ppp[container] ?? containers[`${container}/${size}`];
        if (name !== undefined && (toMobile || container >= 0x8000) && size > 0) page.take(name, size);
      });
    });
  }
}

type Component = readonly (readonly [name: SessionName, size: number])[];
const port: Component = [["filterPort", 2]];
const ports: Component = [
  ["filterPortLow", 2],
  ["filterPortHigh", 2],
];
const address4: Component = [
  ["filterAddress4", 4],
  ["filterMask4", 4],
];
const prefix6: Component = [
  ["filterAddress6", 16],
  ["filterPrefix6", 1],
];
/** What a packet must have, by the type of a filter's component (3GPP TS 24.008 10.5.6.12). */
const components: { readonly [type: number]: Component } = {
  0x10: address4,
  0x11: address4,
  0x20: [
    ["filterAddress6", 16],
    ["filterMask6", 16],
  ],
  0x21: prefix6,
  0x23: prefix6,
  0x30: [["filterProtocol", 1]],
  0x40: port,
  0x41: ports,
  0x50: port,
  0x51: ports,
  0x60: [["filterSpi", 4]],
  0x70: [
    ["filterClass", 1],
    ["filterClassMask", 1],
  ],
  0x80: [["filterFlow", 3]],
};

const DELETE_FILTERS = 5;
const PARAMETERS = 0x10;

/** A traffic flow template in all that is left (3GPP TS 24.008 10.5.6.12). */
export function flowTemplate(page: SessionPage): void {
  const head = page.take("tftHead");
  const operation = head >> 5;
  for (let index = 0; index < (head & 15) && page.left > 0; index++) {
    if (operation === DELETE_FILTERS) page.take("filterIdentifier");
    else packetFilter(page, index);
  }
  if (!(head & PARAMETERS)) return;
  while (page.left >= 2) {
    page.take("parameterId");
    const length = page.peek(1);
    page.pass(1);
    page.take("parameterContent", Math.min(length, page.left));
  }
}

function packetFilter(page: SessionPage, index: number): void {
  const HEAD = 3;
  page.mark("packetFilter", HEAD + page.peek(1, 2), index);
  page.within(() => {
    page.take("filterHead");
    page.take("filterPrecedence");
    page.window(page.take("filterLength"), () => {
      while (page.left > 0) {
        const parts = components[page.take("filterComponent")];
        if (!parts) return;
        page.within(() => {
          for (const [name, size] of parts) page.take(name, size);
        });
      }
    });
  });
}
