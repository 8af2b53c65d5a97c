/** Where the octets of the text stand: the first three groups are numbers, whose lowest octet is first where they are little-endian. */
const LITTLE = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
const BIG = LITTLE.map((_place, at) => at);

/** The places of the octets of a GUID in the order of its text. */
export function guidPlaces(little: boolean): readonly number[] {
  return little ? LITTLE : BIG;
}

/** A GUID in bytes[at..at + 16) as `6b29fc40-ca47-1067-b31d-00dd010662da`. */
export function formatGuid(bytes: Uint8Array, at: number, little: boolean): string {
  const digits = guidPlaces(little)
    .map((place) => bytes[at + place].toString(16).padStart(2, "0"))
    .join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
