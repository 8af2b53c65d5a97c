import type { Layer, Protocol } from "../../definition/protocol.ts";

/** What the names in an expression mean. */
export interface Scope {
  /** The protocols, or parts of some, that are crafted by this name, Scapy's arrangement of the fields first. */
  layers(name: string): readonly Protocol[];
  /** A number, text or octets with a name. */
  constant(name: string): unknown;
  /** The names of all layers. */
  names(): readonly string[];
  /** The layers in octets that begin with this protocol. */
  read(protocol: Protocol, octets: Uint8Array): readonly Layer[];
}
