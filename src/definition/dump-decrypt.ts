/** The plaintext, with its padding, of what ESP carries from `start` to `end`, by index and address of the destination. */
export type Decrypt = (
  spi: number,
  address: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
) => Plaintext | undefined;

/** Where plaintext starts in a packet, and its octets. */
export interface Plaintext {
  readonly at: number;
  readonly octets: Uint8Array;
}
