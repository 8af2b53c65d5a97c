/** What traffic is told apart by. */
export type By = "host" | "connection" | "process" | "protocol";

export const byWhat: readonly By[] = ["host", "connection", "process", "protocol"];

/** Who a talker is; what is there depends on what traffic is told apart by. */
export interface Who {
  /** An address; undefined where traffic has none. */
  readonly host?: string | undefined;
  /** The ends of a connection: this host's, or who asked, first. */
  readonly local?: string | undefined;
  readonly remote?: string | undefined;
  /** The addresses of these ends, to be looked up. */
  readonly addresses?: readonly string[] | undefined;
  /** Wireshark's name of the protocol; of a connection that of its transport. */
  readonly protocol?: string | undefined;
  readonly pid?: number | undefined;
  readonly process?: string | undefined;
  readonly user?: string | undefined;
}

/** Octets and packets that came and went. */
export class Amount {
  octetsIn = 0;
  octetsOut = 0;
  packetsIn = 0;
  packetsOut = 0;

  add(other: Amount): void {
    this.octetsIn += other.octetsIn;
    this.octetsOut += other.octetsOut;
    this.packetsIn += other.packetsIn;
    this.packetsOut += other.packetsOut;
  }

  clear(): void {
    this.octetsIn = this.octetsOut = this.packetsIn = this.packetsOut = 0;
  }
}

/** Somebody who sends and receives: a host, a connection, a process, a protocol. */
export class Talker {
  readonly by: By | "total";
  readonly key: string;
  readonly who: Who;
  /** Since watching began. */
  readonly total: Amount = new Amount();
  /** In the last interval that is over. */
  readonly now: Amount = new Amount();
  /** Octets in the last ten, and the last forty seconds. */
  tenIn = 0;
  tenOut = 0;
  fortyIn = 0;
  fortyOut = 0;
  /** In the interval that runs. */
  readonly pending: Amount = new Amount();
  isPending = false;
  /** Who has taken over its counts, where there were too many. */
  heir: Talker | undefined;

  constructor(by: By | "total", key: string, who: Who) {
    this.by = by;
    this.key = key;
    this.who = who;
  }
}
