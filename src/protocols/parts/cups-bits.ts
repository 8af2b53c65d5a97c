const YES_NO = ["Yes", "No"] as const;

/** What a number says that a printer is and can do, by bits of it (CUPS 1.x, `cups_ptype_t`): highest first. */
export const cupsBits: readonly (readonly [
  filter: string,
  label: string,
  mask: number,
  truth: readonly [set: string, notSet: string],
])[] = [
  ["default", "Default printer on network", 0x20000, YES_NO],
  ["implicit", "Class", 0x10000, ["Implicit class", "Explicit class"]],
  ["variable", "Can print variable sizes", 0x8000, YES_NO],
  ["large", "Can print up to 36x48 inches", 0x4000, YES_NO],
  ["medium", "Can print up to 18x24 inches", 0x2000, YES_NO],
  ["small", "Can print up to 9x14 inches", 0x1000, YES_NO],
  ["sort", "Can sort", 0x800, YES_NO],
  ["bind", "Can bind", 0x400, YES_NO],
  ["cover", "Can cover", 0x200, YES_NO],
  ["punch", "Can punch holes", 0x100, YES_NO],
  ["collate", "Can do fast collating", 0x80, YES_NO],
  ["copies", "Can do fast copies", 0x40, YES_NO],
  ["staple", "Can staple", 0x20, YES_NO],
  ["duplex", "Can duplex", 0x10, YES_NO],
  ["color", "Can print color", 0x08, YES_NO],
  ["bw", "Can print black", 0x04, YES_NO],
  ["remote", "Remote", 0x02, YES_NO],
  ["class", "Class", 0x01, ["Printer class", "Single printer"]],
];

/** How trees show one bit of the 32: the others are points. */
export function bitPattern(mask: number, isSet: boolean): string {
  const digits = Array.from({ length: 32 }, (_, place) => (2 ** (31 - place) === mask ? (isSet ? "1" : "0") : "."));
  return digits.join("").replace(/(.{4})(?=.)/g, "$1 ");
}
