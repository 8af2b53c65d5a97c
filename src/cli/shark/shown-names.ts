import type { LineNames } from "../../definition/dump-line.ts";
import { readNameFile } from "../../host/name-files.ts";
import { StationNames } from "../../report/columns/station-names.ts";
import { noNames } from "../../report/columns/packet-columns.ts";
import { SystemNames } from "../../report/dump/system-names.ts";
import type { CommandIo } from "../io.ts";
import type { SharkOptions } from "./shark-options.ts";

/** The names that -N asks for, from the system's files; those of stations also from Wireshark's, where it is installed. */
export function shownNames({ names }: SharkOptions, io: CommandIo): LineNames {
  const read = (file: Parameters<typeof readNameFile>[0]) => readNameFile(file, io.nameFiles);
  let made: LineNames = noNames;
  if (names.has("network") || names.has("transport")) {
    const hosts = names.has("network") ? read("hosts") : "";
    const services = names.has("transport") ? read("services") : "";
    const system = new SystemNames({ hosts, services, ethers: "" }, false);
    made = {
      ...noNames,
      ipv4: (bytes, at) => system.ipv4(bytes, at),
      ipv6: (bytes, at) => system.ipv6(bytes, at),
      port: (transport, number) => system.port(transport, number),
    };
  }
  if (!names.has("mac")) return made;
  let stations: StationNames | undefined;
  const files = () => ({
    ethers: read("ethers"),
    manufacturers: read("manufacturers"),
    wellKnown: read("wellKnownAddresses"),
  });
  return { ...made, ether: (bytes, at) => (stations ??= new StationNames(files())).of(bytes, at) };
}
