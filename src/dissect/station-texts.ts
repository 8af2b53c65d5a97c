/** What is known of stations beyond their addresses; `bytes[at..at+6)` is one. */
export interface StationTexts {
  /** Whether any station has a name. */
  readonly named: boolean;
  /** The name that stands for the address; undefined where it stands for itself. */
  nameOf(bytes: Uint8Array, at: number): string | undefined;
  /** Whose the first three octets are; undefined where nobody knows. */
  makerOf(bytes: Uint8Array, at: number): string | undefined;
}
