import type { ProbeMethod } from "../../probe/probe-packet.ts";
import { TRACE_DEFAULTS, type TracerouteOptions } from "../../probe/traceroute.ts";
import { givenOptions, UsageError, type LongOption } from "../getopt.ts";
import { routeWishes, wholeNumber } from "./probe-options.ts";
import type { Family } from "../../probe/probe-targets.ts";
import { positiveNumber } from "../run-command.ts";

/** What `remora traceroute` was asked for. */
export interface TracerouteCommand {
  readonly targets: readonly string[];
  readonly family: Family;
  readonly trace: TracerouteOptions;
  /** Whether addresses are asked for their names. */
  readonly names: boolean;
  /** Says how long the way back seems where it is not as long as the way there. */
  readonly back: boolean;
  /** Goes on asking all hops, in rounds. */
  readonly mtr: boolean;
  /** Rounds of --mtr, and the milliseconds from one to the next. */
  readonly cycles: number | undefined;
  readonly intervalMs: number;
  readonly json: boolean;
}

const LONGS: Readonly<Record<string, LongOption>> = {
  back: { takesValue: false },
  flows: { takesValue: true },
  json: { takesValue: false },
  mtr: { takesValue: false },
  icmp: { takesValue: false, letter: "I" },
  tcp: { takesValue: false, letter: "T" },
  udp: { takesValue: false, letter: "U" },
  "first-hop": { takesValue: true, letter: "f" },
  "max-hops": { takesValue: true, letter: "m" },
  port: { takesValue: true, letter: "p" },
  queries: { takesValue: true, letter: "q" },
  wait: { takesValue: true, letter: "w" },
  count: { takesValue: true, letter: "c" },
  interface: { takesValue: true, letter: "i" },
  source: { takesValue: true, letter: "s" },
  sport: { takesValue: true },
  help: { takesValue: false, letter: "h" },
};
const LETTERS = "46c:f:hITUi:m:nN:p:q:s:w:z:";
const METHODS: Readonly<Record<string, ProbeMethod>> = { I: "icmp", T: "tcp", U: "udp" };
const MOST_PORT = 65_535;
const MOST_HOPS = 255;
const SECOND_MS = 1000;
/** Rounds of --mtr where there is no terminal to watch them on, as mtr's report has them. */
const REPORT_CYCLES = 10;

/** Reads the words of a command line; throws `UsageError`. `isWatched` says that rounds are shown on a terminal. */
export function tracerouteOptions(words: readonly string[], isWatched: boolean): TracerouteCommand | "help" {
  const targets: string[] = [];
  const given = new Map<string, string>();
  const methods = new Set<ProbeMethod>();
  for (const { key, value } of givenOptions(words, LETTERS, LONGS, targets)) {
    given.set(key, value);
    if (METHODS[key] !== undefined) methods.add(METHODS[key]);
  }
  if (given.has("h")) return "help";
  if (targets.length === 0) throw new UsageError("where to trace the way to is missing: an address or a name");
  if (methods.size > 1) throw new UsageError("-I, -T and -U are three ways to ask: give one");
  const number = (key: string, most: number): number | undefined => {
    const value = given.get(key);
    return value === undefined ? undefined : wholeNumber(value, key.length > 1 ? `--${key}` : `-${key}`, 1, most);
  };
  const [method] = methods;
  const [firstTtl, maxTtl] = [number("f", MOST_HOPS), number("m", MOST_HOPS)];
  if ((firstTtl ?? TRACE_DEFAULTS.firstTtl) > (maxTtl ?? TRACE_DEFAULTS.maxTtl))
    throw new UsageError(
      `the first hop, ${firstTtl}, is beyond the last, ${maxTtl ?? TRACE_DEFAULTS.maxTtl}: see -f and -m`,
    );
  const wait = given.get("w");
  const json = given.has("json");
  const source = given.get("s");
  return {
    targets,
    family: given.has("4") ? 4 : given.has("6") ? 6 : undefined,
    names: !given.has("n"),
    back: given.has("back"),
    mtr: given.has("mtr"),
    cycles: number("c", Number.MAX_SAFE_INTEGER) ?? (isWatched && !json ? undefined : REPORT_CYCLES),
    intervalMs: positiveNumber(given.get("z") ?? "1", "-z") * SECOND_MS,
    json,
    trace: {
      ...routeWishes(given.get("i")),
      ...(source !== undefined && { source }),
      // Routers and hosts answer echo requests without sparing themselves.
      method: method ?? (given.has("mtr") ? "icmp" : "udp"),
      firstTtl,
      maxTtl,
      port: number("p", MOST_PORT),
      sourcePort: number("sport", MOST_PORT),
      flows: number("flows", MOST_HOPS),
      queries: number("q", MOST_HOPS),
      simultaneous: number("N", MOST_PORT),
      waitMs: wait === undefined ? undefined : positiveNumber(wait, "-w") * SECOND_MS,
    },
  };
}

/** The lines of --help. */
export const tracerouteUsage = `Usage: remora traceroute [-46ITUn] [-m HOPS] [-q COUNT] [--flows COUNT] [--mtr] [--json] TARGET…

Shows the routers on the way to hosts, of several hosts at once. TARGET is an address, with its zone where it needs one, or a
name. All probes of a flow have the same addresses, ports and checksums where routers look for them, so that they take one way
(Paris traceroute); --flows tries several and shows which routers share them out.

  -U, -I, -T                datagrams (the default), echo requests (that of --mtr), or segments that ask for a TCP connection
  -p PORT                   to send to; default 33434 for -U, 80 for -T
  -f HOPS, -m HOPS          the first hop (default 1), and the last (30)
  -q COUNT                  probes to each hop (of each flow); default 3, with --flows 1
  -w SECONDS                wait so long for each answer; default 5, and less where other hops have answered sooner
  -N COUNT                  probes on their way at a time; default 16
  -n                        no names of hosts
  -i INTERFACE, -s ADDRESS  to send on, and from; --sport PORT from which port (-I: with which identifier)
  -4, -6                    the IPv4, or the IPv6, address of a name
  --flows COUNT             flows to try
  --back                    say in quotes how long the way back seems, where it is not as long as the way there
  --mtr                     go on asking all hops and show their loss and times: on a terminal live, else -c rounds (10), -z SECONDS
                            apart (1)
  --json                    an object a line for each hop

After an answer stands what there is to say: <MPLS:…> the labels that the packet carried, [NAT] that an address translator
changed it before, !H !N !P host, network or protocol unreachable, !X prohibited, !F-MTU too large, !S source route failed.

Exit code 0: all targets were reached; 1: one was not; or nothing could be sent. Sending needs root or CAP_NET_RAW.

Examples
  remora traceroute -n 192.0.2.1
  remora traceroute -T -p 443 example.com 192.0.2.1
  remora traceroute --flows 16 192.0.2.1
  remora traceroute --mtr -n 192.0.2.1
  remora traceroute --json 192.0.2.1 | jq -r '"\\(.ttl) \\(.probes[0].from)"'`;
