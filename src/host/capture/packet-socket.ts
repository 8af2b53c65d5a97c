import { readFileSync } from "node:fs";
import { endianness } from "node:os";
import type { Program } from "../../bpf/instruction.ts";
import { linkTypeName } from "../../files/link-types.ts";
import { attachFilter, nothing } from "../attach-filter.ts";
import type { Linux } from "../native/linux.ts";
import { CaptureError, CaptureRightsError } from "./capture-error.ts";
import { ANY, anyLink, hardwareLink, type HardwareLink } from "./hardware-types.ts";
import type { CaptureSettings } from "./settings.ts";
import type { InterfaceState, SourceCounts } from "./packet-source.ts";
import { flagsOf, hardwareOf, INTERFACE_FLAG, nameOf } from "./interface-requests.ts";

export const AF_PACKET = 17;
const SOCK_DGRAM = 2;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0x80000;
const ETH_P_ALL = 3;
export const SOL_SOCKET = 1;
export const SO_ERROR = 4;
export const SOL_PACKET = 263;
const PACKET_ADD_MEMBERSHIP = 1;
export const PACKET_STATISTICS = 6;
const PACKET_IGNORE_OUTGOING = 23;
const PACKET_MR_PROMISC = 1;
const ADDRESS_LENGTH = 20;
const MEMBERSHIP_LENGTH = 16;
/** struct tpacket_stats_v3: packets, drops, times that the ring was full. */
const STATISTICS_LENGTH = 12;
export const ENETDOWN = 100;
const LITTLE_ENDIAN = endianness() === "LE";

/** A packet socket of one interface, or of all of them for `any`. It receives nothing before `receive()`. */
export class PacketSocket {
  readonly name: string;
  readonly descriptor: number;
  readonly linkType: number;
  readonly cooked: boolean;
  private readonly index: number;
  private readonly linux: Linux;
  private readonly options: CaptureSettings;
  private received = 0;
  private dropped = 0;
  private missedBefore = 0;

  /** Throws CaptureError for a link type that the interface has not, and the system's errors. */
  constructor(linux: Linux, name: string, options: CaptureSettings) {
    const link = linkOf(linux, name);
    const { linkType = link.linkType } = options;
    if (!link.linkTypes.includes(linkType))
      throw new CaptureError(
        `${linkTypeName(linkType)?.name ?? linkType} is not one of the DLTs supported by this device`,
      );
    this.linux = linux;
    this.name = name;
    this.options = options;
    this.linkType = linkType;
    this.cooked = link.cooked;
    this.index = name === ANY ? 0 : linux.interfaceIndex(name);
    this.descriptor = openSocket(linux, link.cooked ? SOCK_DGRAM : SOCK_RAW, name);
  }

  /** Receives what `program` lets through; says why the kernel cannot run it, where it cannot: then it is everything. */
  filter(program: Program): string | undefined {
    const { linux, descriptor, linkType, cooked, options } = this;
    return attachFilter(linux, descriptor, program, { linkType, cooked, snapLength: options.snapLength });
  }

  /** Begins to receive. Throws the system's errors, ENETDOWN for an interface that is not up. */
  bind(): void {
    const { linux, descriptor, index, options, name } = this;
    const loopback = name !== ANY && (flagsOf(linux, descriptor, name) & INTERFACE_FLAG.loopback) !== 0;
    // What leaves through the loopback interface comes in there again: libpcap shows that alone.
    if (loopback || options.direction === "in") ignoreOutgoing(linux, descriptor);
    this.missedBefore = this.missed();
    linux.bind(descriptor, socketAddress(index));
    if (this.error() === ENETDOWN) throw new CaptureError(`${name}: That device is not up`);
    if (options.promiscuous && name !== ANY) this.join(PACKET_MR_PROMISC);
  }

  /** Receives nothing more. */
  stop(): void {
    this.filter(nothing);
  }

