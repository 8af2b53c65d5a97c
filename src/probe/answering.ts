import { parseMac } from "../bytes/addresses.ts";
import { echoReply } from "../link/answers.ts";
import { advertisement, arpReply, ETHER_TYPE, ETHERNET_HEADER, etherTypeOf, framed } from "../link/ethernet.ts";
import { isIntact, readIp } from "../link/ip-packet.ts";
import type { Frame, Link } from "../link/link.ts";
import { Packet } from "../toolkit/index.ts";

/** For whom to answer, and until when. */
export interface AnsweringOptions {
  /** The addresses that are answered for: these, or those for which a function says so. */
  readonly addresses: readonly string[] | ((address: string) => boolean);
  /** The MAC address that answers come from (default: the link's). */
  readonly mac?: string | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** What was asked, and what was answered. */
export interface GivenAnswer {
  readonly request: Packet;
  readonly reply: Packet;
}

/** A reply to a frame; undefined for what is not answered. */
type Answer = (frame: Uint8Array, mac: Uint8Array, owns: (address: string) => boolean) => Uint8Array | undefined;

/**
 * Says on an Ethernet link that addresses are ours, to ARP requests and neighbour solicitations, as Scapy's ARP_am does; tells
 * each answer that it gave. Ends when the link is closed, or `signal` says so.
 */
export function answerArp(link: Link, options: AnsweringOptions): AsyncGenerator<GivenAnswer, void, undefined> {
  return answering(link, options, (frame, mac, owns) => {
    if (etherTypeOf(frame) === ETHER_TYPE.arp) return arpReply(frame, mac, owns);
    const packet = readIp(frame.subarray(ETHERNET_HEADER));
    const told = packet && advertisement(packet, mac, owns);
    return told && framed(frame.subarray(6, 12), mac, ETHER_TYPE.ipv6, told);
  });
}

/** Answers echo requests to addresses on an Ethernet link, as Scapy's ICMPEcho_am does; otherwise as `answerArp`. */
export function answerEcho(link: Link, options: AnsweringOptions): AsyncGenerator<GivenAnswer, void, undefined> {
  return answering(link, options, (frame, mac, owns) => {
    const packet = readIp(frame.subarray(ETHERNET_HEADER));
    if (packet === undefined || packet.fragment || !owns(packet.destination) || !isIntact(packet)) return undefined;
    const reply = echoReply(packet);
    return reply && framed(frame.subarray(6, 12), mac, etherTypeOf(frame), reply);
  });
}

async function* answering(
  link: Link,
  { addresses, mac, signal }: AnsweringOptions,
  answer: Answer,
): AsyncGenerator<GivenAnswer, void, undefined> {
  const owns = typeof addresses === "function" ? addresses : (address: string) => addresses.includes(address);
  const own = parseMac(mac ?? link.addresses.find(({ kind }) => kind === "mac")?.address ?? "");
  if (own === undefined) throw new RangeError(`${mac ?? link.name} is, or has, no MAC address to answer from`);
  const end = (): void => void link.close();
  signal?.addEventListener("abort", end, { once: true });
  try {
    for (;;) {
      const frames = await link.receive();
      if (frames === undefined) return;
      for (const frame of frames) {
        const reply = answer(frame.bytes, own, owns);
        if (reply === undefined) continue;
        await link.send(reply);
        yield given(frame, reply, link.linkType);
      }
    }
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

function given(frame: Frame, reply: Uint8Array, linkType: number): GivenAnswer {
  return { request: new Packet(frame.bytes, { ...frame, linkType }), reply: new Packet(reply, { linkType }) };
}
