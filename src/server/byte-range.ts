/** Octets first..last of a file, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a Range header asks of a file of that size (RFC 9110, section 14): one range of octets; undefined where it asks for
 * all, or for what is no range; "unsatisfiable" where it begins behind the end.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined | "unsatisfiable" {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || (first === "" && last === "")) return undefined;
  if (first === "") {
    const count = Math.min(Number(last), size);
    return count === 0 ? "unsatisfiable" : { first: size - count, last: size - 1 };
  }
  if (Number(first) >= size) return "unsatisfiable";
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return end < Number(first) ? undefined : { first: Number(first), last: end };
}
