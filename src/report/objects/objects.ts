/** What was carried as a whole, and what it is to be called. */
export interface CarriedObject {
  /** "" where nobody named it. */
  readonly name: string;
  /** The type of its contents as its carrier names it, for names of those that have none. */
  readonly type?: string;
  readonly bytes: Uint8Array;
}

/** Finds what one packet after another carries. */
export interface Objects {
  /** What the packet at hand completes. */
  find(): CarriedObject[];
  /** After the last packet, what nothing else completes. */
  end?(): CarriedObject[];
}

/** What Wireshark asks of a file's name: nothing that some system does not take. */
const STRANGE = '<>:"/\\|?*';

/** A text with what files cannot be called as `%2f`. */
export function fileName(text: string): string {
  return Array.from(text, (char) => {
    const code = char.charCodeAt(0);
    return code < 32 || STRANGE.includes(char) ? `%${code.toString(16).padStart(2, "0")}` : char;
  }).join("");
}
