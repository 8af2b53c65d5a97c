const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Octets in base64 with padding (RFC 4648 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const word = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(word >>> shift) & 63]).join("");
    text += digits.slice(0, Math.min(4, bytes.length - i + 1)).padEnd(4, "=");
  }
  return text;
}

/** The octets that a text in base64 stands for; undefined where it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/=+$/, "");
  const bytes = new Uint8Array((digits.length * 3) >> 2);
  let word = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = DIGITS.indexOf(digits[i]!);
    if (digit < 0) return undefined;
    word = (word << 6) | digit;
    const left = 6 - 2 * (i & 3);
    if ((i & 3) > 0) bytes[at++] = word >>> left;
  }
  return bytes;
}
