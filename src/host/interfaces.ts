import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nearWords } from "../bytes/near-words.ts";
import { NoSuchInterfaceError } from "./capture/capture-error.ts";
import { findLibpcap } from "./native/libpcap.ts";
import { linux } from "./native/linux.ts";
import { native } from "./native/native.ts";

/** Whether an interface is plugged in (or, wireless, associated). */
export type Connection = "connected" | "disconnected" | "unknown" | "not applicable";

/** Something that packets can be captured on. */
export interface CaptureDevice {
  readonly name: string;
  readonly description?: string | undefined;
  readonly up: boolean;
  readonly running: boolean;
  readonly loopback: boolean;
  readonly wireless: boolean;
  readonly connection: Connection;
}

/** Everything that can be captured on here, in the order in which `tcpdump -D` numbers it from 1. */
export async function captureDevices(): Promise<readonly CaptureDevice[]> {
  return (await libpcapDevices()) ?? systemDevices();
}

/** The name of the device that a word means: its name, or its number in the list. Throws NoSuchInterfaceError. */
export async function resolveDevice(word: string): Promise<string> {
  if (process.platform === "linux" && (await isLinuxInterface(word))) return word;
  const names = (await captureDevices()).map(({ name }) => name);
  if (names.includes(word)) return word;
  if (/^[0-9]+$/.test(word)) {
    const name = names[Number(word) - 1];
    if (name === undefined)
      throw new NoSuchInterfaceError(`Invalid adapter index ${word}: there are 1 to ${names.length}`);
    return name;
  }
  const near = nearWords(word, names);
  const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : `there are ${names.join(", ")}`;
  throw new NoSuchInterfaceError(`${word}: No such device exists: ${hint}`);
}

async function isLinuxInterface(name: string): Promise<boolean> {
  return name === anyDevice.name || (await linux()).interfaceIndex(name) !== 0;
}

/** PCAP_IF_ flags, and what the two bits for the connection mean. */
const PCAP_FLAG = { loopback: 0x01, up: 0x02, running: 0x04, wireless: 0x08 } as const;
const PCAP_CONNECTION: readonly Connection[] = ["unknown", "connected", "disconnected", "not applicable"];

/** What libpcap lists; undefined where it is not installed. */
async function libpcapDevices(): Promise<readonly CaptureDevice[] | undefined> {
  const found = findLibpcap(await native())?.devices();
  if (found === undefined || typeof found === "string") return undefined;
  return found.map(({ name, description, flags }) => ({
    name,
    description,
    up: (flags & PCAP_FLAG.up) !== 0,
    running: (flags & PCAP_FLAG.running) !== 0,
    loopback: (flags & PCAP_FLAG.loopback) !== 0,
    wireless: (flags & PCAP_FLAG.wireless) !== 0,
    connection: PCAP_CONNECTION[(flags >>> 4) & 3],
  }));
}

/** What `tcpdump -D` says of a device in brackets: `Up, Running, Connected`; `none` stands for no flag at all. */
export function deviceFlags({ up, running, loopback, wireless, connection }: CaptureDevice): string {
  const flags = [up && "Up", running && "Running", loopback && "Loopback", wireless && "Wireless"];
  const words = flags.filter((word) => word !== false).join(", ") || "none";
  const connected = (wireless ? ASSOCIATION : CONNECTION)[connection];
  return connected === "" ? words : `${words}, ${connected}`;
}

const CONNECTION: Readonly<Record<Connection, string>> = {
  connected: "Connected",
  disconnected: "Disconnected",
  unknown: "Connection status unknown",
  "not applicable": "",
};
const ASSOCIATION: Readonly<Record<Connection, string>> = {
  connected: "Associated",
  disconnected: "Not associated",
  unknown: "Association status unknown",
  "not applicable": "",
};

const INTERFACES = "/sys/class/net";
const IFF_UP = 0x1;
const IFF_LOOPBACK = 0x8;

const anyDevice: CaptureDevice = {
  name: "any",
  description: "Pseudo-device that captures on all interfaces",
  up: true,
  running: true,
  loopback: false,
  wireless: false,
  connection: "not applicable",
};

/** Linux's interfaces as sysfs has them, and `any`. */
function systemDevices(): CaptureDevice[] {
  const found = [];
  for (const name of names()) {
    const read = (file: string): string => readSetting(name, file);
    const flags = Number(read("flags"));
    const loopback = (flags & IFF_LOOPBACK) !== 0;
    const carrier = read("carrier");
    const device: CaptureDevice = {
      name,
      up: (flags & IFF_UP) !== 0,
      running: ["up", "unknown"].includes(read("operstate")) && (flags & IFF_UP) !== 0,
      loopback,
      wireless: readdirSafely(join(INTERFACES, name)).includes("wireless"),
      connection: loopback || carrier === "" ? "not applicable" : carrier === "1" ? "connected" : "disconnected",
    };
    found.push({ device, order: merit(device), index: Number(read("ifindex")) });
  }
  found.sort((one, other) => one.order - other.order || one.index - other.index);
  const after = found.filter(({ order }) => order < merit(anyDevice)).length;
  const devices = found.map(({ device }) => device);
  return [...devices.slice(0, after), anyDevice, ...devices.slice(after)];
}

/** Where libpcap puts a device: those in use first, then by the number that ends the name. */
function merit({ name, up, running, loopback, wireless, connection }: CaptureDevice): number {
  const number = Number(/\d*$/.exec(name)?.[0] ?? 0);
  const unplugged = !wireless && connection === "disconnected";
  const last = name === "any" ? 0x08000000 : number;
  return last + (running ? 0 : 2 ** 31) + (up ? 0 : 2 ** 30) + (unplugged ? 2 ** 29 : 0) + (loopback ? 2 ** 28 : 0);
}

function names(): string[] {
  return readdirSafely(INTERFACES);
}

function readSetting(name: string, file: string): string {
  try {
    return readFileSync(join(INTERFACES, name, file), "latin1").trim();
  } catch {
    return "";
  }
}

function readdirSafely(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
