import type { ArpingOptions } from "../../probe/arping.ts";
import { givenOptions, UsageError, type LongOption } from "../getopt.ts";
import { routeWishes, wholeNumber } from "./probe-options.ts";
import type { Family } from "../../probe/probe-targets.ts";
import { positiveNumber } from "../run-command.ts";

/** What `remora arping` was asked for. */
export interface ArpingCommand {
  readonly targets: readonly string[];
  readonly family: Family;
  readonly arping: ArpingOptions;
  readonly quiet: boolean;
  readonly json: boolean;
}

const LONGS: Readonly<Record<string, LongOption>> = {
  json: { takesValue: false },
  rate: { takesValue: true },
  help: { takesValue: false, letter: "h" },
};

const SECOND_MS = 1000;

/** Reads the words of a command line; throws `UsageError`. */
export function arpingOptions(words: readonly string[]): ArpingCommand | "help" {
  const targets: string[] = [];
  const given = new Map<string, string>();
  for (const { key, value } of givenOptions(words, "46c:fhI:i:qs:W:w:", LONGS, targets)) given.set(key, value);
  if (given.has("h")) return "help";
  if (targets.length === 0) throw new UsageError("whom to ask for is missing: an address, a network or a name");
  const milliseconds = (key: string): number | undefined => {
    const value = given.get(key);
    return value === undefined ? undefined : positiveNumber(value, `-${key}`) * SECOND_MS;
  };
  const [count, rate, source] = ["c", "rate", "s"].map((key) => given.get(key));
  return {
    targets,
    family: given.has("4") ? 4 : given.has("6") ? 6 : undefined,
    quiet: given.has("q"),
    json: given.has("json"),
    arping: {
      ...routeWishes(given.get("I")),
      ...(source !== undefined && { source }),
      // A network is asked once; who wants more says so.
      count:
        count === undefined
          ? targets.some((target) => target.includes("/"))
            ? 1
            : undefined
          : wholeNumber(count, "-c", 1, Number.MAX_SAFE_INTEGER),
      intervalMs: milliseconds("i"),
      timeoutMs: milliseconds("W"),
      untilFound: given.has("f"),
      rate: rate === undefined ? undefined : positiveNumber(rate, "--rate"),
    },
  };
}

/** The lines of --help. */
export const arpingUsage = `Usage: remora arping [-46fq] [-c COUNT] [-i SECONDS] [-W SECONDS] [-I INTERFACE] [--json] TARGET…

Asks the stations on the link who has an address, by ARP for IPv4 and by neighbour solicitations for IPv6; they answer also where
they answer no ping. TARGET is an address, a network (192.0.2.0/24) or a name. Says when two stations have one address.

  -c COUNT                  ask so often; a network once, all else until ^C
  -i SECONDS                from one round to the next; default 1
  -W SECONDS                wait so long for the last answers; default 1
  -f                        ask no further for an address that somebody has
  -I INTERFACE              to ask on, where the route does not say
  -s ADDRESS                of ours to ask from
  --rate COUNT              at most so many questions a second; default 1000
  -q                        only the summary
  -4, -6                    the IPv4, or the IPv6, address of a name
  --json                    an object a line for each answer, and one at the end

Exit code 0: somebody has each address, or one of each network; 1: nobody has; 2: two stations have one address. Asking needs root
or CAP_NET_RAW.

Examples
  remora arping -c 3 192.0.2.1
  remora arping -I eth0 192.0.2.0/24
  remora arping -f -c 5 fe80::1%eth0
  remora arping --json 192.0.2.0/24 | jq -r 'select(.kind == "reply") | "\\(.target) \\(.mac)"'`;
