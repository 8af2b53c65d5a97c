/** Words of struct tpacket3_hdr, which stands in front of each packet of a ring. */
export const WORD = { next: 0, seconds: 1, nanoseconds: 2, captured: 3, original: 4, status: 5 } as const;
/** Halves of words of it. */
export const HALF = { link: 12, tag: 16, tagProtocol: 18 } as const;
/** Octets of the struct sockaddr_ll behind it, counted from the same place. */
export const ADDRESS = { protocol: 50, index: 52, hardware: 56, type: 58, length: 59, octets: 60 } as const;
