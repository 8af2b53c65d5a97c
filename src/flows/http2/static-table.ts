/** Names and values that every connection begins with, numbered from 1 (RFC 7541 appendix A). */
// oxfmt-ignore
const rows: readonly (string | readonly [name: string, ...values: string[]])[] = [
  ":authority", [":method", "GET", "POST"], [":path", "/", "/index.html"], [":scheme", "http", "https"],
  [":status", "200", "204", "206", "304", "400", "404", "500"],
  "accept-charset", ["accept-encoding", "gzip, deflate"], "accept-language", "accept-ranges", "accept",
  "access-control-allow-origin", "age", "allow", "authorization", "cache-control", "content-disposition",
  "content-encoding", "content-language", "content-length", "content-location", "content-range", "content-type",
  "cookie", "date", "etag", "expect", "expires", "from", "host", "if-match", "if-modified-since", "if-none-match",
  "if-range", "if-unmodified-since", "last-modified", "link", "location", "max-forwards", "proxy-authenticate",
  "proxy-authorization", "range", "referer", "refresh", "retry-after", "server", "set-cookie",
  "strict-transport-security", "transfer-encoding", "user-agent", "vary", "via", "www-authenticate",
];

/** A name and a value, as octets that nobody may change: several fields share them. */
export interface TableEntry {
  readonly name: Uint8Array;
  readonly value: Uint8Array;
}

const encoder = new TextEncoder();

let made: readonly TableEntry[] | undefined;

/** The table, made when it is first used. */
export function staticTable(): readonly TableEntry[] {
  return (made ??= rows.flatMap((row) => {
    const [name, ...values] = typeof row === "string" ? [row] : row;
    const octets = encoder.encode(name);
    return (values.length === 0 ? [""] : values).map((value) => ({ name: octets, value: encoder.encode(value) }));
  }));
}
