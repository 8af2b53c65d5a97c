import { thisNetwork } from "../host/network/this-network.ts";
import type { DefaultRoute, InterfaceAddress, InterfaceStats, NetworkSystem } from "../monitor/network-system.ts";
import { givenOptions, type LongOption } from "./getopt.ts";
import type { CommandIo } from "./io.ts";
import { nearWords } from "../bytes/near-words.ts";
import { Refusal } from "./refusal.ts";
import { print, runCommand } from "./run-command.ts";

const LONGS: Readonly<Record<string, LongOption>> = {
  interface: { takesValue: true, letter: "i" },
  json: { takesValue: false },
  help: { takesValue: false, letter: "h" },
};

const usage = `Usage: remora interfaces [--json] [[-i] NAME ...]

Lists this host's interfaces: state, driver, MTU in octets, speed and duplex, flags, addresses, and the default route.

  --json                    an object a line

Examples
  remora interfaces
  remora interfaces eth0
  remora interfaces --json | jq -r 'select(.isup) | .name'`;

/** An interface with all that is known of it. */
interface Described extends InterfaceStats {
  readonly name: string;
  readonly addresses: readonly InterfaceAddress[];
  readonly defaultRoutes: readonly DefaultRoute[];
}

/** Lists interfaces; resolves to the exit code. */
export function runInterfaces(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("interfaces", io, async () => {
    const names: string[] = [];
    const given = new Set<string>();
    for (const { key, value } of givenOptions(words, "i:h", LONGS, names)) {
      given.add(key);
      if (key === "i") names.push(value);
    }
    if (given.has("h")) return print(io, [usage]);
    const all = describe(await thisNetwork());
    checkNames(names, new Set(all.map(({ name }) => name)));
    const chosen = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
    const known = (_: string, value: unknown): unknown => (value === undefined ? null : value);
    return print(io, given.has("json") ? chosen.map((one) => JSON.stringify(one, known)) : chosen.flatMap(lines));
  });
}

/** Throws `Refusal` for a name that no interface has. */
export function checkNames(names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) {
    if (known.has(name)) continue;
    const [near] = nearWords(name, [...known]);
    const hint = near === undefined ? `there are ${[...known].join(", ")}` : `did you mean ${near}?`;
    throw new Refusal(`there is no interface ${name}: ${hint}`);
  }
}

function describe(network: NetworkSystem): Described[] {
  const addresses = network.addresses();
  const routes = network.defaultRoutes();
  return Array.from(network.stats(), ([name, stats]) => ({
    name,
    ...stats,
    addresses: addresses.get(name) ?? [],
    defaultRoutes: routes.filter((route) => route.interface === name),
  }));
}

function lines({
  name,
  state,
  isup,
  driver,
  mtu,
  speed,
  duplex,
  flags,
  addresses,
  defaultRoutes,
}: Described): string[] {
  const facts = [
    isup ? "running" : state === "unknown" ? "not running" : state,
    ...(driver === undefined ? [] : [`driver ${driver}`]),
    `mtu ${mtu}`,
    ...(speed === 0 ? [] : [`${speed} Mb/s`]),
    ...(duplex === "unknown" ? [] : [`${duplex} duplex`]),
  ];
  return [
    `${name}: ${facts.join(", ")}`,
    `    flags ${flags.join(",") || "none"}`,
    ...addresses.map((address) => `    ${addressLine(address)}`),
    ...defaultRoutes.map(routeLine).map((text) => `    ${text}`),
  ];
}

const FAMILIES = { AF_INET: "inet", AF_INET6: "inet6", AF_PACKET: "link" } as const;

function addressLine({ family, address, netmask, broadcast, ptp }: InterfaceAddress): string {
  const more = [
    ...(netmask === undefined ? [] : [`netmask ${netmask}`]),
    ...(broadcast === undefined ? [] : [`broadcast ${broadcast}`]),
    ...(ptp === undefined ? [] : [`peer ${ptp}`]),
  ];
  return [FAMILIES[family], address, ...more].join(" ");
}

function routeLine({ family, gateway, metric }: DefaultRoute): string {
  const via = gateway === undefined ? "" : ` via ${gateway}`;
  return `default route ${FAMILIES[family]}${via} metric ${metric}`;
}
