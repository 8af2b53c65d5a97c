import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";
import type { Foresight } from "./foresight.ts";
import type { FlowPacket } from "./packet.ts";

/** The packet at hand, for those who follow a protocol. */
export interface Passage {
  readonly dissector: Dissector;
  readonly compiler: Compiler;
  readonly packet: FlowPacket;
  /** How many packets came before it: no other packet has that number, which `packet.number` does not promise. */
  readonly turn: number;
  /** What a pass before this one found out, or is to find out for the next; undefined where there is but one. */
  readonly foresight: Foresight | undefined;
}

/** Knows of one protocol what earlier packets say of later ones. */
export interface Follower {
  /** Is called for each layer of its protocol, from the outermost inwards; may add layers behind the last one. */
  follow?(layer: number): void;
  /** Adds the generated fields of a layer that is being decoded. */
  annotate?(layer: number): void;
  /** The number that a generated field of a layer will have, -1 where it will not be there; undefined where only decoding tells. */
  foresee?(layer: number, name: string): number | undefined;
}
