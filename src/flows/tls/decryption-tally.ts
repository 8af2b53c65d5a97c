/** How the records of all connections fared. */
export class DecryptionTally {
  opened = 0;
  /** No secret of their connection is known, or its beginning was not seen. */
  withoutKey = 0;
  /** The secrets that are known do not fit. */
  failed = 0;
  /** Their cipher is one that cannot be undone here. */
  unsupported = 0;

  /** One line on what stays encrypted, undefined where nothing does. */
  get summary(): string | undefined {
    const reasons = [
      [this.withoutKey, "without a key"],
      [this.failed, "whose key does not fit"],
      [this.unsupported, "in an unsupported cipher"],
    ] as const;
    const texts = reasons.filter(([count]) => count > 0).map(([count, why]) => `${count} ${why}`);
    if (texts.length === 0) return undefined;
    const total = this.withoutKey + this.failed + this.unsupported;
    return `${total} of ${total + this.opened} encrypted TLS records stay encrypted: ${texts.join(", ")}`;
  }
}
