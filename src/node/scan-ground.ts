import { formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import { printable } from "../bytes/printable.ts";
import { decodeText } from "../bytes/text.ts";
import { nameTable } from "../capture-filter/names/name-table.ts";
import type { LookUpHosts } from "../capture-filter/names/resolve-names.ts";
import { readBanner } from "../host/connecting/banner.ts";
import { theseSockets } from "../host/connecting/these-sockets.ts";
import { lookUpHosts } from "../host/host-addresses.ts";
import { readNameFile, type NameFilePaths } from "../host/name-files.ts";
import { canSendFrames } from "../host/sending/can-send-frames.ts";
import { thisMachine } from "../host/sending/this-machine.ts";
import type { Machine, RouteWishes } from "../link/machine.ts";
import type { ScanKindName } from "../probe/scan/kinds.ts";
import type { PortOf } from "../probe/scan/ports.ts";
import { protocolName } from "../probe/scan/protocol-names.ts";
import type { ScanGround } from "../probe/scan/scan.ts";
import type { LookUp } from "../probe/scan/targets.ts";
import { readServices, type ServiceNames } from "../report/dump/name-files.ts";

/** Milliseconds that the addresses of a name are waited for. */
const LOOKUP_MS = 5000;

/** Where names come from, and frames go out, if not where the system has them. */
export interface Surroundings {
  readonly nameFiles?: NameFilePaths | undefined;
  readonly lookUpHosts?: LookUpHosts | undefined;
  machine?(): Promise<Machine>;
}

/** What a scan takes of this machine, and how its words are read. */
export interface MachineGround extends ScanGround {
  readonly lookUp: LookUp;
  readonly portOf: PortOf;
}

/** This machine as the ground of a scan. */
export function scanGround(wishes: RouteWishes, surroundings: Surroundings): MachineGround {
  const { nameFiles, lookUpHosts: ask = lookUpHosts } = surroundings;
  const names = nameTable((file) => readNameFile(file, nameFiles));
  let services: ServiceNames | undefined;
  return {
    async lookUp(name) {
      const known = names.hosts(name);
      const found = known.length > 0 ? known : ((await ask([name], LOOKUP_MS)).get(name) ?? []);
      return found.map((octets) => (octets.length === 4 ? formatIPv4(octets, 0) : formatIPv6(octets, 0)));
    },
    portOf: (transport, name) => names.service(name)?.[transport],
    nameOf(transport, port) {
      services ??= readServices(readNameFile("services", nameFiles));
      return services[transport].get(port) ?? protocolName(transport, port);
    },
    machine: () => surroundings.machine?.() ?? thisMachine(),
    wishes,
    sockets: theseSockets,
    async banner(address, port, timeoutMs) {
      const said = await readBanner(address, port, timeoutMs);
      return said && printable(decodeText(said, 0, said.length).trim());
    },
  };
}

/** SYN where this user may send frames, and else connecting, which everybody may. */
export async function usualKind(surroundings: Surroundings): Promise<ScanKindName> {
  return surroundings.machine !== undefined || (await canSendFrames()) ? "syn" : "connect";
}
