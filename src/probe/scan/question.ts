/** What a host is asked, without addresses: a segment, a datagram, an echo request. */
export type Question =
  | { readonly kind: "tcp"; readonly port: number; readonly flags: string }
  | { readonly kind: "udp"; readonly port: number; readonly payload: Uint8Array }
  | { readonly kind: "echo" };
