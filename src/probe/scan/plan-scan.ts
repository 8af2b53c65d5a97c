import { scanKinds, type ScanKindName } from "./kinds.ts";
import { DEFAULT_PORTS, parsePorts, type PortOf, type Ports } from "./ports.ts";
import { ScanError } from "./scan-error.ts";
import { MOST_ADDRESSES, parseTargets, type LookUp, type Targets } from "./targets.ts";

/** What somebody wants to be scanned. */
export interface ScanWishes {
  readonly targets: readonly string[];
  readonly exclude?: readonly string[] | undefined;
  readonly ports?: string | undefined;
  readonly kinds: readonly ScanKindName[];
  /** Which of a name's addresses is taken. */
  readonly version?: 4 | 6 | undefined;
  /** Whether more than 4096 addresses are meant. */
  readonly yes?: boolean | undefined;
}

/** What is scanned. */
export interface ScanPlan {
  readonly targets: Targets;
  readonly ports: Ports;
  readonly kinds: readonly ScanKindName[];
}

/** Reads what is wanted before anything is sent; throws ScanError for what cannot be, or is more than was confirmed. */
export async function planScan(wishes: ScanWishes, lookUp: LookUp, portOf: PortOf): Promise<ScanPlan> {
  const { kinds, exclude, version, yes = false } = wishes;
  const ports = parsePorts(wishes.ports ?? DEFAULT_PORTS, portOf);
  const byTransport = { tcp: kindsOf(kinds, "tcp"), udp: kindsOf(kinds, "udp") };
  const [one, other] = byTransport.tcp;
  if (other !== undefined) throw new ScanError(`a scan probes TCP in one way: ${one} or ${other}`);
  for (const transport of ["tcp", "udp"] as const) {
    const [kind] = byTransport[transport];
    if (kind !== undefined && ports[transport].length === 0)
      throw new ScanError(`the ${kind} scan has no ports: none of ${transport.toUpperCase()} is named`);
  }
  const targets = await parseTargets(wishes.targets, { lookUp, exclude: exclude ?? [], version });
  if (targets.count > MOST_ADDRESSES && !yes)
    throw new ScanError(
      `${targets.description}: more than ${MOST_ADDRESSES} are scanned only when that is confirmed (--yes): look at the length of the network`,
    );
  return { targets, ports, kinds };
}

function kindsOf(kinds: readonly ScanKindName[], transport: "tcp" | "udp"): ScanKindName[] {
  return kinds.filter((kind) => scanKinds[kind].transport === transport);
}
