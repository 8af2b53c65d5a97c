import { givenOptions, type LongOption } from "../getopt.ts";

/** What `remora shell` was asked for. */
export interface ShellOptions {
  /** Each -c: lines to run in place of what is typed. */
  readonly code: string | undefined;
  readonly plugins: readonly string[];
  /** Words that are no options: `argv` of the script. */
  readonly operands: readonly string[];
}

const longs: Readonly<Record<string, LongOption>> = {
  code: { takesValue: true, letter: "c" },
  plugin: { takesValue: true },
  help: { takesValue: false, letter: "h" },
};

/** Reads the words of a command line; throws `UsageError`. */
export function shellOptions(words: readonly string[]): ShellOptions | "help" {
  const operands: string[] = [];
  const code: string[] = [];
  const plugins: string[] = [];
  for (const { key, value } of givenOptions(words, "c:h", longs, operands)) {
    if (key === "h") return "help";
    (key === "c" ? code : plugins).push(value);
  }
  return { code: code.length > 0 ? code.join("\n") : undefined, plugins, operands };
}

/** The text of --help. */
export const shellUsage = `Usage: remora shell [--plugin FILE] [-c CODE | FILE]

A prompt with everything of the library: packets, captures, sniffing, sockets. A line in Scapy's syntax over names that are known
is Scapy's, with named arguments (timeout=2), stacks by /, layers picked out by brackets (pkt[TCP].dport), lambda, comprehensions,
f-strings, and blocks (def, for, while, if) that an empty line ends; everything else is JavaScript, with await. Both share their
names; _ is the last value.

  -c CODE, --code CODE   runs CODE, prints the values of its lines, and ends; may be given several times
  FILE                   runs the lines of a file; without it, and without a terminal, those of standard input
  --plugin FILE          protocols of your own: a CommonJS module that exports a function of the library, which returns them

Tab completes names, fields in the brackets of a layer, and names of values in quotes. What is typed is kept in
$XDG_STATE_HOME/remora/shell-history (~/.local/state without it). Ctrl-C ends what waits, and gives what there is; Ctrl-D
leaves. A script ends at the first line that fails, with exit code 1; exit(N) ends it with N.

Examples
  remora shell -c 'IP(dst="10.0.0.1")/TCP(dport=80)'
  remora shell -c 'pkts = rdpcap("capture.pcap"); pkts.summary()'
  remora shell -c '[p[IP].src for p in rdpcap("capture.pcap") if TCP in p]'
  echo 'rfc(TCP)' | remora shell
`;