  /** Counts since `receive()`. */
  counts(): SourceCounts {
    const value = new Uint8Array(STATISTICS_LENGTH);
    const view = new DataView(value.buffer);
    // The kernel's counters start again with each look at them.
    this.linux.option(this.descriptor, SOL_PACKET, PACKET_STATISTICS, value);
    this.received += view.getUint32(0, LITTLE_ENDIAN);
    this.dropped += view.getUint32(4, LITTLE_ENDIAN);
    return { received: this.received, dropped: this.dropped, missed: this.missed() - this.missedBefore };
  }

  /** How the interface is, given how it was; an error that the kernel reports is thereby forgotten. */
  state(before: InterfaceState): InterfaceState {
    const { linux, descriptor, index } = this;
    const error = this.error();
    if (index === 0 || before === "gone") return before;
    const name = nameOf(linux, descriptor, index);
    if (name === undefined) return "gone";
    if (error === ENETDOWN) return "down";
    if (before === "up") return "up";
    return (flagsOf(linux, descriptor, name) & INTERFACE_FLAG.up) === 0 ? "down" : "up";
  }

  close(): void {
    this.linux.close(this.descriptor);
  }

  /** The error that the kernel has for this socket, which it thereby forgets. */
  private error(): number {
    const value = new Uint8Array(4);
    this.linux.option(this.descriptor, SOL_SOCKET, SO_ERROR, value);
    return new DataView(value.buffer).getInt32(0, LITTLE_ENDIAN);
  }

  private join(kind: number): void {
    const membership = new Uint8Array(MEMBERSHIP_LENGTH);
    const view = new DataView(membership.buffer);
    view.setInt32(0, this.index, LITTLE_ENDIAN);
    view.setUint16(4, kind, LITTLE_ENDIAN);
    this.linux.setOption(this.descriptor, SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership);
  }

  /** Packets that the interface itself lost since it is there. */
  private missed(): number {
    if (this.index === 0) return 0;
    return interfaceCounter(this.name, "rx_missed_errors") + interfaceCounter(this.name, "rx_fifo_errors");
  }
}

/** What packets of an interface start with. Throws ENODEV. */
export function linkOf(linux: Linux, name: string): HardwareLink {
  return name === ANY ? anyLink : hardwareLink(hardwareOf(linux, name));
}

/** Whether a network interface has this name, or it stands for all of them. */
export function isInterface(linux: Linux, name: string): boolean {
  return name === ANY || linux.interfaceIndex(name) !== 0;
}

function openSocket(linux: Linux, type: number, name: string): number {
  try {
    return linux.socket(AF_PACKET, type | SOCK_CLOEXEC, 0);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw code === "EPERM" || code === "EACCES" ? new CaptureRightsError(name) : fault;
  }
}

/** An option's value that is one number. */
export function int32(value: number): Uint8Array {
  return new Uint8Array(Int32Array.of(value).buffer);
}

/** Has a packet socket not receive what leaves through its interface. */
export function ignoreOutgoing(linux: Linux, descriptor: number): void {
  try {
    linux.setOption(descriptor, SOL_PACKET, PACKET_IGNORE_OUTGOING, int32(1));
  } catch {
    // Linux before 4.20 cannot: such packets are left out when they are read.
  }
}

/** struct sockaddr_ll */
export function socketAddress(index: number): Uint8Array {
  const address = new Uint8Array(ADDRESS_LENGTH);
  const view = new DataView(address.buffer);
  view.setUint16(0, AF_PACKET, LITTLE_ENDIAN);
  view.setUint16(2, ETH_P_ALL);
  view.setInt32(4, index, LITTLE_ENDIAN);
  return address;
}

function interfaceCounter(name: string, counter: string): number {
  try {
    return Number(readFileSync(`/sys/class/net/${name}/statistics/${counter}`, "latin1"));
  } catch {
    return 0;
  }
}
