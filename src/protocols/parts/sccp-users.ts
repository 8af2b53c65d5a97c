/** What takes the messages of a subsystem, by its number (3GPP TS 23.003 8). */
export const sccpUsers: { readonly [subsystem: number]: string } = {
  1: "SCCPMG",
  ...Object.fromEntries([5, 6, 7, 8, 9, 10, 11, 12, 145, 146, 147, 148, 149, 150].map((number) => [number, "TCAP"])),
  142: "RANAP",
};

/** The user of the subsystem whose number stands in an octet. */
export function linkedTo(bytes: Uint8Array, at: number): string {
  return sccpUsers[bytes[at]] ?? "";
}
