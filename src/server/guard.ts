import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Octets of a token. */
const TOKEN_OCTETS = 24;

/** A word that nobody guesses: whoever has it in the address may see the capture. */
export function newToken(): string {
  return randomBytes(TOKEN_OCTETS).toString("base64url");
}

/** What is asked for: the part of the path behind the token. */
export type Admission = { readonly name: string } | { readonly refused: string };

/**
 * Lets in who asks by a name of this machine, from a page of ours or none, with the token in front of the path. The name
 * keeps out pages elsewhere whose own name was made to lead here (DNS rebinding); the port may be that of a tunnel.
 */
export function admit(path: string, { host, origin }: IncomingHttpHeaders, token: string): Admission {
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? ""))
    return { refused: "this is served under the names 127.0.0.1 and localhost only" };
  if (origin !== undefined && origin !== `http://${host}`)
    return { refused: "this is served to its own page only, and not to others" };
  const [, given = "", name = ""] = /^\/([^/?]*)\/?([^?]*)/.exec(path) ?? [];
  if (!isSame(given, token)) return { refused: "the address needs the token that remora ui printed" };
  return { name };
}

/** Compares in a time that tells nothing of where two words differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
