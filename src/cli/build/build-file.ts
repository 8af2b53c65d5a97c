import { resolve } from "node:path";
import type { CaptureInterface } from "../../files/capture-interface.ts";
import { MixedLinkTypesError, PcapWriter } from "../../files/pcap-writer.ts";
import { PcapngWriter } from "../../files/pcapng-writer.ts";
import { PacketRecord } from "../../files/record.ts";
import type { ByteSink } from "../../files/sink.ts";
import { createFile } from "../../host/file-sink.ts";
import type { Packet } from "../../toolkit/packet.ts";
import type { CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText, writeFailure } from "../refusal.ts";

const SNAP_LENGTH = 262_144;

/** A capture that packets are written to, with the time of day as theirs; pcapng where the name ends so. Throws a Refusal. */
export function capturedPackets(
  path: string,
  io: CommandIo,
): { write(packet: Packet): Promise<void>; close(): Promise<void> } {
  const sink = openSink(path, io);
  const pcapng = path.endsWith(".pcapng") ? new PcapngWriter(sink) : undefined;
  const interfaces = new Map<number, CaptureInterface>();
  let pcap: PcapWriter | undefined;
  return {
    async write(packet) {
      const record = recordOf(packet);
      try {
        if (pcapng) await pcapng.write(record, interfaceOf(packet.linkType, interfaces));
        else await (pcap ??= new PcapWriter(sink, { linkType: packet.linkType })).write(record);
      } catch (fault) {
        if (fault instanceof MixedLinkTypesError)
          throw new Refusal(`${path}: packets of several link types do not fit a pcap file; name it .pcapng`);
        throw writeFailure(fault, path);
      }
    },
    async close() {
      try {
        await (pcapng ?? pcap ?? new PcapWriter(sink, { linkType: 1 })).close();
      } catch (fault) {
        throw writeFailure(fault, path);
      }
    },
  };
}

function openSink(path: string, io: CommandIo): ByteSink {
  if (path === "-") return { write: (bytes) => io.stdout(bytes), close() {} };
  try {
    return createFile(resolve(io.cwd, path));
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`${path}: ${systemText(fault)}`) : fault;
  }
}

function interfaceOf(linkType: number, known: Map<number, CaptureInterface>): CaptureInterface {
  const described = known.get(linkType) ?? { linkType, snapLength: SNAP_LENGTH, timeResolution: 9 };
  known.set(linkType, described);
  return described;
}

function recordOf({ bytes, linkType }: Packet): PacketRecord {
  const now = Date.now();
  return Object.assign(new PacketRecord(), {
    bytes,
    start: 0,
    end: bytes.length,
    captured: bytes.length,
    original: bytes.length,
    seconds: Math.floor(now / 1000),
    nanoseconds: (now % 1000) * 1_000_000,
    linkType,
  });
}
