/** Bits of what a message of OpenVPN is told: its length stands in front of it (over TCP); it carries a part of a message of TLS. */
export const OPENVPN_TOLD = { counted: 1, fragment: 2 } as const;

const CONTROL = 4;
/** Octets of parts of a message. */
const SESSION = 8;
export const NUMBER = 4;
export const HMAC = 20;
/** Octets of TLS that a message has which is not the last one of several. */
export const OPENVPN_FRAGMENT = 100;

/** Whether a message is authenticated: where it is not, a small number stands in these four octets, and most of them are 0. */
export function isAuthenticated(octets: Uint8Array, at: number): boolean {
  let zeros = 0;
  for (let i = 0; i < NUMBER; i++) if (octets[at + i] === 0) zeros++;
  return zeros <= 1;
}

/**
 * Where the TLS that the message bytes[start..end) carries starts, in one that has some: behind its session, what
 * authenticates it, and the numbers of messages. -1 in others.
 */
export function carriedTls(octets: Uint8Array, start: number, end: number): number {
  if (octets[start] >> 3 !== CONTROL) return -1;
  let at = start + 1 + SESSION;
  if (at + NUMBER > end) return -1;
  if (isAuthenticated(octets, at)) at += HMAC + 2 * NUMBER;
  if (at >= end) return -1;
  const count = octets[at];
  at += 1 + (count > 0 ? count * NUMBER + SESSION : 0) + NUMBER;
  return at < end ? at : -1;
}
