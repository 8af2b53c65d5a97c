/** Wireshark's numbers of what packets start with (WTAP_ENCAP, `tshark -G values`), by LINKTYPE_ value. */
const ENCAPSULATIONS: { readonly [linkType: number]: number } = {
  0: 15,
  1: 1,
  6: 2,
  8: 3,
  9: 4,
  10: 5,
  50: 4,
  51: 139,
  100: 10,
  101: 7,
  104: 28,
  105: 20,
  106: 11,
  107: 26,
  108: 174,
  113: 25,
  117: 39,
  119: 21,
  122: 18,
  127: 23,
  163: 24,
  192: 31,
  228: 129,
  229: 130,
  276: 210,
};

/** 0 (unknown) where Wireshark's number is not known. */
export function encapsulationOf(linkType: number): number {
  return ENCAPSULATIONS[linkType] ?? 0;
}
