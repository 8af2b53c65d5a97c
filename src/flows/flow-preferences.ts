/** Preferences of Wireshark's that change what packets say. */
export interface FlowPreferences {
  /** Protocols, by Wireshark's names, whose checksums are verified although network cards often leave them to be filled in. */
  readonly verified: ReadonlySet<string>;
  /** Whether `tcp.seq` and `tcp.ack` count from the first of their connection. */
  readonly relativeNumbers: boolean;
  /** Whether messages that span segments of TCP are put together. */
  readonly desegment: boolean;
}

export const usualPreferences: FlowPreferences = { verified: new Set(), relativeNumbers: true, desegment: true };
