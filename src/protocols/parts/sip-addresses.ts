import { text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { partedText, twice, type TextParts } from "./text-parts.ts";

/** Addresses of SIP (RFC 3261 section 25.1): `sip:user@host:port;param`, or any with a name and in angle brackets. */
const uriPattern = /^sips?:(?:(?<user>[^@]*)@)?(?<host>\[[^\]]*\]|[^:;>?\s]*)(?::(?<port>\d+))?/dis;
const paramPattern = /;(?<param>[^;?@]+)(?=[^@]*$)/dg;

/** What Wireshark calls the parts of one kind of address. */
export interface AddressNames {
  /** In front of the names of parts, `from`. */
  readonly prefix: string;
  /** The name of the address itself, behind the prefix unless it starts with a dot. */
  readonly uri: string;
  /** How labels begin: "SIP from address". */
  readonly label: string;
  readonly part?: string;
}

/** An address without brackets, as in a request. */
export function bareAddress(filter: string, label: string): AnyField {
  return partedText({ filter, label }, uriPattern, {
    user: text("rest", { filter: `${filter}.user`, label: `${label} User Part` }),
    host: text("rest", { filter: `${filter}.host`, label: `${label} Host Part` }),
    port: text("rest", { filter: `${filter}.port`, label: `${label} Host Port` }),
  });
}

/** The fields of a name, the address, and the groups that `more` has. */
export function addressParts({ prefix, uri, label, part = label }: AddressNames, more: TextParts = {}): TextParts {
  const named = (name: string, what: string): AnyField =>
    text("rest", { filter: `${prefix}.${name}`, label: `${part} ${what}` });
  return {
    display: twice(
      { filter: `${prefix}.display.info`, label: `${part} display info` },
      { filter: "display.info", label: "SIP Display info" },
    ),
    uri: partedText({ filter: `${prefix}.${uri}`, label }, [uriPattern, paramPattern], {
      user: named("user", "User Part"),
      host: named("host", "Host Part"),
      port: named("port", "Host Port"),
      param: named("param", "URI parameter"),
    }),
    ...more,
  };
}

/** One address with parameters behind it; without brackets those are not the address's. */
export const addressPatterns: readonly RegExp[] = [
  /^(?:(?<display>"[^"]*"|[^<"\s][^<]*)\s*?)?\s*<(?<uri>[^>]*)>/ds,
  /^(?<uri>[^<;,\s"]+)(?=[;,\s]|$)(?![^;]*<)/ds,
];
/** Several of them. */
export const addressList = /(?:(?<display>"[^"]*"|[^<,"\s][^<,]*)\s*?)?\s*<(?<uri>[^>]*)>/dgs;

/** The tag behind an address. */
export const tagPattern = /(?:>|^[^<]*?);(?:[^>]*;)?\s*tag=(?<tag>[^;\s]*)/dis;
export const tagParts = (filter: string, label: string): TextParts => ({
  tag: twice({ filter, label }, { filter: "tag", label: "SIP tag" }),
});
