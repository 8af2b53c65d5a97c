import { nearWords } from "../../bytes/near-words.ts";
import { ScanError } from "./scan-error.ts";
import { topPorts } from "./top-ports.ts";

export type Transport = "tcp" | "udp";

/** The port of a service by its name, where it has one. */
export type PortOf = (transport: Transport, name: string) => number | undefined;

/** Ports to probe, each once, in rising order. */
export type Ports = Readonly<Record<Transport, readonly number[]>>;

/** How many ports there are. */
const PORTS = 65536;

/** What is probed when no ports are named: where servers listen by rule, and where they do in fact. */
export const DEFAULT_PORTS = "T:1-1024,top200,U:top50";

/**
 * Reads ports: numbers, ranges (`-1024`, `60000-`, `-` for 1 to 65535), names, `top100`, with `T:` or `U:` before those
 * that hold for one transport from there on. Throws ScanError for what is none of them.
 */
export function parsePorts(text: string, portOf: PortOf = () => undefined): Ports {
  const wanted = { tcp: new Uint8Array(PORTS), udp: new Uint8Array(PORTS) };
  let transports: readonly Transport[] = ["tcp", "udp"];
  for (const part of text.split(",")) {
    const [, prefix, item] = /^\s*(?:([TU]):)?(.*?)\s*$/i.exec(part)!;
    if (prefix !== undefined) transports = prefix.toUpperCase() === "T" ? ["tcp"] : ["udp"];
    const isKnown = transports.map((transport) => mark(wanted[transport], item, transport, portOf));
    if (!isKnown.includes(true)) throw new ScanError(unknown(item));
  }
  return { tcp: marked(wanted.tcp), udp: marked(wanted.udp) };
}

function marked(marks: Uint8Array): number[] {
  const ports: number[] = [];
  for (let port = marks.indexOf(1); port >= 0; port = marks.indexOf(1, port + 1)) ports.push(port);
  return ports;
}

/** Marks the ports that an item stands for; false where it stands for none. */
function mark(marks: Uint8Array, item: string, transport: Transport, portOf: PortOf): boolean {
  const range = /^(\d*)(-?)(\d*)$/.exec(item);
  if (range !== null && item !== "") {
    const [, low, dash, high] = range;
    const first = low === "" ? 1 : Number(low);
    const last = dash === "" ? first : high === "" ? 65535 : Number(high);
    if (first > last || last > 65535) throw new ScanError(`"${item}" is no range of ports from 0 to 65535`);
    marks.fill(1, first, last + 1);
    return true;
  }
  const top = /^top(\d+)$/i.exec(item);
  const named = top === null ? portOf(transport, item.toLowerCase()) : undefined;
  const ports = top === null ? (named === undefined ? [] : [named]) : ranked(transport, Number(top[1]));
  for (const port of ports) marks[port] = 1;
  return ports.length > 0;
}

function ranked(transport: Transport, count: number): readonly number[] {
  const ranking = topPorts[transport];
  if (count >= 1 && count <= ranking.length) return ranking.slice(0, count);
  throw new ScanError(`there are the top 1 to ${ranking.length} ports of ${transport}, not ${count}: - stands for all`);
}

function unknown(item: string): string {
  const [near] = nearWords(item, ["top10", "top100"]);
  const hint = near === undefined ? "ports are written as 22,80,1-1024,http,top100 or -" : `did you mean ${near}?`;
  return item === "" ? "a port is missing between two commas" : `"${item}" is no port: ${hint}`;
}
