/** Ports that mean one protocol, whether it counts where they are found, and text in front of what it prints. */
export interface PortRule {
  readonly ports: readonly number[];
  /** Only as destination or only as source; otherwise either. */
  readonly only?: "destination" | "source";
  readonly before?: string;
}

/** The order in which tcpdump asks ports: where both ports of a packet are known, the earlier rule wins. */
export class PortRanks {
  private readonly rules: readonly PortRule[];
  private readonly bySource = new Uint8Array(65536);
  private readonly byDestination = new Uint8Array(65536);

  /** At most 255 rules. */
  constructor(rules: readonly PortRule[]) {
    this.rules = rules;
    rules.forEach(({ ports, only }, i) => {
      for (const port of ports) {
        if (only !== "destination") this.bySource[port] = i + 1;
        if (only !== "source") this.byDestination[port] = i + 1;
      }
    });
  }

  /** The port that says what the payload is, -1 where none does. */
  choose(source: number, destination: number): number {
    const first = this.bySource[source];
    const second = this.byDestination[destination];
    if (first === 0 && second === 0) return -1;
    return second === 0 || (first !== 0 && first < second) ? source : destination;
  }

  /** The text in front of what is printed by the rule of this port. */
  before(port: number): string {
    const rule = this.byDestination[port] || this.bySource[port];
    return this.rules[rule - 1]?.before ?? "";
  }
}
