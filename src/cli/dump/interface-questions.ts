import { describeLinkType, dltOf, linkTypeName } from "../../files/link-types.ts";
import { linkOfInterface, timestampTypes } from "../../host/capture/open-live-capture.ts";
import { captureDevices, deviceFlags } from "../../host/interfaces.ts";
import { dumpTexts } from "../../protocols/dump-texts.ts";
import { lineTables } from "../../report/dump/tables.ts";
import type { DumpOptions } from "./dump-options.ts";
import { say, type CommandIo } from "../io.ts";
import { Refusal } from "../refusal.ts";

/** The answer to -D: a line for each interface. */
export async function listInterfaces(): Promise<string> {
  const devices = await captureDevices();
  return devices
    .map((device, index) => {
      const description = device.description === undefined ? "" : ` (${device.description})`;
      return `${index + 1}.${device.name}${description} [${deviceFlags(device)}]\n`;
    })
    .join("");
}

/** Answers -L and -J for each interface, on standard error as tcpdump does; resolves to the exit code. */
export async function answerOf(
  question: NonNullable<DumpOptions["question"]>,
  interfaces: readonly string[],
  io: CommandIo,
): Promise<number> {
  const list = question === "link types" ? listLinkTypes : listTimeStampTypes;
  for (const name of interfaces) say(io, (await list(name)).join("\n"));
  return 0;
}

async function listLinkTypes(name: string): Promise<string[]> {
  const printers = lineTables(dumpTexts).get("linktype");
  const lines = (await linkOfInterface(name)).linkTypes.map((linkType) => {
    const words = linkTypeName(linkType) === undefined ? `DLT ${dltOf(linkType)}` : describeLinkType(linkType);
    return `  ${words}${printers?.has(linkType) === true ? "" : " (printing not supported)"}`;
  });
  return [`Data link types for ${name} (use option -y to set):`, ...lines];
}

async function listTimeStampTypes(interfaceName: string): Promise<string[]> {
  const types = await timestampTypes(interfaceName);
  if (types.length === 0) return [`Time stamp type cannot be set for ${interfaceName}`];
  const lines = types.map(({ name, description }) => `  ${name} (${description})`);
  return [`Time stamp types for ${interfaceName} (use option -j to set):`, ...lines];
}

/** The link type of packets from an interface: that of -y, if one was asked for. Throws `Refusal`, in tcpdump's words. */
export async function linkTypeOn(name: string, wanted: number | undefined): Promise<number> {
  const { linkType, linkTypes } = await linkOfInterface(name);
  if (wanted === undefined || linkTypes.includes(wanted)) return wanted ?? linkType;
  throw new Refusal(`${linkTypeName(wanted)?.name ?? wanted} is not one of the DLTs supported by this device`);
}
