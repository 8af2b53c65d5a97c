import { closeSync, openSync } from "node:fs";
import { linux } from "../../src/host/native/linux.ts";
import { native } from "../../src/host/native/native.ts";
import type { PacketRecord } from "../../src/files/record.ts";
import type { CaptureReader } from "../../src/files/reader.ts";
import type { Network } from "./network.ts";

const CLONE_NEWNET = 0x40000000;
const AF_PACKET = 17;
const SOCK_RAW = 3;
const ADDRESS_LENGTH = 20;

/** Does something with this thread in the namespace of a side; other threads stay where they are. */
export async function inside<Result>(
  network: Network,
  side: "near" | "far",
  act: () => Promise<Result>,
): Promise<Result> {
  const setns = (await native()).library([null])!.number("int setns(int fd, int type)");
  const enter = (path: string): void => {
    const descriptor = openSync(path, "r");
    const status = setns(descriptor, CLONE_NEWNET);
    closeSync(descriptor);
    if (status !== 0) throw new Error(`cannot enter ${path}`);
  };
  const home = openSync("/proc/thread-self/ns/net", "r");
  enter(`/var/run/netns/${network.namespace(side)}`);
  try {
    return await act();
  } finally {
    setns(home, CLONE_NEWNET);
    closeSync(home);
  }
}

/** Sends frames as they are from the interface of a side. */
export interface Sender {
  send(frame: Uint8Array): void;
  close(): void;
}

export function senderOf(network: Network, side: "near" | "far", name: string = side): Promise<Sender> {
  return inside(network, side, async () => {
    const system = await linux();
    const send = system.native
      .library([null])!
      .number("long send(int fd, const void *octets, size_t length, int flags)");
    const socket = system.socket(AF_PACKET, SOCK_RAW, 0);
    const address = new DataView(new ArrayBuffer(ADDRESS_LENGTH));
    address.setUint16(0, AF_PACKET, true);
    address.setInt32(4, system.interfaceIndex(name), true);
    system.bind(socket, new Uint8Array(address.buffer));
    return {
      send(frame) {
        if (send(socket, frame, frame.length, 0) !== frame.length) throw new Error("the frame was not sent");
      },
      close: () => system.close(socket),
    };
  });
}

/** Packets of a capture until there are `count` or it ends; they own their octets. */
export async function take(capture: CaptureReader, count = Infinity): Promise<PacketRecord[]> {
  const records: PacketRecord[] = [];
  while (records.length < count && (await capture.fill()))
    while (records.length < count && capture.next()) records.push(capture.record.keep());
  return records;
}

/** A UDP datagram over IPv4 over Ethernet, with what is to stand between, and its number in the payload. */
export function datagram(number: number, { tags = "", size = 60, port = 4001 } = {}): Uint8Array {
  const link = `ffffffffffff020000000001${tags}0800`.match(/../g)!.map((octet) => Number.parseInt(octet, 16));
  const frame = new Uint8Array(Math.max(size, link.length + 32));
  const view = new DataView(frame.buffer);
  const ip = link.length;
  frame.set(link);
  frame.set([0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 17, 0, 0, 10, 99, 0, 1, 10, 99, 0, 255], ip);
  view.setUint16(ip + 2, frame.length - ip);
  view.setUint16(ip + 20, 4000);
  view.setUint16(ip + 22, port);
  view.setUint16(ip + 24, frame.length - ip - 20);
  view.setUint32(ip + 28, number);
  return frame;
}
