import { linkTypeOfDlt } from "../../files/link-types.ts";
import { resolveDevice } from "../interfaces.ts";
import { findLibpcap } from "../native/libpcap.ts";
import { linux } from "../native/linux.ts";
import { native } from "../native/native.ts";
import { CaptureError, CaptureRightsError } from "./capture-error.ts";
import type { HardwareLink } from "./hardware-types.ts";
import type { Backend, LiveCapture, LiveCaptureOptions } from "./live-capture.ts";
import { captureSettings, type CaptureSettings } from "./settings.ts";

/** The kind of timestamp that needs nothing of the interface. */
const HOST: TimestampType = { name: "host", description: "Host" };

/** A kind of timestamp that an interface can give. */
export interface TimestampType {
  readonly name: string;
  readonly description: string;
}

/**
 * Begins to capture: when this resolves, packets are being kept. Throws `NoSuchInterfaceError`, `CaptureRightsError`,
 * `CaptureError`, and what `filter` throws.
 */
export async function openLiveCapture(options: LiveCaptureOptions): Promise<LiveCapture> {
  const names = [...new Set(await Promise.all([options.interface].flat().map(resolveDevice)))];
  if (names.length === 0) throw new CaptureError("no interface is named: `any` stands for all of them");
  const settings = captureSettings(options);
  if (options.backend !== undefined) return open(options.backend, names, settings);
  try {
    return await open(await usualBackend(names, settings), names, settings);
  } catch (fault) {
    if (!(fault instanceof CaptureRightsError)) throw fault;
    return await open("dumpcap", names, settings).catch((other: unknown) => {
      // There is no dumpcap, or it may no more than we.
      throw other instanceof CaptureError ? fault : other;
    });
  }
}

/** The link types that an interface can have, and the one that it has where none is asked for. Throws as `openLiveCapture`. */
export async function linkOfInterface(word: string): Promise<Omit<HardwareLink, "cooked">> {
  const name = await resolveDevice(word);
  if (await hasRing(name)) {
    const { linkOf } = await import("./packet-socket.ts");
    return linkOf(await linux(), name);
  }
  const { activate, withHandle, theLibpcap } = await import("./libpcap-handle.ts");
  const libpcap = await theLibpcap();
  return withHandle(libpcap, name, (handle) => {
    activate(libpcap, handle, name);
    return {
      linkType: linkTypeOfDlt(libpcap.linkType(handle)),
      linkTypes: libpcap.linkTypes(handle).map(linkTypeOfDlt),
    };
  });
}

/** The kinds of timestamps that an interface can give. Throws as `openLiveCapture`. */
export async function timestampTypes(word: string): Promise<readonly TimestampType[]> {
  const name = await resolveDevice(word);
  const libpcap = findLibpcap(await native());
  if (libpcap === undefined) return [HOST];
  const { withHandle } = await import("./libpcap-handle.ts");
  return withHandle(libpcap, name, (handle) =>
    libpcap.timestampTypes(handle).map((type) => ({
      name: libpcap.timestampTypeName(type) ?? String(type),
      description: libpcap.timestampTypeDescription(type) ?? "",
    })),
  );
}

/** The ring where there is one and it can do what is asked for, else libpcap. */
async function usualBackend(names: readonly string[], { timestampType }: CaptureSettings): Promise<Backend> {
  if (timestampType !== undefined && timestampType !== HOST.name) return "libpcap";
  const rings = await Promise.all(names.map(hasRing));
  return rings.every(Boolean) ? "ring" : "libpcap";
}

/** Whether a device is a network interface of Linux, not something else that libpcap captures on. */
async function hasRing(name: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const { isInterface } = await import("./packet-socket.ts");
  return isInterface(await linux(), name);
}

async function open(backend: Backend, names: readonly string[], settings: CaptureSettings): Promise<LiveCapture> {
  switch (backend) {
    case "ring":
      return (await import("./ring-source.ts")).openRings(names, settings);
    case "libpcap":
      return (await import("./libpcap-source.ts")).openLibpcap(names, settings);
    case "dumpcap":
      return (await import("./dumpcap-capture.ts")).openDumpcap(names, settings);
    default:
      throw new CaptureError(`there is no backend ${String(backend satisfies never)}`);
  }
}
