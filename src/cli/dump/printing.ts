import type { LineNames, RelativeNumbers } from "../../definition/dump-line.ts";
import type { PacketRecord } from "../../files/record.ts";
import { interfaceNames } from "../../host/interface-names.ts";
import { readNameFile } from "../../host/name-files.ts";
import { ReverseNames } from "../../host/reverse-names.ts";
import { localTime } from "../../host/time-zone.ts";
import { PacketLines } from "../../report/dump/packet-line.ts";
import { SystemNames, type NameFiles } from "../../report/dump/system-names.ts";
import type { DumpOptions } from "./dump-options.ts";
import { espDecryption } from "./esp-secrets.ts";
import { say, type CommandIo } from "../io.ts";
import { PacketPrinter, type LineExtras } from "./packet-printer.ts";
import type { PacketSink } from "./packet-sink.ts";

/** Milliseconds that a packet that has just come may wait for a name. */
const LIVE_PATIENCE_MS = 30;

const nothing = (): undefined => undefined;
const NO_NAMES: LineNames = { ipv4: nothing, ipv6: nothing, ether: nothing, port: nothing, protocol: nothing };
const NO_NUMBERS: RelativeNumbers = { seq: 0, ack: 0, sackBase: 0, relate() {} };

/** A sink that prints; `live` is whether somebody waits for each packet to be shown. */
export function printing(options: DumpOptions, live: boolean, io: CommandIo, extras: LineExtras): PacketSink {
  const { secrets, line } = options;
  const asked =
    secrets === undefined ? options : { ...options, line: { ...line, decrypt: espDecryption(secrets, io) } };
  return asked.names ? printingNames(asked, live, io, extras) : printingNumbers(asked, live, io, extras);
}

function printingNumbers(options: DumpOptions, live: boolean, io: CommandIo, extras: LineExtras): PacketSink {
  const names = { ...NO_NAMES, interface: interfaceNames(), zoneOffset: localOffset(io) };
  const printer = new PacketPrinter(options, names, io, extras);
  return {
    take: ({ record }) => printer.print(record),
    pause: () => (live ? printer.flush() : undefined),
    close: () => finish(printer, io),
  };
}

/**
 * Prints with names. As long as there is time to ask for names, the packets of a chunk are kept until those that their
 * lines need were asked for: a rehearsal, which no state remembers, finds out which.
 */
function printingNames(options: DumpOptions, live: boolean, io: CommandIo, extras: LineExtras): PacketSink {
  const files = {
    hosts: readNameFile("hosts", io.nameFiles),
    services: readNameFile("services", io.nameFiles),
    ethers: readNameFile("ethers", io.nameFiles),
  };
  const names = Object.assign(new HostNames(files, options.shortNames, extras), {
    interface: interfaceNames(),
    zoneOffset: localOffset(io),
  });
  const reverse = new ReverseNames((address, name) => names.learn(address, name), io.resolver);
  const printer = new PacketPrinter(options, names, io, extras);
  const rehearsal = new PacketLines(printer.tables, options.line, names, NO_NUMBERS, { style: "none", whole: false });
  let kept: PacketRecord[] = [];

  async function printKept(): Promise<void> {
    names.noting = false;
    await reverse.ask(names.wanted, live ? LIVE_PATIENCE_MS : Infinity);
    names.wanted.clear();
    for (const record of kept) await printer.print(record);
    kept = [];
    if (live) await printer.flush();
  }

  return {
    take({ record }) {
      names.noting = reverse.open || (live && reverse.curious);
      if (!reverse.open) return printer.print(record);
      rehearsal.packet(record);
      rehearsal.line.clear();
      kept.push(record.keep());
    },
    pause() {
      if (kept.length > 0) return printKept();
      // Nothing is waited for any more: these names are for the packets to come.
      if (live && names.wanted.size > 0) void reverse.ask(names.wanted).catch(() => {});
      names.wanted.clear();
      return live ? printer.flush() : undefined;
    },
    async close() {
      if (kept.length > 0) await printKept();
      reverse.close();
      await finish(printer, io);
    },
  };
}

/** The names of the system, without those of foreign hosts where -f wants none. */
class HostNames extends SystemNames {
  private readonly extras: LineExtras;

  constructor(files: NameFiles, shorten: boolean, extras: LineExtras) {
    super(files, shorten);
    this.extras = extras;
  }

  override ipv4(bytes: Uint8Array, at: number): string | undefined {
    return this.extras.isForeign?.(bytes, at) === true ? undefined : super.ipv4(bytes, at);
  }
}

/** Seconds east of Greenwich at a time; the zone is read when a packet first shows a time of its own. */
function localOffset({ env }: CommandIo): (seconds: number) => number {
  let offsetAt: ReturnType<typeof localTime> | undefined;
  return (seconds) => (offsetAt ??= localTime(env["TZ"]))(seconds);
}

async function finish(printer: PacketPrinter, io: CommandIo): Promise<void> {
  await printer.flush();
  const { forgotten, unfinished } = printer;
  if (forgotten > 0) say(io, `remora: sequence numbers of ${forgotten} connections, seen longest ago, started again`);
  if (unfinished > 0) say(io, unfinishedChecksums(unfinished));
}

/** Why packets were shown with wrong checksums though nothing is wrong. */
function unfinishedChecksums(count: number): string {
  const packets = count === 1 ? "1 packet looks" : `${count} packets look`;
  return `remora: ${packets} as if a checksum were wrong only because the interface computes it after the capture; -K does not verify`;
}
