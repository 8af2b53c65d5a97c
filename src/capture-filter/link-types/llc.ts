import { always, type Condition, equal } from "../../bpf/condition.ts";
import { checkMaximum, type Frame, type LinkType } from "../frame.ts";
import { octetsAre, type Place, placeAt, read } from "../place.ts";
import { ETHERTYPE, LARGEST_LENGTH, SAP } from "../protocol-numbers.ts";

const APPLE = 0x080007;

/** Octets of LLC and SNAP before the network header, and of LLC alone. */
export const BEHIND_LLC = { network: 8, networkWithoutSnap: 3 } as const;

/** Whether a SNAP header begins at `place`: LLC's 0xaaaa03, an organization and its protocol. */
export function snapIs(place: Place, organization: number, protocol: number): Condition {
  const octets = [SAP.snap, SAP.snap, 3, organization >> 16, organization >> 8, organization, protocol >> 8, protocol];
  return octetsAre(place, 0, Uint8Array.from(octets));
}

/** AppleTalk has SNAP headers of its own, its address resolution those of Ethernet. */
export function appleSnapIs(place: Place, protocol: number): Condition {
  return snapIs(place, protocol === ETHERTYPE.atalk ? APPLE : 0, protocol);
}

/** Whether destination and source are the same SAP, which OSI and NetBEUI always have. */
export function bothSapsAre(place: Place, sap: number): Condition {
  return equal(read(place, 0, 2), (sap << 8) | sap);
}

export function hasTwoSaps(protocol: number): boolean {
  return protocol === SAP.ip || protocol === SAP.iso || protocol === SAP.netbeui;
}

export function checkProtocol(protocol: number): void {
  if (protocol <= LARGEST_LENGTH) checkMaximum("LLC DSAP", protocol, 0xff);
  else checkMaximum("EtherType", protocol, 0xffff);
}

/** Whether the payload begins with LLC for this SAP, or with LLC and SNAP for this EtherType; the rest of SNAP is not looked at. */
export function llcCarries(protocol: number, { payload }: Frame): Condition {
  checkProtocol(protocol);
  if (hasTwoSaps(protocol)) return bothSapsAre(payload, protocol);
  if (protocol === ETHERTYPE.atalk) return appleSnapIs(payload, protocol);
  if (protocol <= LARGEST_LENGTH) return equal(read(payload, 0, 1), protocol);
  return equal(read(payload, 6, 2), protocol);
}

const noCheck = (): Condition => always;

function llcOnly(name: string, payload: number, rest: Partial<LinkType>): LinkType {
  const place = placeAt(payload);
  return {
    name,
    layout: { header: placeAt(0), type: place, payload: place, ...BEHIND_LLC },
    carries: llcCarries,
    ...rest,
  };
}

/** Link types whose payload always begins with LLC. */
export const llcTypes: readonly LinkType[] = [
  llcOnly("FDDI", 13, { llc: noCheck, stations: { kind: "mac", source: 7, destination: 1 } }),
  llcOnly("IEEE802", 14, { llc: noCheck, stations: { kind: "mac", source: 8, destination: 2 } }),
  llcOnly("ATM_RFC1483", 0, { llc: noCheck }),
  llcOnly("ATM_CLIP", 0, {}),
  llcOnly("IP_OVER_FC", 16, { stations: { kind: "mac", source: 10, destination: 2 } }),
];
