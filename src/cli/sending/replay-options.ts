import { parseIPv4, parseIPv6, parseMac } from "../../bytes/addresses.ts";
import type { Tempo } from "../../probe/replay.ts";
import type { AddressChange, Rewriting } from "../../probe/rewriter.ts";
import { givenOptions, UsageError, type LongOption } from "../getopt.ts";
import { positiveNumber } from "../run-command.ts";

/** What the words of `remora replay` say. */
export interface ReplayOptions {
  readonly files: readonly string[];
  readonly interface: string;
  readonly tempo: Tempo;
  readonly loop: number;
  readonly limit: number;
  /** Undefined where nothing is rewritten. */
  readonly rewriting: Rewriting | undefined;
}

const value: LongOption = { takesValue: true };
/** tcpreplay's and tcprewrite's words and letters. */
const LONGS: Readonly<Record<string, LongOption>> = {
  interface: { ...value, letter: "i" },
  speed: { ...value, letter: "x" },
  pps: { ...value, letter: "p" },
  mbps: { ...value, letter: "M" },
  topspeed: { takesValue: false, letter: "t" },
  loop: { ...value, letter: "l" },
  limit: { ...value, letter: "L" },
  pnat: { ...value, letter: "N" },
  portmap: { ...value, letter: "r" },
  "enet-smac": value,
  "enet-dmac": value,
  help: { takesValue: false, letter: "h" },
};

const MEGABIT = 1e6;

/** Reads the words of a command line; throws `UsageError`. */
export function replayOptions(words: readonly string[]): ReplayOptions | "help" {
  const files: string[] = [];
  const addresses: AddressChange[] = [];
  const ports = new Map<number, number>();
  const given = new Map<string, string>();
  for (const { key, value: text } of givenOptions(words, "i:x:p:M:tl:L:N:r:h", LONGS, files)) {
    if (key === "N") addresses.push(...text.split(",").map(addressChange));
    else if (key === "r") for (const pair of text.split(",")) ports.set(...portChange(pair));
    else given.set(key, text);
  }
  if (given.has("h")) return "help";
  if (files.length === 0) throw new UsageError("a capture is missing");
  const name = given.get("i");
  if (name === undefined) throw new UsageError("an interface is missing: -i NAME");
  const [sourceMac, destinationMac] = ["enet-smac", "enet-dmac"].map((key) => macOf(key, given.get(key)));
  const rewrites = addresses.length + ports.size > 0 || sourceMac !== undefined || destinationMac !== undefined;
  return {
    files,
    interface: name,
    tempo: tempoOf(given),
    loop: count("--loop", given.get("l") ?? "1"),
    limit: given.has("L") ? count("--limit", given.get("L")!) : Infinity,
    rewriting: rewrites ? { addresses, ports, sourceMac, destinationMac } : undefined,
  };
}

function tempoOf(given: ReadonlyMap<string, string>): Tempo {
  const chosen = ["x", "p", "M", "t"].filter((key) => given.has(key));
  if (chosen.length > 1) throw new UsageError("--speed, --pps, --mbps and --topspeed exclude one another");
  const number = (option: string): number => positiveNumber(given.get(chosen[0])!, option);
  switch (chosen[0]) {
    case "p":
      return { kind: "packets", perSecond: number("--pps") };
    case "M":
      return { kind: "bits", perSecond: MEGABIT * number("--mbps") };
    case "t":
      return { kind: "top" };
    default:
      return { kind: "captured", speed: chosen.length === 0 ? 1 : number("--speed") };
  }
}

/** `10.0.0.0/8:192.168.0.0/16` (the shorter prefix counts), `[2001:db8::1]:[fd00::1]`. */
function addressChange(text: string): AddressChange {
  const parts = /^\[([^\]]+)\]:\[([^\]]+)\]$|^([^:]+):([^:]+)$/.exec(text);
  const [from, to] = [networkOf(parts?.[1] ?? parts?.[3] ?? ""), networkOf(parts?.[2] ?? parts?.[4] ?? "")];
  if (from === undefined || to === undefined || from.octets.length !== to.octets.length)
    throw new UsageError(
      `--pnat takes OLD:NEW, networks as 10.0.0.0/8:192.168.0.0/16 or [2001:db8::/32]:[fd00::/32], not '${text}'`,
    );
  if (from.length !== to.length)
    throw new UsageError(`--pnat takes networks of the same size, not '${text}': which bits stay must be clear`);
  return { from: from.octets, to: to.octets, prefixLength: from.length };
}

function networkOf(text: string): { readonly octets: Uint8Array; readonly length: number } | undefined {
  const [address, prefix] = text.split("/");
  const octets = parseIPv4(address) ?? parseIPv6(address);
  if (octets === undefined) return undefined;
  const length = prefix === undefined ? 8 * octets.length : Number(prefix);
  const isLength = prefix === undefined || (/^\d{1,3}$/.test(prefix) && length <= 8 * octets.length);
  return isLength ? { octets, length } : undefined;
}

function portChange(text: string): [from: number, to: number] {
  const ports = /^(\d{1,5}):(\d{1,5})$/.exec(text)?.slice(1).map(Number);
  if (ports === undefined || ports.some((port) => port > 65535))
    throw new UsageError(`--portmap takes OLD:NEW, as 80:8080, not '${text}'`);
  return [ports[0], ports[1]];
}

function macOf(option: string, text: string | undefined): Uint8Array | undefined {
  if (text === undefined) return undefined;
  const mac = parseMac(text);
  if (mac === undefined) throw new UsageError(`--${option} takes a MAC address, not '${text}'`);
  return mac;
}

function count(option: string, text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number greater than 0, not '${text}'`);
}

/** The text of --help. */
export const replayUsage = `Usage: remora replay -i NAME [--speed X | --pps N | --mbps N | --topspeed] [-l N] [-L N] [rewriting] FILE...

Sends the packets of captures again, in the tempo in which they were captured or another, as they are or with other addresses.

  -i NAME, --interface NAME  the interface; it must be of the kind that the capture is of
  -x X, --speed X            so many times as fast as captured (default 1)
  -p N, --pps N              so many packets a second
  -M N, --mbps N             so many megabits a second
  -t, --topspeed             as fast as the interface takes them
  -l N, --loop N             all of it so often
  -L N, --limit N            no more packets than that

Rewriting, in every layer that has addresses (tunnels, ARP, packets that ICMP errors quote); checksums are made right, but for
those of fragments and of what was cut off when it was captured
  -N OLD:NEW, --pnat OLD:NEW
                             addresses of one network become those of another of the same size; several with commas
  -r OLD:NEW, --portmap OLD:NEW
                             ports of TCP and UDP; several with commas
  --enet-smac MAC            the source in Ethernet's header; --enet-dmac MAC the destination

A packet is sent no earlier than its time, and on an idle machine a millisecond late at most. What is longer than the interface
takes is left out and counted.

Examples
  sudo remora replay -i eth0 capture.pcap
  sudo remora replay -i eth0 --speed 10 --loop 3 capture.pcapng.gz
  sudo remora replay -i eth0 --topspeed --pnat 10.0.0.0/24:192.0.2.0/24 --enet-dmac 02:00:00:00:00:01 capture.pcap`;
