import {
  REPLY,
  replyNames,
  scanKinds,
  type PortState,
  type Reply,
  type ReplyName,
  type ScanKindName,
} from "./kinds.ts";
import type { Lane } from "./lane.ts";
import type { Transport } from "./ports.ts";

/** Ports of one state, other than open, that are listed one by one: where there are more they are counted. */
const MOST_LISTED = 25;

/** What a scan found out about a port. */
export interface PortReport {
  readonly transport: Transport;
  readonly port: number;
  readonly state: PortState;
  /** What came back, or `no-response`. */
  readonly reason: ReplyName;
  /** Milliseconds from the probe to its answer; undefined where none came. */
  readonly tookMs: number | undefined;
  /** The name of the service that has this port by rule. */
  readonly service?: string | undefined;
  /** What the service says, where that was asked for and it says something. */
  readonly banner?: string | undefined;
}

/** How many ports are in each state. */
export type StateCounts = Readonly<Partial<Record<PortState, number>>>;

/** What a scan found out about a host. */
export interface HostReport {
  readonly address: string;
  readonly isUp: boolean;
  /** Why it counts as up or down, in a few words. */
  readonly reason: string;
  /** Its MAC address, where it is a neighbour and was reached over Ethernet. */
  readonly mac?: string | undefined;
  /** Whether every port was probed as often as it takes; not where the scan was ended. */
  readonly isComplete: boolean;
  /** Open ports, and those of other states as long as they are few, in rising order. */
  readonly ports: readonly PortReport[];
  /** All ports, the listed ones among them; of a scan that was ended those that had answered. */
  readonly counts: Readonly<Partial<Record<Transport, StateCounts>>>;
}

/** What a lane found out about its ports: those to be listed, and how many are in each state. */
export function portReports(
  kindName: ScanKindName,
  ports: readonly number[],
  lane: Lane,
): { readonly listed: readonly PortReport[]; readonly counts: StateCounts } {
  const { transport, states } = scanKinds[kindName];
  const replies = new Uint32Array(replyNames.length);
  for (let place = 0; place < ports.length; place++) replies[lane.reply(place)]++;
  // Silence says nothing of a port that was not asked to the end.
  if (!lane.isDone) replies[REPLY.nothing] = 0;
  const counts: Partial<Record<PortState, number>> = {};
  for (const [reply, count] of replies.entries()) {
    const state = states[reply as Reply];
    if (count > 0) counts[state] = (counts[state] ?? 0) + count;
  }
  const isListed = replyNames.map((_, reply) => {
    const state = states[reply as Reply];
    return replies[reply] > 0 && (state === "open" || (counts[state] ?? 0) <= MOST_LISTED);
  });
  const listed: PortReport[] = [];
  for (let place = 0; place < ports.length; place++) {
    const reply = lane.reply(place);
    if (!isListed[reply]) continue;
    const port = ports[place];
    const tookMs = reply === REPLY.nothing ? undefined : lane.tookMs[place];
    listed.push({ transport, port, state: states[reply], reason: replyNames[reply], tookMs });
  }
  return { listed, counts };
}
