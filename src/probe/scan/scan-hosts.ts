import { NoRouteError } from "../../link/machine.ts";
import { portReports, type HostReport, type StateCounts } from "./host-report.ts";
import { scanKinds, type ScanKindName } from "./kinds.ts";
import { Lane, type Patience } from "./lane.ts";
import type { Means, Phase, Reachable } from "./means.ts";
import type { Ports, Transport } from "./ports.ts";
import { inquiry, type Question } from "./question.ts";
import { RoundTrip } from "./round-trip.ts";
import { runLanes, type Course } from "./run-lanes.ts";
import { shuffled } from "./shuffled.ts";
import { TokenBucket } from "./token-bucket.ts";

/** Hosts that are scanned at a time, and ports of all of them together. */
const MOST_HOSTS = 256;
const MOST_PORTS = 1 << 21;
/** A host that is only looked for is asked twice, until it answers anything. */
const DISCOVERY: Patience = { retries: 1, leastTimeoutMs: 100, untilThere: true };
const DEFAULT_RETRIES = 10;
const DEFAULT_TIMEOUT_MS = 5000;
const LEAST_TIMEOUT_MS = 100;
/**
 * Linux sends one ICMP error a second to a host that asked for more than a few (icmp_ratelimit in icmp(7)), and repeats
 * the SYN of a connection after one (RFC 6298).
 */
const LEAST_PATIENT_TIMEOUT_MS = 1000;

/** How to scan. */
export interface ScanSettings {
  /** Kinds of probes, one at most for each transport; none only looks which hosts are there. */
  readonly kinds: readonly ScanKindName[];
  readonly ports: Ports;
  /** Whether to find out first which hosts are there (default true). */
  readonly discover?: boolean | undefined;
  /** Probes a second at most, to all hosts together. */
  readonly rate?: number | undefined;
  /** Probes of a port after the first, at most (default 10): as many as others on the host were seen to need. */
  readonly retries?: number | undefined;
  /** Milliseconds that a probe is waited for at most (default 5000). */
  readonly timeoutMs?: number | undefined;
  /** 32 bits at a time. */
  readonly random: () => number;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Lets the machine's event loop turn. */
  readonly turn?: (() => Promise<void>) | undefined;
  /** Ends it: what has been found out by then is still given. */
  readonly signal?: AbortSignal | undefined;
}

/** How far a scan is. */
export interface ScanProgress {
  /** What goes on: `discovery`, or a kind of probes. */
  readonly phase: Phase;
  /** Hosts that this phase is about, probes that need not be sent again, and all of them. */
  readonly hosts: number;
  readonly settled: number;
  readonly probes: number;
}

/**
 * Scans addresses in groups and gives what it found out about each, in their order. Throws NoRouteError where none of a
 * group can be reached, ScanError, and what sending throws.
 */
export async function* scanHosts<Host extends Reachable>(
  means: Means<Host>,
  addresses: Iterable<string>,
  settings: ScanSettings,
): AsyncGenerator<HostReport, void, undefined> {
  const { tcp, udp } = settings.ports;
  const size = Math.max(1, Math.min(MOST_HOSTS, Math.floor(MOST_PORTS / Math.max(1, tcp.length + udp.length))));
  const bucket = settings.rate === undefined ? undefined : new TokenBucket(settings.rate);
  let group: string[] = [];
  for (const address of addresses) {
    group.push(address);
    if (group.length < size) continue;
    yield* scanGroup(means, group, settings, bucket);
    if (settings.signal?.aborted === true) return;
    group = [];
  }
  if (group.length > 0) yield* scanGroup(means, group, settings, bucket);
}

/** A host while it is scanned. */
interface Subject<Host extends Reachable> {
  readonly host: Host;
  readonly roundTrip: RoundTrip;
  isUp: boolean;
  reason: string;
}

async function* scanGroup<Host extends Reachable>(
  means: Means<Host>,
  addresses: readonly string[],
  settings: ScanSettings,
  bucket: TokenBucket | undefined,
): AsyncGenerator<HostReport, void, undefined> {
  const reached = await reachAll(means, addresses);
  const subjects = reached.flatMap((host) => (typeof host === "string" ? [] : [subjectOf(host, settings)]));
  await discover(means, subjects, settings, bucket);
  if (settings.signal?.aborted === true) return;
  const there = subjects.filter(({ isUp }) => isUp);
  const lanes = new Map<ScanKindName, readonly Lane[]>();
  if (there.length > 0) {
    for (const kind of settings.kinds) {
      lanes.set(kind, await probePorts(means, there, kind, settings, bucket));
    }
  }
  for (const [place, address] of addresses.entries()) {
    const host = reached[place];
    const subject = subjects.find((one) => one.host === host);
    const { isUp, reason } = subject ?? { isUp: false, reason: String(host) };
    const at = there.findIndex((one) => one === subject);
    const found = at < 0 ? { ports: [], counts: {}, isComplete: true } : portsOf(settings, lanes, at);
    yield { address, isUp, reason, mac: subject?.host.mac, ...found };
  }
}

