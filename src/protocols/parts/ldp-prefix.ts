import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { uint } from "../../bytes/numbers.ts";
import { MALFORMED, type Custom } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, u16, u8 } from "../../definition/fields.ts";
import { families } from "./bgp-names.ts";

/** Octets of the address family and the length in front of the address. */
const HEAD = 3;
const IPV4 = 1;
const IPV6 = 2;
const sizes: { readonly [family: number]: number } = { [IPV4]: 4, [IPV6]: 16 };

/** The address whose first octets are bytes[start..end), of the family that stands in front. */
function address(bytes: Uint8Array, start: number, end: number): string {
  const family = uint(bytes, start - HEAD, 2);
  const octets = new Uint8Array(16);
  octets.set(bytes.subarray(start, Math.min(end, start + 16)));
  return family === IPV4 ? formatIPv4(octets, 0) : formatIPv6(octets, 0);
}

/**
 * Address family, length and as many octets of the address as the length, in bits, says; of a host the length is in octets
 * and the address whole (RFC 5036 3.4.1). The value is `10.0.0.0/30`, that of a host `10.0.0.1`.
 */
export function prefix(host: boolean) {
  const name = host ? "host address" : "prefix";
  const codec: Custom<string> = {
    name,
    single: true,
    skip(bytes, at, end) {
      if (at + HEAD > end) return at + HEAD;
      const size = sizes[uint(bytes, at, 2)];
      const length = bytes[at + 2];
      if (size === undefined || (host ? length !== size : length > 8 * size)) return MALFORMED;
      return at + HEAD + (host ? length : Math.ceil(length / 8));
    },
    read({ bytes }, start, end) {
      const text = address(bytes, start + HEAD, end);
      return host ? text : `${text}/${bytes[start + 2]}`;
    },
    write(writer, value = host ? "0.0.0.0" : "0.0.0.0/0") {
      const [text, bits] = value.split("/");
      const octets = parseIPv4(text) ?? parseIPv6(text);
      const length = host ? octets?.length : Number(bits);
      if (!octets || length === undefined || !(length <= 8 * octets.length))
        throw new RangeError(`"${value}" is no ${name}`);
      writer.uint(octets.length === 4 ? IPV4 : IPV6, 2);
      writer.uint(length, 1);
      writer.octets(octets.subarray(0, host ? length : Math.ceil(length / 8)));
    },
    inner: [
      {
        key: "family",
        field: u16({ filter: "msg.tlv.fec.af", label: "FEC Element Address Type", strings: families }),
      },
      { key: "length", field: u8({ filter: "msg.tlv.fec.len", label: "FEC Element Length" }) },
      {
        key: "address",
        field: custom(
          derivedText(name, address),
          host
            ? { filter: "msg.tlv.fec.hoval", label: "FEC Element Host Address Value", type: "FT_STRING" }
            : { filter: "msg.tlv.fec.pfval", label: "FEC Element Prefix Value", type: "FT_STRING" },
        ),
      },
    ],
    visit(_bytes, start, end, found) {
      found(0, start, start + 2);
      found(1, start + 2, start + HEAD);
      found(2, start + HEAD, end);
    },
  };
  return custom(codec, { filter: "" });
}
