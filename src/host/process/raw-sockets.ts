import { readFileSync } from "node:fs";
import { endianness } from "node:os";
import { PROTOCOL, type Endpoints, type Side } from "../../flows/packet-endpoints.ts";
import type { SocketIdentity } from "./sock-diag.ts";

const LITTLE = endianness() === "LE";
const ANY_ADDRESS = /^0+$/;

/**
 * The socket on one side of a packet that is neither TCP nor UDP, from the kernel's text tables, which are short: an echo
 * socket with the packet's identifier, else a raw socket of its protocol. Undefined where there is none, and where several
 * would do.
 */
export function findRawSocket(packet: Endpoints, side: Side): SocketIdentity | undefined {
  const { protocol, size, sourcePort } = packet;
  const version = size === 4 ? "" : "6";
  const isIcmp = protocol === PROTOCOL.icmp || protocol === PROTOCOL.icmpv6;
  const echo = isIcmp && sourcePort !== 0 ? only(rows(`icmp${version}`), packet, side, sourcePort) : undefined;
  return echo ?? only(rows(`raw${version}`), packet, side, protocol);
}

interface Row extends SocketIdentity {
  readonly local: string;
  readonly number: number;
  readonly remote: string;
}

function rows(table: string): readonly Row[] {
  let text;
  try {
    text = readFileSync(`/proc/net/${table}`, "latin1");
  } catch {
    return []; // the kernel was built without it
  }
  const [, ...lines] = text.trimEnd().split("\n");
  return lines.map((line) => {
    const words = line.trim().split(/\s+/);
    const [local, number] = words[1].split(":");
    return {
      local,
      number: parseInt(number, 16),
      remote: words[2].split(":")[0],
      uid: +words[7],
      inode: +words[9],
      listening: false,
    };
  });
}

function only(all: readonly Row[], packet: Endpoints, side: Side, number: number): SocketIdentity | undefined {
  const [own, other] = packet.places(side).map((at) => hexAddress(packet.bytes, at, packet.size));
  const fits = all.filter(
    (row) =>
      row.number === number &&
      (ANY_ADDRESS.test(row.local) || row.local === own) &&
      (ANY_ADDRESS.test(row.remote) || row.remote === other),
  );
  const connected = fits.filter((row) => row.remote === other);
  const [found, ...more] = connected.length > 0 ? connected : fits;
  return more.length === 0 ? found : undefined;
}

/** An address as the tables have it: words of 32 bits as the machine sees them. */
function hexAddress(bytes: Uint8Array, at: number, size: number): string {
  let text = "";
  for (let word = 0; word < size; word += 4) {
    const octets = [...bytes.subarray(at + word, at + word + 4)];
    for (const octet of LITTLE ? octets.toReversed() : octets) text += octet.toString(16).padStart(2, "0");
  }
  return text.toUpperCase();
}
