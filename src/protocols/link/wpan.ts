import { protocol } from "../../definition/protocol.ts";
import { FCS, wpanMessage } from "../parts/wpan-message.ts";
import { wpanCarries, wpanTrailer } from "../parts/wpan-payload.ts";

const checked = (): number => FCS;
const unchecked = (): number => 0;

const common = {
  title: "IEEE 802.15.4 Low-Rate Wireless PAN",
  short: "IEEE 802.15.4",
  spec: "IEEE 802.15.4",
  prefix: "wpan",
  next: { table: "wpan.payload", told: true },
  summary: "802.15.4",
} as const;

/** Frames of short-range radios, with the check sequence behind each. */
export const Dot15d4FCS = protocol({
  ...common,
  name: "wpan",
  layer: "Dot15d4FCS",
  carriedBy: { linktype: 195, ethertype: 0x809a, "sll.proto": 0x00f6 },
  tells: wpanCarries(checked),
  trailer: wpanTrailer(checked),
  fields: { frame: wpanMessage(checked) },
});

/** The same without it. */
export const Dot15d4 = protocol({
  ...common,
  name: "wpan-nofcs",
  path: "wpan",
  layer: "Dot15d4",
  carriedBy: { linktype: 230 },
  tells: wpanCarries(unchecked),
  trailer: wpanTrailer(unchecked),
  fields: { frame: wpanMessage(unchecked) },
});
