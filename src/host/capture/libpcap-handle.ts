import { dltOf, linkTypeName, linkTypeOfDlt } from "../../files/link-types.ts";
import { findLibpcap, type Libpcap } from "../native/libpcap.ts";
import { native, type Address } from "../native/native.ts";
import { CaptureError, CaptureRightsError, NoSuchInterfaceError } from "./capture-error.ts";
import { ANY, LINUX_SLL2 } from "./hardware-types.ts";
import type { CaptureSettings } from "./settings.ts";

/** PCAP_ERROR_ numbers. */
const ERROR = { noSuchDevice: -5, permissionDenied: -8, notUp: -9, promiscuousDenied: -11 } as const;
const DIRECTIONS = { inout: 0, in: 1, out: 2 } as const;
/** PCAP_TSTAMP_PRECISION_NANO */
const NANOSECONDS = 1;

/** libpcap as it is installed here. Throws CaptureError where it is not. */
export async function theLibpcap(): Promise<Libpcap> {
  const libpcap = findLibpcap(await native());
  if (libpcap !== undefined) return libpcap;
  const remedy =
    process.platform === "win32" ? "install Npcap (https://npcap.com)" : "install it (on Debian libpcap0.8)";
  throw new CaptureError(`libpcap is not here: ${remedy}`);
}

/** A handle that captures, and how its timestamps count. */
export interface OpenHandle {
  readonly handle: Address;
  readonly isNanosecond: boolean;
  /** What is not as it was asked for. */
  readonly notices: readonly string[];
}

/** Opens an interface, which packets are kept of from then on. Throws CaptureError and its kinds. */
export function openHandle(libpcap: Libpcap, name: string, settings: CaptureSettings): OpenHandle {
  const { snapLength, promiscuous, gatherMs, immediate, bufferSize, timestampType, linkType, direction } = settings;
  const notices: string[] = [];
  return withHandle(libpcap, name, (handle) => {
    libpcap.setSnapLength(handle, snapLength);
    libpcap.setPromiscuous(handle, promiscuous && name !== ANY ? 1 : 0);
    libpcap.setTimeout(handle, gatherMs);
    // On Linux immediate mode has room for few packets, each as long as the longest; the short timeout is as quick.
    libpcap.setImmediateMode(handle, immediate && process.platform !== "linux" ? 1 : 0);
    if (bufferSize !== undefined) libpcap.setBufferSize(handle, bufferSize);
    if (timestampType !== undefined) notices.push(...setTimestampType(libpcap, handle, name, timestampType));
    const isNanosecond = libpcap.setTimestampPrecision(handle, NANOSECONDS) === 0;
    notices.push(...activate(libpcap, handle, name));
    const problem = libpcap.setNonBlocking(handle);
    if (problem !== undefined) throw new CaptureError(`${name}: ${problem}`);
    setLinkType(libpcap, handle, name, linkType);
    if (direction !== "inout") {
      const status = libpcap.setDirection(handle, DIRECTIONS[direction]);
      if (status < 0) throw new CaptureError(`${name}: ${libpcap.errorText(handle)}`);
    }
    return { handle, isNanosecond, notices };
  });
}

/** Has `use` work with a handle, which stays open only if nothing is thrown. */
export function withHandle<Result>(libpcap: Libpcap, name: string, use: (handle: Address) => Result): Result {
  const handle = libpcap.create(name);
  if (typeof handle === "string") throw new CaptureError(`${name}: ${handle}`);
  try {
    return use(handle);
  } catch (fault) {
    libpcap.close(handle);
    throw fault;
  }
}

/** Begins to capture; says what is not as it was asked for. Throws CaptureError and its kinds. */
export function activate(libpcap: Libpcap, handle: Address, name: string): string[] {
  const status = libpcap.activate(handle);
  if (status === 0) return [];
  const words = libpcap.errorText(handle) || libpcap.statusText(status) || String(status);
  if (status > 0) return [`${name}: ${words}`];
  switch (status) {
    case ERROR.noSuchDevice:
      throw new NoSuchInterfaceError(`${name}: No such device exists`);
    case ERROR.permissionDenied:
    case ERROR.promiscuousDenied:
      throw new CaptureRightsError(name);
    case ERROR.notUp:
      throw new CaptureError(`${name}: That device is not up`);
    default:
      throw new CaptureError(`${name}: ${words}`);
  }
}

function setLinkType(libpcap: Libpcap, handle: Address, name: string, linkType: number | undefined): void {
  if (linkType === undefined) {
    // Where it is not possible, the usual one serves as well.
    if (name === ANY) libpcap.setLinkType(handle, LINUX_SLL2);
    return;
  }
  if (linkTypeOfDlt(libpcap.linkType(handle)) === linkType) return;
  if (libpcap.setLinkType(handle, dltOf(linkType)) < 0)
    throw new CaptureError(
      `${linkTypeName(linkType)?.name ?? linkType} is not one of the DLTs supported by this device`,
    );
}

/** As with tcpdump, a kind of timestamp that is not to be had is a warning. */
function setTimestampType(libpcap: Libpcap, handle: Address, name: string, wanted: string): string[] {
  const number = libpcap.timestampTypeNumber(wanted);
  if (number < 0) throw new CaptureError(`invalid time stamp type ${wanted}`);
  if (libpcap.setTimestampType(handle, number) === 0) return [];
  const refused = "That type of time stamp is not supported by that device";
  return [`WARNING: When trying to set timestamp type '${wanted}' on ${name}: ${refused}`];
}
