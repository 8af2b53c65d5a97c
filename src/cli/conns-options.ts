import { connectionKinds, type ConnectionKind } from "../monitor/connection.ts";
import { nearWords } from "../bytes/near-words.ts";
import { givenOptions, UsageError, type LongOption } from "./getopt.ts";
import { positiveNumber, secondsOf } from "./run-command.ts";

/** What `remora conns` was asked for. */
export interface ConnsOptions {
  readonly kinds: readonly ConnectionKind[];
  /** Only sockets that wait for peers. */
  readonly listening: boolean;
  /** A display filter over `conn.*`; empty for all. */
  readonly filter: string;
  readonly tcpInfo: boolean;
  /** How many there are, rather than which. */
  readonly summary: boolean;
  /** --pid */
  readonly pid: number | undefined;
  readonly json: boolean;
  readonly watch: boolean;
  /** Seconds between two lists of --watch. */
  readonly interval: number;
  /** Lists after which --watch ends. */
  readonly count: number;
}

const LONGS: Readonly<Record<string, LongOption>> = {
  kind: { takesValue: true, letter: "k", values: Object.keys(connectionKinds) },
  tcp: { takesValue: false, letter: "t" },
  udp: { takesValue: false, letter: "u" },
  unix: { takesValue: false, letter: "x" },
  ipv4: { takesValue: false, letter: "4" },
  ipv6: { takesValue: false, letter: "6" },
  listening: { takesValue: false, letter: "l" },
  "tcp-info": { takesValue: false, letter: "i" },
  summary: { takesValue: false, letter: "s" },
  pid: { takesValue: true },
  json: { takesValue: false },
  watch: { takesValue: false, letter: "w" },
  interval: { takesValue: true },
  count: { takesValue: true, letter: "c" },
  help: { takesValue: false, letter: "h" },
};

/** Reads the words of a command line; throws `UsageError`. */
export function connsOptions(words: readonly string[]): ConnsOptions | "help" {
  const operands: string[] = [];
  const given = new Map<string, string>();
  for (const { key, value } of givenOptions(words, "k:tux46liswc:hanp", LONGS, operands)) given.set(key, value);
  if (given.has("h")) return "help";
  return {
    filter: operands.join(" "),
    kinds: kindsOf(given),
    listening: given.has("l"),
    tcpInfo: given.has("i"),
    summary: given.has("s"),
    pid: given.has("pid") ? positiveNumber(given.get("pid")!, "--pid") : undefined,
    json: given.has("json"),
    watch: given.has("w"),
    interval: secondsOf(given.get("interval") ?? "1", "--interval"),
    count: positiveNumber(given.get("c") ?? String(Number.MAX_SAFE_INTEGER), "-c"),
  };
}

/** What `-k` names, or the letters of ss put together. */
function kindsOf(given: ReadonlyMap<string, string>): ConnectionKind[] {
  const has = (letter: string): boolean => given.has(letter);
  const word = given.get("k");
  if (word !== undefined) {
    if (["t", "u", "x", "4", "6"].some(has))
      throw new UsageError("-k says it all: -t, -u, -x, -4 and -6 stand without it");
    return [kindOf(word)];
  }
  const protocol = has("t") === has("u") ? "inet" : has("t") ? "tcp" : "udp";
  const version = has("4") === has("6") ? "" : has("4") ? "4" : "6";
  const isUnixAlone = has("x") && !["t", "u", "4", "6"].some(has);
  return [...(isUnixAlone ? [] : [`${protocol}${version}` as const]), ...(has("x") ? ["unix" as const] : [])];
}

function kindOf(word: string): ConnectionKind {
  if (Object.hasOwn(connectionKinds, word)) return word as ConnectionKind;
  const kinds = Object.keys(connectionKinds);
  const [near] = nearWords(word, kinds);
  const hint = near === undefined ? `there are ${kinds.join(", ")}` : `did you mean ${near}?`;
  throw new UsageError(`there is no kind '${word}': ${hint}`);
}

/** The lines of --help. */
export const connsUsage = `Usage: remora conns [-k KIND | -tux46] [-l] [--tcp-info] [--watch] [--json] [FILTER]

Lists this host's sockets with their processes: what the kernel says of all of them at once, without rights as far as it goes.

  -k KIND, --kind KIND      inet (TCP and UDP; the default), inet4, inet6, tcp, tcp4, tcp6, udp, udp4, udp6, unix or all
  -t, -u, -x, -4, -6        TCP, UDP, Unix sockets, IPv4, IPv6; ss's -a, -n and -p always hold and change nothing
  --pid PID                 of this process alone, with those that it shares with others
  -s, --summary             how many there are in each state
  -l, --listening           only those that wait for peers: TCP that listens, UDP that is bound to a port
  -i, --tcp-info            round-trip time and its deviation in milliseconds, congestion window in segments, segments
                            unacknowledged and retransmitted, octets sent and received; --json has more
  -w, --watch               again every second; on a terminal in place, with the arrow keys to scroll and q to end
  --interval TIME           between two lists, as 5, 500ms or 1m
  -c COUNT, --count COUNT   end --watch after so many
  --json                    an object a line: psutil's words and more, null for what is not known

FILTER is a display filter over the fields of connections: conn.state, conn.process, conn.user, conn.pid, conn.port, conn.lport,
conn.rport, conn.ip, conn.ipv6, conn.rtt (which needs --tcp-info) and others; a wrong name gets the nearest ones.

On a terminal where a line finds no room, users and queues are left out first, and then addresses cut; elsewhere all is printed.

States are spelled as psutil's. Recv-Q and Send-Q are octets that wait; of a listening socket the connections that wait to be
accepted, and how many may. Without root the processes of other users are not seen; their users are, and it is said whose
processes were missed.

Examples
  remora conns                               who talks to whom
  remora conns -tl                           TCP that listens
  remora conns -k tcp --tcp-info             and how well
  remora conns -k unix
  remora conns --json | jq -r 'select(.status == "LISTEN") | "\\(.laddr.port) \\(.process)"'
  remora conns 'conn.state == "LISTEN" && conn.process contains "node"'
  remora conns --watch --interval 5`;
