import { u32 as readU32 } from "../../bytes/numbers.ts";
import { sizeOf } from "../../definition/auto.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, choice, custom, struct, text, u32 } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { alignedTo } from "./aligned.ts";

/** The pieces that messages of ONC RPC are made of (RFC 4506), with Wireshark's names. */

const length = u32({ filter: "=rpc.opaque_length", label: "length", auto: sizeOf("contents") });

/** Octets, usually zeros, up to the next multiple of four. */
export const fill = custom(alignedTo(4), { filter: "=rpc.fill_bytes", label: "fill bytes", type: "FT_BYTES" });

/** A text behind its length. `title` is the label of both together. */
export function countedText(filter: string, title: string): AnyField {
  const contents = text({ by: "length" }, {
    filter,
    label: title,
    line: "rpc.contents",
    evenEmpty: true,
  } as Common<string>);
  return struct({ length, contents, fill }, { filter: "", label: title, line: "rpc.text" });
}

/** Octets behind their length. */
export function countedOctets(filter: string, title: string): AnyField {
  return struct(
    {
      length,
      contents: bytes({ by: "length" }, { filter, label: title, line: "rpc.contents", evenEmpty: true }),
      fill,
    },
    { filter: "", label: title },
  );
}

/** A value behind a word that says whether it is there; `follows` is that word's name. */
export function optional(follows: string, label: string, value: AnyField): ReturnType<typeof struct> {
  return struct(
    {
      follows: u32({ filter: follows, label, strings: { 0: "no value", 1: "value follows" } }),
      value: choice("follows", { 1: value }, { otherwise: struct({}, { filter: "" }) }),
    },
    { filter: "" },
  );
}

/** Seconds and nanoseconds, as names `${name}.sec` and `${name}.nsec`; `whole` where only both together are a time of day. */
export function moment(
  name: string,
  label: string,
  kind: "FT_ABSOLUTE_TIME" | "FT_RELATIVE_TIME" = "FT_ABSOLUTE_TIME",
) {
  return custom(timeCodec, {
    filter: name,
    label,
    type: kind,
    views: [
      { filter: `${name}.sec`, label: "seconds", type: "FT_UINT32", size: 4 },
      { filter: `${name}.nsec`, label: "nano seconds", type: "FT_UINT32", offset: 4, size: 4 },
    ],
  });
}

/** A moment by whole seconds and the rest. */
export interface XdrTime {
  readonly seconds: number;
  readonly nanoseconds: number;
}

const timeCodec: Custom<XdrTime> = {
  name: "seconds and nanoseconds",
  skip: (_bytes, at) => at + 8,
  read: ({ bytes: octets }, start) => ({ seconds: readU32(octets, start), nanoseconds: readU32(octets, start + 4) }),
  write(writer, value) {
    writer.uint(value?.seconds ?? 0, 4);
    writer.uint(value?.nanoseconds ?? 0, 4);
  },
  bigint: (octets, start) => BigInt(readU32(octets, start)) * 1_000_000_000n + BigInt(readU32(octets, start + 4)),
};
