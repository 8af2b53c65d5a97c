import type { Machine, RouteWishes } from "../../link/machine.ts";
import type { Sockets } from "../../link/sockets.ts";
import { Outlet } from "../outlet.ts";
import { frameMeans } from "./frame-means.ts";
import type { HostReport, PortReport } from "./host-report.ts";
import type { ScanPlan } from "./plan-scan.ts";
import type { Transport } from "./ports.ts";
import { scanHosts, type ScanSettings } from "./scan-hosts.ts";
import { socketMeans } from "./socket-means.ts";

/** Milliseconds that a service has to say something. */
const BANNER_MS = 3000;
/** Services that are listened to at a time. */
const BANNERS = 32;

/** What a scan takes of the machine. */
export interface ScanGround {
  /** The name of a service. */
  readonly nameOf: (transport: Transport, port: number) => string | undefined;
  /** What frames are sent from, and what gives it back. */
  readonly machine: () => Promise<Machine & { close?(): void }>;
  readonly wishes: RouteWishes;
  readonly sockets: () => Promise<Sockets>;
  /** What a TCP service says first within so many milliseconds. */
  readonly banner: (address: string, port: number, timeoutMs: number) => Promise<string | undefined>;
}

export interface ScanOptions extends Omit<ScanSettings, "kinds" | "ports"> {
  /** Whether open ports of TCP are connected to, to hear what they say. */
  readonly banner?: boolean | undefined;
}

/** Scans what is planned and gives hosts in the order of their addresses, with the names of services. */
export async function* scan(plan: ScanPlan, options: ScanOptions, ground: ScanGround): AsyncGenerator<HostReport> {
  const settings = { ...options, kinds: plan.kinds, ports: plan.ports };
  for await (const host of scanned(plan, settings, ground)) {
    const named = host.ports.map((port) => ({ ...port, service: ground.nameOf(port.transport, port.port) }));
    yield { ...host, ports: options.banner === true ? await withBanners(host.address, named, ground) : named };
  }
}

async function* scanned(plan: ScanPlan, settings: ScanSettings, ground: ScanGround): AsyncGenerator<HostReport> {
  const connecting = plan.kinds.includes("connect") ? await ground.sockets() : undefined;
  try {
    if (connecting !== undefined && plan.kinds.length === 1)
      yield* scanHosts(socketMeans(connecting), plan.targets, settings);
    else yield* scannedByFrames(plan, settings, ground, connecting);
  } finally {
    connecting?.close();
  }
}

/** Scans with frames, and connects where that is asked for besides. */
async function* scannedByFrames(
  plan: ScanPlan,
  settings: ScanSettings,
  ground: ScanGround,
  connecting: Sockets | undefined,
): AsyncGenerator<HostReport> {
  const machine = await ground.machine();
  const outlet = new Outlet(machine, ground.wishes);
  const frames = frameMeans(outlet, settings.random);
  const sockets = connecting && socketMeans(connecting);
  const means: typeof frames = {
    ...frames,
    prober: (hosts, inquiry, phase) =>
      (phase === "connect" ? (sockets ?? frames) : frames).prober(hosts, inquiry, phase),
  };
  try {
    yield* scanHosts(means, plan.targets, settings);
  } finally {
    await outlet.close();
    machine.close?.();
  }
}

async function withBanners(
  address: string,
  ports: readonly PortReport[],
  ground: ScanGround,
): Promise<readonly PortReport[]> {
  const heard = [...ports];
  const waiting = ports.keys();
  const listen = async (): Promise<void> => {
    for (const place of waiting) {
      const { transport, port, state } = ports[place];
      if (transport !== "tcp" || state !== "open") continue;
      heard[place] = { ...ports[place], banner: await ground.banner(address, port, BANNER_MS) };
    }
  };
  await Promise.all(Array.from({ length: BANNERS }, listen));
  return heard;
}
