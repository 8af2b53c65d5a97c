import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { decodeText, latin1 } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { decimal, partedText } from "./text-parts.ts";

/** Addresses of data connections in commands and replies of FTP: RFC 959 (PORT, 227), RFC 2428 (EPRT, 229). */

/** An address that is written out, as octets. */
function address(about: Common<string>, parse: (text: string) => Uint8Array | undefined): AnyField {
  const codec: Custom<string> = {
    ...derivedText("address in text", decodeText),
    octets: (bytes, start, end) => parse(latin1(bytes, start, end)) ?? new Uint8Array(0),
  };
  return custom(codec, about);
}

const byCommas = (text: string): Uint8Array | undefined => parseIPv4(text.replaceAll(",", "."));
/** Two octets in decimal with a comma between. */
const portByCommas = (filter: string, label: string): AnyField =>
  custom(
    derivedNumber("port", (bytes, start, end) => {
      const [high = 0, low = 0] = latin1(bytes, start, end).split(",").map(Number);
      return 256 * high + low;
    }),
    { filter, label, type: "FT_UINT16" },
  );

/** A line with its end, which holds what is in it. */
export const ftpLine: Common<string> = { filter: "", label: "Line", line: "ftp.line" };

/** What a reply says of where to connect to. */
export const dataConnectionOffered = partedText(
  ftpLine,
  [/^227[^\d]*.*?(?<ip>\d+,\d+,\d+,\d+),(?<port>\d+,\d+)/d, /^229.*\(\|\|\|(?<extended>\d+)\|\)/d],
  {
    ip: address({ filter: "passive.ip", label: "Passive IP address", type: "FT_IPv4" }, byCommas),
    port: portByCommas("passive.port", "Passive port"),
    extended: decimal({ filter: "epsv.port", label: "Extended passive port", type: "FT_UINT16" }),
  },
);

/** What a command says of it. */
export const dataConnectionWanted = partedText(
  ftpLine,
  [
    /^PORT (?<cip>\d+,\d+,\d+,\d+),(?<port>\d+,\d+)/di,
    /^EPRT \|(?<family>[12])\|(?:(?<ip>[\d.]+)|(?<ipv6>[\da-f:.]+))\|(?<extended>\d+)\|/di,
  ],
  {
    cip: address({ filter: "active.cip", label: "Active IP address", type: "FT_IPv4" }, byCommas),
    port: portByCommas("active.port", "Active port"),
    family: decimal({
      filter: "eprt.af",
      label: "Extended active address family",
      type: "FT_UINT8",
      strings: { 1: "IPv4", 2: "IPv6" },
    }),
    ip: address({ filter: "eprt.ip", label: "Extended active IP address", type: "FT_IPv4" }, parseIPv4),
    ipv6: address({ filter: "eprt.ipv6", label: "Extended active IPv6 address", type: "FT_IPv6" }, parseIPv6),
    extended: decimal({ filter: "eprt.port", label: "Extended active port", type: "FT_UINT16" }),
  },
);
