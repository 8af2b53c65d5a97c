import { expect, it } from "vitest";
import { PutTogether } from "../../../src/report/objects/put-together.ts";

const octet = Uint8Array.of(7);

it("objects have their parts where they belong, and 0 where nobody sent anything", () => {
  const objects = new PutTogether<number>();
  objects.add(1, "a", Uint8Array.of(1, 2));
  objects.add(1, "a", octet);
  objects.add(2, "b", octet, 2);
  expect(objects.whole()).toEqual([
    { name: "a", bytes: Uint8Array.of(1, 2, 7) },
    { name: "b", bytes: Uint8Array.of(0, 0, 7) },
  ]);
});

it("objects that say they are far away do not take the memory of what is missing", () => {
  const objects = new PutTogether<number>();
  for (let key = 0; key < 100; key++) objects.add(key, "far", octet, 200 << 20);
  expect(objects.whole()).toHaveLength(1);
});
