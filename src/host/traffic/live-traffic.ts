import { setImmediate as turn } from "node:timers/promises";
import type { PacketRecord } from "../../files/record.ts";
import { KernelTraffic } from "../../monitor/kernel-traffic.ts";
import { Ledger } from "../../monitor/ledger.ts";
import { PacketTraffic } from "../../monitor/packet-traffic.ts";
import type { Who } from "../../monitor/talker.ts";
import { CaptureRightsError } from "../capture/capture-error.ts";
import type { CaptureFilter, LiveCapture } from "../capture/live-capture.ts";
import { keeping } from "../attach-filter.ts";
import { openLiveCapture } from "../capture/open-live-capture.ts";
import { captureDevices } from "../interfaces.ts";
import { linux } from "../native/linux.ts";
import { thisNetwork } from "../network/this-network.ts";
import { LocalAddresses } from "../process/local-addresses.ts";
import { Processes } from "../process/processes.ts";
import { TcpCounts } from "../sockets/tcp-counts.ts";

/** Octets of a packet that are captured: enough for its headers, and to tell what is in it; all where that decides. */
const SNAP_LENGTH = 256;
const WHOLE = 262144;
/** Octets of the ring: what comes while a display filter is being made, half a second, finds room in it. */
const RING_LENGTH = 32 * 1024 * 1024;
/** Turns of the event loop in which a capture hears that there are packets, and delivers them. */
const TURNS_TO_TAKE = 2;
const MS = 1000;

/** Where traffic is counted: packets that are captured, or what the kernel counts for each TCP connection. */
export type TrafficSource = "capture" | "kernel";

/** Which traffic. */
export interface LiveTrafficOptions {
  /** As for a capture; default that of the default route. */
  readonly interface?: string | readonly string[] | undefined;
  readonly filter?: CaptureFilter | undefined;
  /** Whether a packet that the filter let through is counted. */
  readonly accepts?: ((record: PacketRecord) => boolean) | undefined;
  /** Default: captured with rights, else, where there is no filter, the kernel's counts. */
  readonly source?: TrafficSource | undefined;
  /** What in and out mean: see PacketTrafficOptions. */
  readonly view: "here" | "hosts";
  readonly signal?: AbortSignal | undefined;
}

/** Traffic of this host that is being counted. */
export interface LiveTraffic {
  readonly ledger: Ledger;
  readonly source: TrafficSource;
  /** What is captured on; none for the kernel's counts, which are of all interfaces. */
  readonly interfaces: readonly string[];
  /** What the user should know of how it is counted, a sentence each; grows. */
  readonly notices: readonly string[];
  /** Why it ended before it was to end. */
  readonly problem: string | undefined;
  /** Resolves when there is nothing more to count: the signal has aborted, or the interface is gone. */
  readonly ended: Promise<void>;
  /** Closes an interval: what has come until now is in the ledger. */
  settle(): Promise<void>;
  /** Counts from now on what another filter lets through and another function accepts. */
  setFilter(filter: CaptureFilter | undefined, accepts?: (record: PacketRecord) => boolean): void;
  /** Packets lost before they could be counted. */
  lost(): number;
  close(): Promise<void>;
}

/** Begins to count. Throws as `openLiveCapture`, and `NetworkUnknownError` where only the kernel's counts would be left. */
export async function openLiveTraffic(options: LiveTrafficOptions): Promise<LiveTraffic> {
  if (options.source === "kernel") return openKernelTraffic(options, []);
  try {
    return await openCapturedTraffic(options);
  } catch (fault) {
    const mayCount =
      fault instanceof CaptureRightsError && (options.filter ?? options.accepts ?? options.source) === undefined;
    if (!mayCount || process.platform !== "linux") throw fault;
    return openKernelTraffic(options, [
      "without the right to capture: what the kernel counts for TCP, payload only, no UDP, on all interfaces; " +
        "sudo, or CAP_NET_RAW, counts packets",
    ]);
  }
}

