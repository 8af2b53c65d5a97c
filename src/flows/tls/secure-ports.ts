/** Ports whose service is that of another port, over TLS (IANA Service Name and Port Number Registry), and 8443 by custom. */
const PLAIN_PORTS: { readonly [secure: number]: number } = {
  443: 80,
  465: 25,
  563: 119,
  636: 389,
  853: 53,
  989: 20,
  990: 21,
  992: 23,
  993: 143,
  995: 110,
  5061: 5060,
  8443: 80,
};

/** The port of the same service without TLS. */
export function plainPortOf(port: number): number {
  return PLAIN_PORTS[port] ?? port;
}
