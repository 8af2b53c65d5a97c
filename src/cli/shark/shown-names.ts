import { readFileSync } from "node:fs";
import { FieldIndex } from "../../dissect/field-index.ts";
import { FieldValues } from "../../dissect/field-values.ts";
import type { Session } from "../../flows/session.ts";
import type { LineNames } from "../../definition/dump-line.ts";
import { makers } from "../../host/makers.ts";
import { readNameFile } from "../../host/name-files.ts";
import { StationNames } from "../../report/columns/station-names.ts";
import { noNames } from "../../report/columns/packet-columns.ts";
import { SystemNames } from "../../report/dump/system-names.ts";
import { AnsweredNames } from "../../report/statistics/answered-names.ts";
import type { CommandIo } from "../io.ts";
import { Refusal } from "../refusal.ts";
import type { SharkOptions } from "./shark-options.ts";

/** Formats that show hidden fields, makers of stations among them; trees show those of numbers that are handed out. */
const WITH_HIDDEN: ReadonlySet<string> = new Set(["ek", "json", "jsonraw", "pdml"]);

/** Names, and what learns more of them from a packet that the session holds; undefined where nothing does. */
export interface ShownNames {
  readonly names: LineNames;
  readonly learn: (() => void) | undefined;
}

/** The hosts of the file of -H. Throws `Refusal`. */
export function ownHosts({ hosts }: Pick<SharkOptions, "hosts">): string {
  if (hosts === undefined) return "";
  try {
    return readFileSync(hosts, "latin1");
  } catch {
    throw new Refusal(`Can't read host entries from "${hosts}"`);
  }
}

/** The names that -N asks for, from the system's files and from answers; those of stations also from Wireshark's, where it is installed. */
export function shownNames(options: SharkOptions, session: Session, io: CommandIo): ShownNames {
  const { names } = options;
  const read = (file: Parameters<typeof readNameFile>[0]) => readNameFile(file, io.nameFiles);
  const own = ownHosts(options);
  let made: LineNames = noNames;
  let learn: ShownNames["learn"];
  if (names.has("network") || names.has("transport")) {
    const hosts = names.has("network") ? `${own}\n${read("hosts")}` : "";
    const services = names.has("transport") ? read("services") : "";
    const system = new SystemNames({ hosts, services, ethers: "" }, false);
    // What an answer says goes before what a file says.
    const answered = new SystemNames({ hosts: "", services: "", ethers: "" }, false);
    made = {
      ...noNames,
      ipv4: (bytes, at) => answered.ipv4(bytes, at) ?? system.ipv4(bytes, at),
      ipv6: (bytes, at) => answered.ipv6(bytes, at) ?? system.ipv6(bytes, at),
      port: (transport, number) => system.port(transport, number),
    };
    if (names.has("network") && names.has("answers")) learn = learning(session, answered);
  }
  let known: StationNames | undefined;
  const stations = (): StationNames =>
    (known ??= new StationNames({
      ethers: read("ethers"),
      maker: makers(io.nameFiles),
      wellKnown: read("wellKnownAddresses"),
    }));
  const named = names.has("mac");
  const ether: LineNames["ether"] = (bytes, at) => (named ? stations().of(bytes, at) : undefined);
  session.dissector.stations = {
    named,
    nameOf: ether,
    makerOf: showsMakers(options) ? (bytes, at) => stations().makerOf(bytes, at) : () => undefined,
  };
  return { names: { ...made, ether }, learn };
}

/** Whether who made a station may be asked for, which has all makers read. */
function showsMakers({
  format,
  fields,
  details,
  displayFilter,
  readFilter,
  statistics,
  preferences,
}: SharkOptions): boolean {
  if (details || WITH_HIDDEN.has(format)) return true;
  const asked = [...fields, displayFilter, readFilter, ...statistics, ...preferences.values()];
  return asked.some((text) => text?.includes("oui_resolved"));
}

/** Teaches the names that DNS answers give; the first one stays. */
function learning({ dissector, compiler }: Session, system: SystemNames): () => void {
  const fields = new FieldIndex(dissector.catalog, compiler);
  const answers = new AnsweredNames(dissector, fields, new FieldValues(dissector));
  return () => answers.find((address, name) => system.learn(address, name));
}