async function openCapturedTraffic(options: LiveTrafficOptions): Promise<LiveTraffic> {
  const interfaces = [options.interface ?? (await usualInterface())].flat();
  const capture = await openLiveCapture({
    interface: interfaces,
    snapLength: WHOLE,
    promiscuous: false,
    // A connection that is over before its packets are looked at has no process any more.
    immediate: true,
    bufferSize: RING_LENGTH,
    filter: cut(options.filter, options.accepts),
    signal: options.signal,
  });
  const notices = [...capture.notices];
  const processes = await openProcesses(notices);
  const ledger = new Ledger(now());
  const addresses = new LocalAddresses();
  const traffic = new PacketTraffic(ledger, {
    view: options.view,
    isLocal: (bytes, at, size) => addresses.has(bytes, at, size),
    owner: processes === undefined ? undefined : ownerBy(processes, capture),
  });
  const counted: Counted = { traffic, accepts: options.accepts };
  return {
    ledger,
    source: "capture",
    interfaces,
    notices,
    get problem() {
      return capture.problem?.message;
    },
    ended: takeAll(capture, counted),
    async settle() {
      // What came while this program was busy is taken first, lest the next interval have it as well as its own.
      for (let turns = 0; turns < TURNS_TO_TAKE; turns++) await turn();
      traffic.flush();
      ledger.settle(now());
    },
    setFilter(filter, accepts) {
      capture.setFilter(cut(filter, accepts));
      counted.accepts = accepts;
    },
    lost() {
      const { droppedByKernel = 0, droppedByInterface = 0, droppedByUs } = capture.stats();
      return droppedByKernel + droppedByInterface + droppedByUs;
    },
    async close() {
      await capture.close();
      processes?.close();
    },
  };
}

/** Has a filter keep of a packet what is looked at: how much the kernel keeps is what its program answers. */
function cut(filter: CaptureFilter | undefined, accepts: LiveTrafficOptions["accepts"]): CaptureFilter {
  const snapLength = accepts === undefined ? SNAP_LENGTH : WHOLE;
  return (linkType, _, runner) => filter?.(linkType, snapLength, runner) ?? keeping(snapLength);
}

/** What is counted, and which packets. */
interface Counted {
  readonly traffic: PacketTraffic;
  accepts: ((record: PacketRecord) => boolean) | undefined;
}

async function takeAll(capture: LiveCapture, counted: Counted): Promise<void> {
  for (;;) {
    const more = capture.fill();
    if (!(typeof more === "boolean" ? more : await more)) return;
    countAll(capture, counted);
  }
}

/** By itself, for V8 makes a loop amid `await` slow. */
function countAll(capture: LiveCapture, { traffic, accepts }: Counted): void {
  const { record } = capture;
  while (capture.next()) if (accepts === undefined || accepts(record)) traffic.count(record);
}

async function openProcesses(notices: string[]): Promise<Processes | undefined> {
  try {
    return await Processes.open();
  } catch (fault) {
    notices.push(`processes are not known: ${(fault as Error).message}`);
    return undefined;
  }
}

function ownerBy(processes: Processes, { interfaces }: LiveCapture): (record: PacketRecord) => Who | undefined {
  return (record) => {
    record.clearOptions();
    processes.attribute(record, interfaces[record.interface]?.name ?? "");
    const found = record.metadata?.process;
    if (found === undefined || found.pid === 0) return undefined;
    return { pid: found.pid, process: found.info?.name, user: found.info?.user };
  };
}

async function openKernelTraffic(options: LiveTrafficOptions, notices: string[]): Promise<LiveTraffic> {
  await thisNetwork();
  if (options.interface !== undefined) notices.push("the kernel's counts are those of all interfaces together");
  const counts = new TcpCounts(await linux());
  const ledger = new Ledger(now());
  const traffic = new KernelTraffic(ledger, options.view);
  traffic.update(counts.read());
  const { signal } = options;
  return {
    ledger,
    source: "kernel",
    interfaces: [],
    notices,
    problem: undefined,
    ended: new Promise((resolve) => {
      if (signal?.aborted === true) resolve();
      signal?.addEventListener("abort", () => resolve(), { once: true });
    }),
    async settle() {
      traffic.update(counts.read());
      ledger.settle(now());
      if (counts.hasMissed && !notices.includes(MISSED)) notices.push(MISSED);
    },
    setFilter() {
      throw new TypeError("a capture filter needs packets: the kernel's counts have none");
    },
    lost: () => traffic.leftOut,
    close: async () => counts.close(),
  };
}

const MISSED = "so many connections ended at once that the last octets of some were not counted";

/** That of the default route, else the one that a capture would take. */
async function usualInterface(): Promise<string> {
  const route = process.platform === "linux" ? (await thisNetwork()).defaultRoutes()[0]?.interface : undefined;
  return route ?? (await captureDevices())[0]?.name ?? "any";
}

function now(): number {
  return performance.now() / MS;
}
