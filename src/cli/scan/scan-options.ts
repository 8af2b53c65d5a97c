import { scanKinds, type ScanKindName } from "../../probe/scan/kinds.ts";
import { givenOptions, UsageError, type LongOption } from "../getopt.ts";
import { positiveNumber } from "../run-command.ts";

/** What `remora scan` was asked for. */
export interface ScanCommand {
  readonly targets: readonly string[];
  readonly exclude: readonly string[];
  readonly ports: string | undefined;
  /** Undefined for SYN where there are rights to it, else connecting. */
  readonly kinds: readonly ScanKindName[] | undefined;
  readonly discover: boolean;
  readonly version: 4 | 6 | undefined;
  readonly interface: string | undefined;
  readonly source: string | undefined;
  readonly rate: number | undefined;
  readonly retries: number | undefined;
  /** Milliseconds. */
  readonly timeoutMs: number | undefined;
  readonly banner: boolean;
  readonly openOnly: boolean;
  readonly json: boolean;
  readonly yes: boolean;
}

const value: LongOption = { takesValue: true };
const flag: LongOption = { takesValue: false };
const LONGS: Readonly<Record<string, LongOption>> = {
  ports: { ...value, letter: "p", values: ["-", "top10", "top100"] },
  exclude: value,
  interface: { ...value, letter: "i" },
  source: { ...value, letter: "S" },
  rate: value,
  retries: value,
  timeout: value,
  banner: flag,
  open: flag,
  json: flag,
  yes: flag,
  help: { ...flag, letter: "h" },
};

/** The letters of -s, as nmap has them; `n` is for no ports. */
const KINDS: Readonly<Record<string, ScanKindName>> = {
  S: "syn",
  T: "connect",
  U: "udp",
  A: "ack",
  F: "fin",
  N: "null",
  X: "xmas",
};
const VALUES = { s: [...Object.keys(KINDS), "n"], P: ["n"] };
const MS = 1000;

/** Reads the words of a command line; throws `UsageError`. */
export function scanOptions(words: readonly string[]): ScanCommand | "help" {
  const targets: string[] = [];
  const exclude: string[] = [];
  const kinds = new Set<ScanKindName>();
  const given = new Map<string, string>();
  let onlyDiscovers = false;
  for (const { key, value: text } of givenOptions(words, "s:P:p:i:S:46h", LONGS, targets, VALUES)) {
    if (key === "exclude") exclude.push(text);
    else if (key !== "s") given.set(key, text);
    else if (text === "n") onlyDiscovers = true;
    else for (const letter of text) kinds.add(kindOf(letter));
  }
  if (given.has("h")) return "help";
  if (given.has("P") && given.get("P") !== "n") throw new UsageError(`-P is written -Pn, not -P${given.get("P")}`);
  if (given.has("4") && given.has("6")) throw new UsageError("-4 and -6 exclude one another");
  if (onlyDiscovers && kinds.size > 0) throw new UsageError("-sn probes no ports, and the other -s do");
  if (onlyDiscovers && given.has("P")) throw new UsageError("-sn looks which hosts are there, and -Pn does not");
  if (targets.length === 0) throw new UsageError("what is to be scanned? name an address, a network or a host");
  const number = (option: string): number | undefined =>
    given.has(option) ? positiveNumber(given.get(option)!, `--${option}`) : undefined;
  const timeout = number("timeout");
  return {
    targets,
    exclude,
    ports: given.get("p"),
    kinds: onlyDiscovers ? [] : kinds.size > 0 ? [...kinds] : undefined,
    discover: !given.has("P"),
    version: given.has("4") ? 4 : given.has("6") ? 6 : undefined,
    interface: given.get("i"),
    source: given.get("S"),
    rate: number("rate"),
    retries: retriesOf(given.get("retries")),
    timeoutMs: timeout === undefined ? undefined : timeout * MS,
    banner: given.has("banner"),
    openOnly: given.has("open"),
    json: given.has("json"),
    yes: given.has("yes"),
  };
}

function kindOf(letter: string): ScanKindName {
  if (Object.hasOwn(KINDS, letter)) return KINDS[letter];
  const all = Object.entries(KINDS).map(([known, kind]) => `-s${known} (${kind}, ${scanKinds[kind].transport})`);
  throw new UsageError(`there is no scan -s${letter}: there are ${all.join(", ")} and -sn (no ports)`);
}

function retriesOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,2}$/.test(text) && Number(text) <= MOST_RETRIES) return Number(text);
  throw new UsageError(`--retries takes a number from 0 to ${MOST_RETRIES}, not '${text}'`);
}

const MOST_RETRIES = 20;

/** The lines of --help. */
export const scanUsage = `Usage: remora scan [-sS|-sT|-sU|-sA|-sF|-sN|-sX|-sn] [-p PORTS] [OPTION]... TARGET...

Tells which hosts are there and which of their ports are open. Scan only what is yours, or what you were asked to scan.

TARGET is an address, a network (10.0.0.0/24), ranges of octets (10.0.0-3.1-20), a name, or several of them with commas.
More than 4096 addresses are scanned only with --yes.

  -sS              SYN: half a connection, which is then reset (the default of who may send frames)
  -sT              connect: whole connections, for which nobody needs rights (the default of all others)
  -sU              UDP; with one of the others in the same scan
  -sA              ACK: whether a firewall lets through what seems to belong to a connection
  -sF, -sN, -sX    FIN, no flags, FIN+PSH+URG: closed ports of most systems answer, open ones do not
  -sn              no ports: only which hosts are there
  -Pn              takes every host for being there
  -p, --ports PORTS
                   22,80,1-1024,http,top100; - for all; T: and U: before those of one transport
                   (default: T:1-1024,top200,U:top50)
  -4, -6           which address of a name is taken
  -i, --interface NAME   sends there, whatever the routes are
  -S, --source ADDRESS   sends from there
  --exclude TARGET       leaves these out
  --rate NUMBER          probes a second at most (default: as many as the hosts can follow)
  --retries NUMBER       probes of a silent port after the first, at most (default 10; it takes what others needed)
  --timeout SECONDS      longest wait for an answer (default 5; it adapts to the answers that come)
  --banner         connects to open ports and shows what they say
  --open           shows open ports alone
  --json           an object a line: each host with its open ports and how many there are of other states, then a summary
  --yes            means more than 4096 addresses

States are nmap's: open; closed; filtered (silent, or a router refuses); unfiltered (-sA: something answers);
open|filtered (silence is what an open port does, too). States with more than 25 ports are counted, not listed.

Examples
  remora scan 192.168.1.0/24 -sn               who is there
  remora scan router.lan
  remora scan -p- 10.0.0.7                     all 65,535 ports
  remora scan -sS -sU -p T:22,443,U:53,161 10.0.0.1-20
  remora scan -6 --banner -p ssh,http,https example.com
  remora scan --json --open 10.0.0.0/24 | jq -r '.ports[]?.port' | sort -n | uniq -c`;
