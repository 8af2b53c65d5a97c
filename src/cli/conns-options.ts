import { connectionKinds, type ConnectionKind } from "../monitor/connection.ts";
import { nearWords } from "../bytes/near-words.ts";
import { givenOptions, UsageError, type LongOption } from "./getopt.ts";
import { positiveNumber } from "./run-command.ts";

/** What `remora conns` was asked for. */
export interface ConnsOptions {
  readonly kind: ConnectionKind;
  /** A display filter over `conn.*`; empty for all. */
  readonly filter: string;
  readonly tcpInfo: boolean;
  readonly json: boolean;
  readonly watch: boolean;
  /** Seconds between two lists of --watch. */
  readonly interval: number;
  /** Lists after which --watch ends. */
  readonly count: number;
}

const LONGS: Readonly<Record<string, LongOption>> = {
  kind: { takesValue: true, letter: "k", values: Object.keys(connectionKinds) },
  "tcp-info": { takesValue: false },
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
  for (const { key, value } of givenOptions(words, "k:wc:h", LONGS, operands)) given.set(key, value);
  if (given.has("h")) return "help";
  return {
    filter: operands.join(" "),
    kind: kindOf(given.get("k") ?? "inet"),
    tcpInfo: given.has("tcp-info"),
    json: given.has("json"),
    watch: given.has("w"),
    interval: positiveNumber(given.get("interval") ?? "1", "--interval"),
    count: positiveNumber(given.get("c") ?? String(Number.MAX_SAFE_INTEGER), "-c"),
  };
}

function kindOf(word: string): ConnectionKind {
  if (Object.hasOwn(connectionKinds, word)) return word as ConnectionKind;
  const kinds = Object.keys(connectionKinds);
  const [near] = nearWords(word, kinds);
  const hint = near === undefined ? `there are ${kinds.join(", ")}` : `did you mean ${near}?`;
  throw new UsageError(`there is no kind '${word}': ${hint}`);
}

/** The lines of --help. */
export const connsUsage = `Usage: remora conns [-k KIND] [--tcp-info] [--watch] [--json] [FILTER]

Lists this host's sockets with their processes: what the kernel says of all of them at once, without rights as far as it goes.

  -k KIND, --kind KIND      inet (TCP and UDP; the default), inet4, inet6, tcp, tcp4, tcp6, udp, udp4, udp6, unix or all
  --tcp-info                round-trip time and its deviation in milliseconds, congestion window in segments, segments
                            unacknowledged and retransmitted, octets sent and received
  -w, --watch               again every second; on a terminal in place, with the arrow keys to scroll and q to end
  --interval SECONDS        between two lists
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
  remora conns -k tcp --tcp-info             and how well
  remora conns -k unix
  remora conns --json | jq -r 'select(.status == "LISTEN") | "\\(.laddr.port) \\(.process)"'
  remora conns 'conn.state == "LISTEN" && conn.process contains "node"'
  remora conns --watch --interval 5`;
