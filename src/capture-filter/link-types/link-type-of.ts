import { linkTypeName } from "../../files/link-types.ts";
import type { LinkType } from "../frame.ts";
import { oneOctetTypes } from "./arcnet.ts";
import { cookedTypes } from "./cooked.ts";
import { ethernetTypes } from "./ethernet.ts";
import { wlanTypes } from "./ieee80211.ts";
import { juniperTypes } from "./juniper.ts";
import { llcTypes } from "./llc.ts";
import { loopbackTypes } from "./loopback.ts";
import { NEWER_NAMES } from "./newer-names.ts";
import { nothingKnown, otherTypes } from "./others.ts";
import { pfLogTypes } from "./pf-log.ts";
import { pppTypes } from "./ppp.ts";
import { rawIpTypes } from "./raw-ip.ts";

const KNOWN = new Map<string, LinkType>(
  [
    ethernetTypes, llcTypes, wlanTypes, pppTypes, cookedTypes, loopbackTypes, rawIpTypes, pfLogTypes, oneOctetTypes,
    juniperTypes, otherTypes,
  ].flatMap((types) => types.map((type) => [type.name, type])),
); // oxfmt-ignore

/** What the language knows of a LINKTYPE_ value; of those that it does not know, the octets and the length can be asked. */
export function linkTypeOf(linkType: number): LinkType {
  const name = NEWER_NAMES.get(linkType) ?? linkTypeName(linkType)?.name ?? String(linkType);
  return KNOWN.get(name) ?? nothingKnown(name);
}
