import { u16le, u32le } from "../../bytes/numbers.ts";
import type { ExchangeOf } from "../../definition/messages.ts";
import type { FromHeader } from "../../definition/nesting.ts";

/** Commands of encapsulation that have data (CIP Networks Library volume 2, 2-4). */
export const Command = {
  nop: 0x00,
  listServices: 0x04,
  listIdentity: 0x63,
  listInterfaces: 0x64,
  registerSession: 0x65,
  unregisterSession: 0x66,
  sendData: 0x6f,
  sendUnitData: 0x70,
} as const;

/** Items of the common packet format (CIP Networks Library volume 2, 2-6). */
export const Item = {
  none: 0x00,
  identity: 0x0c,
  security: 0x86,
  connectedAddress: 0xa1,
  connectedData: 0xb1,
  unconnectedData: 0xb2,
  services: 0x100,
  socketOut: 0x8000,
  socketIn: 0x8001,
  sequencedAddress: 0x8002,
  datagram: 0x8003,
} as const;

/** Octets of the encapsulation header. */
export const ENIP_HEADER = 24;
/** Octets in front of the items of commands that send: an interface and a timeout. */
const SENDING_HEAD = 6;
const SESSION = 4;
const CONTEXT = 12;
/** Octets of the count in front of a connected message. */
const COUNT_SIZE = 2;
/** Tells the counts of connected messages from contexts, which are smaller. */
const CONNECTED = 2 ** 50;
const RESPONSE = 0x80;

/** Octets of an item that stand in front of a message of CIP; undefined where it holds none. */
const inFront: { readonly [type: number]: number } = {
  [Item.connectedData]: COUNT_SIZE,
  [Item.unconnectedData]: 0,
  [Item.datagram]: 10,
};
const sends = (command: number): boolean => command === Command.sendData || command === Command.sendUnitData;
const hasItems = (command: number): boolean =>
  sends(command) ||
  command === Command.listServices ||
  command === Command.listIdentity ||
  command === Command.listInterfaces;

/** Where in the data bytes[at..end) of the command at `start` a message begins that an item holds; `end` where none does. */
export function payloadOf(bytes: Uint8Array, at: number, end: number, start: number): number {
  const command = u16le(bytes, start);
  if (!hasItems(command)) return end;
  let place = at + (sends(command) ? SENDING_HEAD : 0);
  if (place + 2 > end) return end;
  let left = u16le(bytes, place);
  for (place += 2; left > 0 && place + 4 <= end; left--) {
    const front = inFront[u16le(bytes, place)];
    const length = u16le(bytes, place + 2);
    place += 4;
    if (front !== undefined && length > front && place + front < end) return place + front;
    place += length;
  }
  return end;
}

/** 1 where what the items hold is a message of CIP, as interface 0 says, and 0 where it is something else. */
export const holdsCip: FromHeader = (bytes, start, headerEnd) =>
  headerEnd < start + ENIP_HEADER + 4 || (sends(u16le(bytes, start)) && u32le(bytes, start + ENIP_HEADER) !== 0)
    ? 0
    : 1;

/**
 * The service of a message says whether it answers another one: an unconnected one repeats the context of its request, a
 * connected one the count in front of it.
 */
export const enipExchange: ExchangeOf = (bytes, start, end) => {
  if (start + ENIP_HEADER > end || !sends(u16le(bytes, start))) return undefined;
  const message = payloadOf(bytes, start + ENIP_HEADER, end, start);
  if (message >= end) return undefined;
  const number =
    u16le(bytes, start) === Command.sendData
      ? u32le(bytes, start + CONTEXT) + 2 ** 32 * u16le(bytes, start + CONTEXT + 4)
      : CONNECTED + 2 ** 16 * u32le(bytes, start + SESSION) + u16le(bytes, message - COUNT_SIZE);
  return { answers: (bytes[message] & RESPONSE) !== 0, number };
};
