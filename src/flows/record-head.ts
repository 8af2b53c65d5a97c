/** Octets that libpcap writes in front of a packet to say which way it went, which Wireshark does not count as part of it. */
export function recordHead(linkType: number): number {
  switch (linkType) {
    case 201: // LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR
      return 4;
    case 204: // LINKTYPE_PPP_WITH_DIR
      return 1;
    default:
      return 0;
  }
}

/** Whether the head's last bit says that the packet was received; undefined where nothing says. */
export function saysReceived(linkType: number, bytes: Uint8Array, start: number): boolean | undefined {
  const head = recordHead(linkType);
  return linkType === 201 && start + head <= bytes.length ? (bytes[start + head - 1]! & 1) === 1 : undefined;
}
