const packetStart = /^ {0,4}(\d+) {2}/;

/**
 * Cuts what `-#` printed into one text a packet, each without its number and last newline. A line belongs to the next
 * packet only when it starts with the very next number, since payloads can print anything.
 */
export function packetTexts(output: string): string[] {
  const packets: string[] = [];
  let start = -1;
  for (let at = 0; at < output.length;) {
    const end = output.indexOf("\n", at) + 1 || output.length + 1;
    const number = packetStart.exec(output.slice(at, Math.min(end, at + 16)));
    if (number !== null && Number(number[1]) === packets.length + 1 + (start < 0 ? 0 : 1)) {
      if (start >= 0) packets.push(output.slice(start, at - 1));
      start = at + number[0].length;
    }
    at = end;
  }
  if (start >= 0) packets.push(output.slice(start, output.endsWith("\n") ? -1 : undefined));
  return packets;
}
