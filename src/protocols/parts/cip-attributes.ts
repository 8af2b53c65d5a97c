import type { CipPage } from "./cip-page.ts";

const IDENTITY = 1;

/** Attributes of the identity (CIP Networks Library volume 1, 5-2). */
const identity: readonly (readonly [size: number, lay: (page: CipPage) => void])[] = [
  [2, (page) => void page.take("vendor")],
  [2, (page) => void page.take("device")],
  [2, (page) => void page.take("product")],
  [
    2,
    (page) => {
      page.take("major");
      page.take("minor");
    },
  ],
  [2, (page) => void page.take("deviceStatus")],
  [4, (page) => void page.take("serial")],
  [
    1,
    (page) => {
      const size = page.peek(1);
      page.pass(1);
      page.take("productName", size);
    },
  ],
];

/** The value of an attribute; false where nobody knows what it is. */
export function layAttribute(page: CipPage, of: number, number: number): boolean {
  const known = of === IDENTITY ? identity[number - 1] : undefined;
  if (!known || page.left < known[0]) return false;
  known[1](page);
  return true;
}

/** All attributes of the identity or of the message router (CIP Networks Library volume 1, 5-2 and 5-3). */
export function layAttributes(page: CipPage, of: number): void {
  if (of !== IDENTITY) {
    page.mark("attribute", page.left, 1);
    page.within(() => {
      const count = page.take("classCount");
      for (let i = 0; i < count && page.left >= 2; i++) page.take("listedClass");
    });
    return;
  }
  for (const [index, [size, lay]] of identity.entries()) {
    if (page.left < size) return;
    page.mark("attribute", size, index + 1);
    page.within(() => lay(page));
  }
}
