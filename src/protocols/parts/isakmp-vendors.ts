/** What the identifiers say that vendors and extensions announce themselves by, most of them digests; by how they begin. */
const vendors: readonly (readonly [digits: string, name: string])[] = [
  ["4a131c81070358455c5728f20e95452f", "RFC 3947 Negotiation of NAT-Traversal in the IKE"],
  ["7d9419a65310ca6f2c179d9215529d56", "draft-ietf-ipsec-nat-t-ike-03"],
  ["90cb80913ebb696e086381b5ec427b1f", "draft-ietf-ipsec-nat-t-ike-02\\n"],
  ["cd60464335df21f87cfdb2fc68b6a448", "draft-ietf-ipsec-nat-t-ike-02"],
  ["4485152d18b6bbcd0be8a8469579ddcc", "draft-ietf-ipsec-nat-t-ike-00"],
  ["439b59f8ba676c4c7737ae22eab8f582", "draft-ietf-ipsec-nat-t-ike-07"],
  ["afcad71368a1f1c96b8696fc7757", "RFC 3706 DPD (Dead Peer Detection)"],
  ["09002689dfd6b712", "XAUTH"],
  ["12f5f28c457168a9702d9fe274cc", "CISCO-UNITY"],
  ["434953434f2d44454c4554452d524541534f4e", "Cisco Delete Reason Supported"],
  ["434953434f2d44594e414d49432d524f555445", "Cisco Dynamic Route Supported"],
  ["464c455856504e2d535550504f52544544", "Cisco FlexVPN Supported"],
];

/** Octets in which identifiers differ. */
const LONGEST = 20;

/** The name for the identifier in octets[start..end), undefined where nobody knows it. */
export function vendorName(octets: Uint8Array, start: number, end: number): string | undefined {
  let digits = "";
  for (let at = start; at < Math.min(end, start + LONGEST); at++) digits += octets[at].toString(16).padStart(2, "0");
  return vendors.find(([known]) => digits.startsWith(known))?.[1];
}
