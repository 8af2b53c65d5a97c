import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

/** Whole numbers of six octets, which Wireshark has among those of 64 bits. */
export function wide(about: Common<bigint>): Field<bigint, bigint | number> {
  return custom(codec, { type: "FT_UINT64", default: 0n, ...about }) as Field<bigint, bigint | number>;
}

const SIZE = 6;

function numberAt(octets: Uint8Array, start: number): bigint {
  let value = 0n;
  for (let at = start; at < start + SIZE; at++) value = value * 256n + BigInt(octets[at]);
  return value;
}

const codec: Custom<bigint> = {
  name: "number of six octets",
  single: true,
  skip: (_octets, at) => at + SIZE,
  read: ({ bytes }, start) => numberAt(bytes, start),
  write: (writer, value: bigint | number) => writer.uint(Number(BigInt.asUintN(48, BigInt(value))), SIZE),
  number: (octets, start) => Number(numberAt(octets, start)),
  bigint: numberAt,
};
