import { formatMac, parseMac } from "../../bytes/addresses.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

const SIZE = 6;

const reversed = (octets: Uint8Array): Uint8Array =>
  octets.map((octet) => {
    let turned = 0;
    for (let bit = 0; bit < 8; bit++) turned |= ((octet >> bit) & 1) << (7 - bit);
    return turned;
  });
const textOf = (octets: Uint8Array, start: number): string =>
  formatMac(reversed(octets.subarray(start, start + SIZE)), 0);

const codec: Custom<string> = {
  name: "address by reversed bits",
  skip: (_octets, at) => at + SIZE,
  read: ({ bytes }, start) => textOf(bytes, start),
  text: textOf,
  octets: (octets, start) => reversed(octets.subarray(start, start + SIZE)),
  write: (writer, value) => writer.octets(reversed(parseMac(value ?? "") ?? new Uint8Array(SIZE))),
};
const alone = (about: Common<string>): Field<string> => custom(codec, { type: "FT_ETHER", ...about });

/**
 * A station's address whose octets stand with the highest bit first, as FDDI sends them (ISO 9314-2). Wireshark has it
 * twice, and each time once more as `either`.
 */
export function reversedMac(
  about: Common<string> & { readonly filter: string },
  either: Common<string>,
): Field<string> {
  const again = alone({ ...about, hidden: true });
  const any = alone({ ...either, hidden: true });
  return custom(
    {
      ...codec,
      beside: true,
      inner: [any, again, any].map((field, index) => ({ key: `${index}`, field })),
      visit(_octets, start, end, found) {
        for (const index of [0, 1, 2]) found(index, start, end);
      },
    },
    { type: "FT_ETHER", ...about },
  );
}
