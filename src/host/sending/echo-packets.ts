import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import { buildIp, withChecksum } from "../../link/ip-packet.ts";
import type { Frame } from "../../link/link.ts";
import { LITTLE_ENDIAN, VERSIONS, type EchoSocket } from "./echo-socket.ts";
import type { Control, SocketMessage } from "./socket-messages.ts";

/** The error is what an ICMP message said (struct sock_extended_err, ip(7)). */
const ORIGINS: ReadonlySet<number> = new Set([2, 3]);
const ERROR = { origin: 4, type: 5, code: 6, offender: 16 } as const;
const ICMP_HEADER = 8;

/** The packet that an echo reply came in. */
export function replyIn({ version, source }: EchoSocket, { bytes, name, controls }: SocketMessage): Uint8Array {
  const { protocol, addressAt } = VERSIONS[version];
  const hops = hopsIn(version, controls);
  return buildIp({ source: addressIn(version, name, addressAt), destination: source, protocol, payload: bytes, hops });
}

/** The packet that an ICMP error came in, with what it quotes; undefined for an error of this machine's own. */
export function errorIn(
  { version, source }: EchoSocket,
  { bytes, name, controls }: SocketMessage,
): Uint8Array | undefined {
  const { level, told, protocol, addressAt } = VERSIONS[version];
  const error = controls.find((each) => each.level === level && each.type === told.error)?.value;
  if (error === undefined || !ORIGINS.has(error.getUint8(ERROR.origin))) return undefined;
  const offender = new Uint8Array(error.buffer, error.byteOffset + ERROR.offender);
  const destination = addressIn(version, name, addressAt);
  const quoted = buildIp({ source, destination, protocol, payload: bytes, hops: 1 });
  const payload = new Uint8Array(ICMP_HEADER + quoted.length);
  payload[0] = error.getUint8(ERROR.type);
  payload[1] = error.getUint8(ERROR.code);
  payload.set(quoted, ICMP_HEADER);
  const from = addressIn(version, offender, addressAt);
  const hops = hopsIn(version, controls);
  return buildIp({
    source: from,
    destination: source,
    protocol,
    payload: withChecksum(from, source, protocol, payload),
    hops,
  });
}

function hopsIn(version: 4 | 6, controls: readonly Control[]): number {
  const { level, told } = VERSIONS[version];
  const found = controls.find((each) => each.level === level && each.type === told.hops);
  return found?.value.getInt32(0, LITTLE_ENDIAN) ?? 0;
}

/** When a message came, of its struct timespec. */
export function timeIn({ value }: Control): Pick<Frame, "seconds" | "nanoseconds"> {
  const half = value.byteLength / 2;
  const at = (offset: number): number =>
    half === 8 ? Number(value.getBigInt64(offset, LITTLE_ENDIAN)) : value.getInt32(offset, LITTLE_ENDIAN);
  return { seconds: at(0), nanoseconds: at(half) };
}

function addressIn(version: 4 | 6, name: Uint8Array, at: number): string {
  return version === 4 ? formatIPv4(name, at) : formatIPv6(name, at);
}