async function reachAll<Host extends Reachable>(
  means: Means<Host>,
  addresses: readonly string[],
): Promise<readonly (Host | string)[]> {
  let refused: NoRouteError | undefined;
  let isAnyReached = false;
  const found = await Promise.all(
    addresses.map(async (address) => {
      try {
        const host = await means.reach(address);
        isAnyReached = true;
        return host;
      } catch (fault) {
        if (!(fault instanceof NoRouteError)) throw fault;
        refused ??= fault;
        return "no route";
      }
    }),
  );
  if (refused !== undefined && !isAnyReached) throw refused;
  return found;
}

function subjectOf<Host extends Reachable>(
  host: Host,
  { timeoutMs = DEFAULT_TIMEOUT_MS, discover: asks = true }: ScanSettings,
): Subject<Host> {
  const roundTrip = new RoundTrip(timeoutMs);
  if (host.roundTripMs !== undefined) roundTrip.observe(host.roundTripMs);
  return { host, roundTrip, isUp: host.isThere || !asks, reason: host.isThere ? "neighbour" : "not-asked" };
}

/** Finds out of the hosts that are not known to be up whether they are. */
async function discover<Host extends Reachable>(
  means: Means<Host>,
  all: readonly Subject<Host>[],
  settings: ScanSettings,
  bucket: TokenBucket | undefined,
): Promise<void> {
  const subjects = all.filter(({ isUp }) => !isUp);
  if (subjects.length === 0) return;
  const { discovery } = means;
  const order = Uint16Array.from(discovery.ports.keys());
  const lanes = subjects.map(({ roundTrip }) => new Lane(order, DISCOVERY, roundTrip));
  const prober = means.prober(hostsOf(subjects), discovery, "discovery");
  await runLanes(lanes, prober, course("discovery", lanes.length * order.length, lanes.length, settings, bucket));
  for (const [place, { isThere, isUnreachable }] of lanes.entries()) {
    subjects[place].isUp = isThere;
    subjects[place].reason = isThere ? "response" : isUnreachable ? "unreachable" : "no-response";
  }
}

async function probePorts<Host extends Reachable>(
  means: Means<Host>,
  subjects: readonly Subject<Host>[],
  kindName: ScanKindName,
  settings: ScanSettings,
  bucket: TokenBucket | undefined,
): Promise<readonly Lane[]> {
  const { retries = DEFAULT_RETRIES, timeoutMs = DEFAULT_TIMEOUT_MS, random } = settings;
  const { transport } = scanKinds[kindName];
  const asked = inquiry(settings.ports[transport], await questionOf(kindName));
  const order = shuffled(asked.ports.length, random);
  const least = kindName === "udp" || kindName === "connect" ? LEAST_PATIENT_TIMEOUT_MS : LEAST_TIMEOUT_MS;
  const lanes = subjects.map(
    ({ roundTrip }) => new Lane(order, { retries, leastTimeoutMs: Math.min(least, timeoutMs) }, roundTrip),
  );
  const prober = means.prober(hostsOf(subjects), asked, kindName);
  await runLanes(lanes, prober, course(kindName, lanes.length * order.length, subjects.length, settings, bucket));
  return lanes;
}

/** What a port is asked; payloads are loaded when they are needed. */
async function questionOf(kindName: ScanKindName): Promise<(port: number) => Question> {
  const kind = scanKinds[kindName];
  if (kind.transport === "udp") {
    const { udpQuestion } = await import("./udp-questions.ts");
    return udpQuestion;
  }
  const segment: Question = { kind: "tcp", flags: "flags" in kind ? kind.flags : "S" };
  return () => segment;
}

const hostsOf = <Host extends Reachable>(subjects: readonly Subject<Host>[]): Host[] =>
  subjects.map(({ host }) => host);

function course(
  phase: ScanProgress["phase"],
  probes: number,
  hosts: number,
  { onProgress, turn, signal }: ScanSettings,
  bucket: TokenBucket | undefined,
): Course {
  const onSettled = onProgress && ((settled: number) => onProgress({ phase, hosts, settled, probes }));
  return { bucket, onSettled, turn, signal };
}

function portsOf(
  { ports }: ScanSettings,
  lanes: ReadonlyMap<ScanKindName, readonly Lane[]>,
  place: number,
): Pick<HostReport, "ports" | "counts" | "isComplete"> {
  const counts: Partial<Record<Transport, StateCounts>> = {};
  const listed = [...lanes].flatMap(([kind, all]) => {
    const { transport } = scanKinds[kind];
    const reports = portReports(kind, ports[transport], all[place]);
    counts[transport] = reports.counts;
    return reports.listed;
  });
  const isComplete = [...lanes.values()].every((all) => all[place].isDone);
  return { ports: listed, counts, isComplete };
}
