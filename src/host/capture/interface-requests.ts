import { endianness } from "node:os";
import type { Linux } from "../native/linux.ts";

const AF_UNIX = 1;
const SOCK_DGRAM = 2;
const SIOCGIFNAME = 0x8910;
const SIOCGIFFLAGS = 0x8913;
const SIOCGIFHWADDR = 0x8927;
/** struct ifreq: a name, and what is asked of it. */
const NAME_LENGTH = 16;
const REQUEST_LENGTH = 40;
const LITTLE_ENDIAN = endianness() === "LE";

/** IFF_ flags (linux/if.h). */
export const INTERFACE_FLAG = { up: 0x1, loopback: 0x8 } as const;

/** IFF_ flags of an interface in the network namespace of a socket. Throws ENODEV. */
export function flagsOf(linux: Linux, socket: number, name: string): number {
  return ask(linux, socket, SIOCGIFFLAGS, name).getUint16(NAME_LENGTH, LITTLE_ENDIAN);
}

/** The name that the interface with this index has now, in the network namespace of a socket; undefined when there is none. */
export function nameOf(linux: Linux, socket: number, index: number): string | undefined {
  try {
    const answer = ask(linux, socket, SIOCGIFNAME, "", index);
    const name = new Uint8Array(answer.buffer, 0, NAME_LENGTH);
    return new TextDecoder().decode(name.subarray(0, name.indexOf(0)));
  } catch {
    return undefined;
  }
}

/** ARPHRD_ value of an interface. Throws ENODEV. */
export function hardwareOf(linux: Linux, name: string): number {
  const socket = linux.socket(AF_UNIX, SOCK_DGRAM, 0);
  try {
    return ask(linux, socket, SIOCGIFHWADDR, name).getUint16(NAME_LENGTH, LITTLE_ENDIAN);
  } finally {
    linux.close(socket);
  }
}

function ask(linux: Linux, socket: number, request: number, name: string, index = 0): DataView {
  const bytes = new Uint8Array(REQUEST_LENGTH);
  const view = new DataView(bytes.buffer);
  new TextEncoder().encodeInto(name, bytes.subarray(0, NAME_LENGTH - 1));
  view.setInt32(NAME_LENGTH, index, LITTLE_ENDIAN);
  linux.ioctl(socket, request, bytes);
  return view;
}
