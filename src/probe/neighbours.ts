import { formatIPv6 } from "../bytes/addresses.ts";
import { u16 } from "../bytes/numbers.ts";
import { build } from "../craft/build.ts";
import { octets, versionOf } from "../link/ip-packet.ts";
import { Ether } from "../protocols/link/ethernet.ts";
import { ARP } from "../protocols/network/arp.ts";
import { ICMPv6 } from "../protocols/network/icmpv6.ts";
import { IPv6 } from "../protocols/network/ipv6.ts";
import { valuesIn } from "./probe-layers.ts";

const LINKTYPE_ETHERNET = 1;
const ETHERTYPE_AT = 12;
const ETHERTYPE_ARP = 0x0806;
const ETHERTYPE_IPV6 = 0x86dd;
/** Where an IPv6 packet in a frame says what follows its header, and where an ICMPv6 message is in it. */
const NEXT_HEADER_AT = 20;
const MESSAGE_AT = 54;
const IS_AT = 2;
const ICMPV6 = 58;
const NEIGHBOUR_SOLICITATION = 135;
const NEIGHBOUR_ADVERTISEMENT = 136;
/** Neighbour discovery is believed only when no router was on its way (RFC 4861). */
const FRESH_HOPS = 255;

/** Who has an address on a link. */
export interface Neighbour {
  readonly address: string;
  readonly mac: string;
}

/** The frame by which the station `mac` asks who has an address: ARP (RFC 826) or a neighbour solicitation (RFC 4861). */
export function neighbourQuestion(mac: string, source: string, address: string): Uint8Array {
  if (versionOf(address) === 4) {
    const question = ARP({ op: "who-has", hwsrc: mac, psrc: source, pdst: address });
    return build([Ether({ src: mac, dst: "ff:ff:ff:ff:ff:ff" }), question]);
  }
  const last = octets(address).subarray(13);
  const group = Uint8Array.of(0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, ...last);
  const groupMac = `33:33:ff:${[...last].map((octet) => octet.toString(16).padStart(2, "0")).join(":")}`;
  return build([
    Ether({ src: mac, dst: groupMac }),
    IPv6({ src: source, dst: formatIPv6(group, 0), hlim: FRESH_HOPS }),
    ICMPv6({
      type: NEIGHBOUR_SOLICITATION,
      body: { tgt: address, options: [{ name: "SrcLLAddr", value: { lladdr: mac } }] },
    }),
  ]);
}

/** Who a frame says has an address; undefined where it says nothing of the kind. */
export function neighbourIn(frame: Uint8Array): Neighbour | undefined {
  const etherType = u16(frame, ETHERTYPE_AT);
  if (etherType === ETHERTYPE_ARP) {
    const values = valuesIn(frame, LINKTYPE_ETHERNET, ARP);
    if (values?.op !== IS_AT) return undefined;
    return { address: String(values.psrc), mac: String(values.hwsrc) };
  }
  if (etherType !== ETHERTYPE_IPV6 || frame[NEXT_HEADER_AT] !== ICMPV6 || frame[MESSAGE_AT] !== NEIGHBOUR_ADVERTISEMENT)
    return undefined;
  if (valuesIn(frame, LINKTYPE_ETHERNET, IPv6)?.hlim !== FRESH_HOPS) return undefined;
  const body = valuesIn(frame, LINKTYPE_ETHERNET, ICMPv6)?.body as Advertisement | undefined;
  if (body?.tgt === undefined) return undefined;
  const told = body.options?.find(({ name }) => name === "DstLLAddr")?.value?.lladdr;
  return { address: body.tgt, mac: told ?? String(valuesIn(frame, LINKTYPE_ETHERNET, Ether)?.src) };
}

interface Advertisement {
  readonly tgt?: string;
  readonly options?: readonly { readonly name: string; readonly value?: { readonly lladdr?: string } }[];
}
