import type { PingOptions } from "../../probe/ping.ts";
import { givenOptions, UsageError, type LongOption } from "../getopt.ts";
import { routeWishes, wholeNumber } from "./probe-options.ts";
import type { Family } from "../../probe/probe-targets.ts";
import { positiveNumber } from "../run-command.ts";

/** What `remora ping` was asked for. */
export interface PingCommand {
  readonly targets: readonly string[];
  readonly family: Family;
  readonly ping: PingOptions;
  /** Only the heading and the summary. */
  readonly quiet: boolean;
  /** The time before each line, in seconds since 1970. */
  readonly timestamps: boolean;
  /** Says which probes have no answer when the next one is sent. */
  readonly outstanding: boolean;
  readonly json: boolean;
}

const LONGS: Readonly<Record<string, LongOption>> = {
  tcp: { takesValue: true },
  udp: { takesValue: true },
  json: { takesValue: false },
  help: { takesValue: false, letter: "h" },
};

const MOST_OCTETS = 65_507;
const MOST_PORT = 65_535;
const SECOND_MS = 1000;

/** Reads the words of a command line; throws `UsageError`. */
export function pingOptions(words: readonly string[]): PingCommand | "help" {
  const targets: string[] = [];
  const given = new Map<string, string>();
  for (const { key, value } of givenOptions(words, "46c:DfhI:i:nOqs:t:W:w:", LONGS, targets)) given.set(key, value);
  if (given.has("h")) return "help";
  if (targets.length === 0) throw new UsageError("whom to ping is missing: an address or a name");
  const [tcp, udp] = [given.get("tcp"), given.get("udp")];
  if (tcp !== undefined && udp !== undefined) throw new UsageError("--tcp and --udp are two ways to ping: give one");
  const number = (letter: string, least: number, most: number): number | undefined => {
    const value = given.get(letter);
    return value === undefined ? undefined : wholeNumber(value, `-${letter}`, least, most);
  };
  const milliseconds = (letter: string): number | undefined => {
    const value = given.get(letter);
    return value === undefined ? undefined : positiveNumber(value, `-${letter}`) * SECOND_MS;
  };
  return {
    targets,
    family: given.has("4") ? 4 : given.has("6") ? 6 : undefined,
    quiet: given.has("q"),
    timestamps: given.has("D"),
    outstanding: given.has("O"),
    json: given.has("json"),
    ping: {
      ...routeWishes(given.get("I")),
      method: tcp !== undefined ? "tcp" : udp !== undefined ? "udp" : "icmp",
      port: (tcp ?? udp) ? wholeNumber((tcp ?? udp)!, tcp === undefined ? "--udp" : "--tcp", 1, MOST_PORT) : undefined,
      count: number("c", 1, Number.MAX_SAFE_INTEGER),
      intervalMs: milliseconds("i"),
      flood: given.has("f"),
      timeoutMs: milliseconds("W"),
      deadlineMs: milliseconds("w"),
      size: number("s", 0, MOST_OCTETS),
      ttl: number("t", 1, 255),
    },
  };
}

/** The lines of --help. */
export const pingUsage = `Usage: remora ping [-46DfnOq] [-c COUNT] [-i SECONDS] [-W SECONDS] [--tcp PORT | --udp PORT] [--json] TARGET…

Asks hosts for an answer again and again, all of them at once, and measures how long it takes. TARGET is an address, with its
zone where it needs one (fe80::1%eth0), or a name.

  -c COUNT                  end after so many probes to each target; without it ^C ends
  -i SECONDS                from one probe to the next; default 1
  -W SECONDS                wait so long for the last answer where none ever came; default 10
  -w SECONDS                end after so long, whatever was answered
  -s OCTETS                 behind the ICMP or UDP header; default 56
  -t HOPS                   that a probe may take; default 64
  -I INTERFACE|ADDRESS      to send on, or from
  -4, -6                    the IPv4, or the IPv6, address of a name
  -f                        flood: the next probe when the last is answered, at least 100 a second; a dot for each that is missing
  -D                        the time before each line, in seconds since 1970
  -O                        say which probe has no answer yet when the next one is sent
  -q                        only the heading and the summary
  -n                        accepted; addresses are never asked for their names
  --tcp PORT                ask for a TCP connection, and break it off: an open and a closed port both answer
  --udp PORT                send a datagram: a closed port answers with an ICMP error, an open one if its program does
  --json                    an object a line for each answer, and at the end one for each target

Exit code 0: all targets answered; 1: one did not; or nothing could be sent. Sending needs root or CAP_NET_RAW.

Examples
  remora ping -c 3 192.0.2.1
  remora ping -c 5 -i 0.2 192.0.2.1 192.0.2.2 2001:db8::1
  remora ping --tcp 443 -c 3 example.com
  remora ping --json -c 10 192.0.2.1 | jq -r 'select(.kind == "reply") | .rttMs'`;
