import { u16le } from "../../bytes/numbers.ts";
import type { WpanPage } from "./wpan-page.ts";

const TIME_CORRECTION = 0x1e;
const CSL = 0x1a;
const TERMINATION_1 = 0x7e;
const TERMINATION_2 = 0x7f;
const PAYLOAD_TERMINATION = 0xf;
/** The bit of an element that says that it is one of a payload. */
const OF_PAYLOAD = 0x8000;

const unsupported = (page: WpanPage): void => {
  if (page.left > 0) page.take("content", page.left);
};
const headerElements: {
  readonly [identifier: number]: readonly [
    name: "ht1" | "ht2" | "timeCorrection" | "csl",
    content: (page: WpanPage) => void,
  ];
} = {
  [TERMINATION_1]: ["ht1", () => {}],
  [TERMINATION_2]: ["ht2", () => {}],
  [TIME_CORRECTION]: ["timeCorrection", (page) => void page.take("timeSync")],
  [CSL]: [
    "csl",
    (page) => {
      page.take("cslPhase");
      page.take("cslPeriod");
      if (page.left >= 2) page.take("cslRendezvous");
    },
  ],
};

/** The elements behind a header, and those in front of the payload that one of them announces (IEEE 802.15.4 7.4). */
export function layElements(page: WpanPage): void {
  const { bytes } = page;
  let announcesPayload = false;
  let isPayload = false;
  page.group("headerIe", headerElementsSize(page), () => {
    while (page.left >= 2) {
      const word = u16le(bytes, page.at);
      const identifier = (word >> 7) & 0xff;
      const [name, content] = headerElements[identifier] ?? ["unsupported", unsupported];
      page.group(name, 2 + (word & 0x7f), () => {
        page.take("headerIeTlv");
        page.window(word & 0x7f, content);
      });
      announcesPayload = identifier === TERMINATION_1;
      isPayload = (word & OF_PAYLOAD) !== 0;
      if (announcesPayload || identifier === TERMINATION_2 || isPayload) break;
    }
    if (isPayload) page.mark("payloadInHeader");
  });
  if (announcesPayload && page.left >= 2) layPayloadElements(page);
}

function headerElementsSize(page: WpanPage): number {
  let at = page.at;
  while (at + 2 <= page.end) {
    const word = u16le(page.bytes, at);
    at += 2 + (word & 0x7f);
    if (word >> 7 === TERMINATION_1 || word >> 7 === TERMINATION_2) break;
  }
  return at - page.at;
}

function layPayloadElements(page: WpanPage): void {
  page.group("payloadIe", page.left, () => {
    while (page.left >= 2) {
      const word = u16le(page.bytes, page.at);
      const isLast = ((word >> 11) & 0xf) === PAYLOAD_TERMINATION;
      page.group(isLast ? "payloadEnd" : "payloadUnknown", 2 + (word & 0x7ff), () => {
        page.take("payloadIeTlv");
        page.window(word & 0x7ff, unsupported);
      });
      if (isLast) break;
    }
  });
}
