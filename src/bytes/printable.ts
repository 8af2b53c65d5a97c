/** Characters that would disturb a line are written as C does: `\r\n`. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- it is they that are meant
  return text.replace(/[\u0000-\u001f\u007f]/g, (char) => {
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[char];
    return short ?? `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
}
