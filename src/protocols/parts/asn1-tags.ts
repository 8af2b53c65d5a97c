/** Kinds of tags (X.690 8.1.2), and that a value is made of others. */
export const APPLICATION = 0x40;
export const CONTEXT = 0x80;
export const CONSTRUCTED = 0x20;
/** Numbers from this on have an octet of their own. */
const LONG_TAG = 0x1f;

/** A tag of one octet, or of two where its number is larger. */
export function numbered(kind: number, number: number): number {
  return number < LONG_TAG ? kind | number : ((kind | LONG_TAG) << 8) | number;
}

/** Whether a tag is one that types have of themselves, or of the application. */
export function isUniversal(tag: number): boolean {
  return ((tag > 0xff ? tag >> 8 : tag) & CONTEXT) === 0;
}
