import { formatEnd, type SocketAddress } from "./connection.ts";
import type { Ledger } from "./ledger.ts";
import { UNKNOWN, type Talker, type Who } from "./talker.ts";

/** Connections whose counts are remembered; those beyond them count nothing, and are counted as left out. */
const MOST_CONNECTIONS = 65536;

/** What the kernel has counted for a connection since it began: payload alone, without headers. */
export interface ConnectionCount {
  /** What tells it from all others there ever were. */
  readonly id: number;
  readonly laddr: SocketAddress;
  readonly raddr: SocketAddress;
  readonly octetsIn: number;
  readonly octetsOut: number;
  readonly packetsIn: number;
  readonly packetsOut: number;
  /** Whether these are the last counts. */
  readonly isOver: boolean;
  readonly owner: Who | undefined;
}

interface Known {
  octetsIn: number;
  octetsOut: number;
  packetsIn: number;
  packetsOut: number;
  readonly talkers: readonly Talker[];
  /** The other host, where it is counted as it sees it: what comes to us goes out of it. */
  readonly other: Talker | undefined;
  owner: Talker | undefined;
}

/** Counts into a ledger what the kernel counts for its connections: of each, what was added since it was last asked. */
export class KernelTraffic {
  /** Connections that found no room. */
  leftOut = 0;
  private readonly ledger: Ledger;
  private readonly view: "here" | "hosts";
  private known = new Map<number, Known>();
  private isFirst = true;

  /** `view` is what in and out mean, as for packets. */
  constructor(ledger: Ledger, view: "here" | "hosts") {
    this.ledger = ledger;
    this.view = view;
  }

  /** Takes the counts of all connections there are, and the last ones of those that have ended since the time before. */
  update(counts: Iterable<ConnectionCount>): void {
    const seen = new Map<number, Known>();
    for (const count of counts) {
      const known = seen.get(count.id) ?? this.known.get(count.id) ?? this.begin(count, seen.size);
      if (known === undefined) continue;
      this.count(known, count);
      if (count.isOver) seen.delete(count.id);
      else seen.set(count.id, known);
    }
    this.known = seen;
    this.isFirst = false;
  }

  private begin(count: ConnectionCount, others: number): Known | undefined {
    if (others >= MOST_CONNECTIONS) {
      this.leftOut++;
      return undefined;
    }
    const { ledger, isFirst } = this;
    const { laddr, raddr } = count;
    const who = {
      local: formatEnd(laddr),
      remote: formatEnd(raddr),
      addresses: [laddr.ip, raddr.ip],
      protocol: "tcp",
    };
    const remote = ledger.talker("host", raddr.ip, () => ({ host: raddr.ip }));
    const talkers = [
      ledger.talker("connection", `tcp ${who.local} ${who.remote}`, () => who),
      this.view === "here" ? remote : ledger.talker("host", laddr.ip, () => ({ host: laddr.ip })),
      ledger.talker("protocol", "tcp", () => ({ protocol: "tcp" })),
      ledger.total,
    ];
    // What connections carried before anybody watched does not count.
    const { octetsIn, octetsOut, packetsIn, packetsOut } = isFirst ? count : NOTHING;
    return {
      octetsIn,
      octetsOut,
      packetsIn,
      packetsOut,
      talkers,
      other: this.view === "here" ? undefined : remote,
      owner: undefined,
    };
  }

  private count(known: Known, { octetsIn, octetsOut, packetsIn, packetsOut, owner }: ConnectionCount): void {
    const { ledger } = this;
    if (owner !== undefined)
      known.owner = ledger.talker("process", `${owner.pid ?? owner.user} ${owner.process}`, () => owner);
    // Counts that went back count nothing.
    const came = Math.max(0, octetsIn - known.octetsIn);
    const went = Math.max(0, octetsOut - known.octetsOut);
    const [packetsCame, packetsWent] = [
      Math.max(0, packetsIn - known.packetsIn),
      Math.max(0, packetsOut - known.packetsOut),
    ];
    Object.assign(known, { octetsIn, octetsOut, packetsIn, packetsOut });
    if (came + went + packetsCame + packetsWent === 0) return;
    const process = known.owner ?? ledger.talker("process", "none", () => UNKNOWN);
    for (const talker of [...known.talkers, process]) ledger.add(talker, came, went, packetsCame, packetsWent);
    if (known.other !== undefined) ledger.add(known.other, went, came, packetsWent, packetsCame);
  }
}

const NOTHING = { octetsIn: 0, octetsOut: 0, packetsIn: 0, packetsOut: 0 };
