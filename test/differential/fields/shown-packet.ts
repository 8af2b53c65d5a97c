/** A field as a tool shows it, in one packet. */
export interface ShownField {
  readonly name: string;
  /** The value as PDML's `show` has it. */
  readonly show: string;
  /** PDML's `showname`: the line of the detail tree. */
  readonly text: string;
  /** The octets it stands for, from the start of their source. */
  readonly start: number;
  readonly size: number;
  readonly hidden: boolean;
}

/** A layer of a packet with the fields that are directly its own, parents before children. */
export interface ShownLayer {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly size: number;
  readonly fields: ShownField[];
}

/** A packet as a tool shows it. */
export interface ShownPacket {
  readonly number: number;
  /** `frame.protocols`. */
  readonly protocols: string;
  readonly layers: readonly ShownLayer[];
}
