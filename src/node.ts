/** The package's front door in Node: the toolkit, with captures by file name and the machine's names. */
import type { CaptureInterface } from "./files/capture-interface.ts";
import { PcapWriter } from "./files/pcap-writer.ts";
import { PcapngWriter } from "./files/pcapng-writer.ts";
import { PacketRecord } from "./files/record.ts";
import { createFile } from "./host/file-sink.ts";
import { openFile } from "./host/open-file.ts";
import type { Packet } from "./toolkit/packet.ts";
import { readPackets } from "./toolkit/read-packets.ts";

export { CaptureError, CaptureRightsError, NoSuchInterfaceError } from "./host/capture/capture-error.ts";
export type { CaptureStatistics } from "./host/capture/live-capture.ts";
export { captureDevices, type CaptureDevice } from "./host/interfaces.ts";
export { NetworkUnknownError } from "./host/network/this-network.ts";
export type { TrafficSource } from "./host/traffic/live-traffic.ts";
export type {
  Connection,
  ConnectionKind,
  ConnectionList,
  ConnectionStatus,
  SocketAddress,
  TcpInfo,
  UnseenUser,
} from "./monitor/connection.ts";
export type { ConnectionOptions, InterfaceAddress, InterfaceStats, IoCounters } from "./monitor/network-system.ts";
export type { HostReport, PortReport, StateCounts } from "./probe/scan/host-report.ts";
export type { PortState, ReplyName, ScanKindName } from "./probe/scan/kinds.ts";
export { ScanError } from "./probe/scan/scan-error.ts";
export type { ScanProgress } from "./probe/scan/scan-hosts.ts";
export type { By, Who } from "./monitor/talker.ts";
export type { InOut, SortKey, TrafficRow } from "./monitor/traffic-row.ts";
export { bandwidth, type Bandwidth, type BandwidthOptions } from "./node/bandwidth.ts";
export { capture, type CaptureOptions, type PacketCapture } from "./node/capture.ts";
export { compileFilter, systemNames } from "./node/filter.ts";
export {
  forgetIoCounters,
  netConnections,
  netIfAddrs,
  netIfStats,
  netIoCounters,
  type IoCounterOptions,
} from "./node/network.ts";
export { arping, mtr, openLink, ping, traceroute, type FamilyChoice, type Targets } from "./node/probes.ts";
export { answerArp, answerEcho, type AnsweringOptions, type GivenAnswer } from "./probe/answering.ts";
export type { ArpingEvent, ArpingOptions, ArpingQuestion, ArpingReply } from "./probe/arping.ts";
export type { HopAnswer, HopLabel, HopProbe } from "./probe/hop-probes.ts";
export { HopTable, type HopRow } from "./probe/hop-table.ts";
export type { HopEvent, MtrOptions } from "./probe/mtr.ts";
export type { PingError, PingEvent, PingProgress, PingReply } from "./probe/ping-event.ts";
export { PingStatistics } from "./probe/ping-statistics.ts";
export type { PingOptions } from "./probe/ping.ts";
export { UnknownHostError } from "./probe/probe-targets.ts";
export type { Hop, TracerouteOptions } from "./probe/traceroute.ts";
export {
  resolve,
  send,
  sendp,
  sr,
  sr1,
  srloop,
  srp,
  srp1,
  type SendOptions,
  type SrLoopOptions,
  type SrOptions,
} from "./node/sending.ts";
export { SendError, SendRightsError } from "./host/sending/send-error.ts";
export { NoRouteError } from "./link/machine.ts";
export { AnsweredList, QueryAnswer } from "./probe/answered-list.ts";
export type { Sendable } from "./probe/sendable.ts";
export { scan, type ScanOptions } from "./node/scan.ts";
export { AsyncSniffer, sniff, type NodeSniffOptions } from "./node/sniff.ts";
export * from "./toolkit/index.ts";

/**
 * The packets of a pcap or pcapng file (gzip, zstd and lz4 are unpacked; `-` is standard input), one after another.
 * Throws NotACaptureError where the file is none, and what Node throws where it cannot be opened.
 */
export async function* readCapture(file: string): AsyncGenerator<Packet, void, undefined> {
  yield* readPackets(await openFile(file));
}

/** All packets of a capture at once; for a large one `readCapture` keeps memory flat. */
export async function rdpcap(file: string, count = Infinity): Promise<Packet[]> {
  const packets: Packet[] = [];
  if (count <= 0) return packets;
  for await (const packet of readCapture(file)) {
    packets.push(packet);
    if (packets.length >= count) break;
  }
  return packets;
}

/** Writes packets to a file: pcapng where its name ends so, else pcap, which takes one link type only. */
export async function wrpcap(file: string, packets: Iterable<Packet> | AsyncIterable<Packet>): Promise<void> {
  const sink = createFile(file);
  const pcapng = file.endsWith(".pcapng") ? new PcapngWriter(sink) : undefined;
  const interfaces = new Map<number, CaptureInterface>();
  let pcap: PcapWriter | undefined;
  for await (const packet of packets) {
    const record = recordOf(packet);
    if (pcapng) {
      const { linkType } = packet;
      const described = interfaces.get(linkType) ?? { linkType, snapLength: 262144, timeResolution: 9 };
      interfaces.set(linkType, described);
      await pcapng.write(record, described);
    } else {
      pcap ??= new PcapWriter(sink, { linkType: packet.linkType, nanosecond: true });
      await pcap.write(record);
    }
  }
  await (pcapng ?? pcap ?? new PcapWriter(sink, { linkType: 1 })).close();
}

function recordOf(packet: Packet): PacketRecord {
  const record = new PacketRecord();
  const { bytes, seconds, nanoseconds, linkType, comments, process } = packet;
  return Object.assign(record, {
    bytes,
    start: 0,
    end: bytes.length,
    captured: bytes.length,
    original: packet.originalLength,
    seconds,
    nanoseconds,
    linkType,
    comments,
    metadata: process === undefined ? undefined : { process },
  });
}
