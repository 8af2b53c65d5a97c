/** LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR and LINKTYPE_PPP_WITH_DIR. */
const H4_WITH_PHDR = 201;
const PPP_WITH_DIR = 204;

/** Octets that libpcap writes in front of a packet to say which way it went, which Wireshark does not count as part of it. */
export function recordHead(linkType: number): number {
  switch (linkType) {
    case H4_WITH_PHDR:
      return 4;
    case PPP_WITH_DIR:
      return 1;
    default:
      return 0;
  }
}

/** Octets that a packet had on its way, without that head. */
export function wireLength({ linkType, original }: { readonly linkType: number; readonly original: number }): number {
  return Math.max(0, original - recordHead(linkType));
}

/** Whether the head's last octet says that the packet was received; undefined where it is not there or says nothing. */
export function saysReceived(linkType: number, bytes: Uint8Array, start: number, end: number): boolean | undefined {
  const head = recordHead(linkType);
  if (head === 0 || start + head > end) return undefined;
  const says = bytes[start + head - 1]!;
  return linkType === PPP_WITH_DIR ? says === 0 : (says & 1) === 1;
}
