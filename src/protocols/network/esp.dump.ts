import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { printTransport } from "../parts/transport-line.ts";
import { ESP } from "./esp.ts";

const index = ESP.slot("spi");
const sequence = ESP.slot("seq");
const HEADER = 8;
/** The length of the padding and the number of what is inside, which stand at the end. */
const TRAILER = 2;

export const espText = dumpText(ESP, (line, at, length) => {
  line.protocol = "esp";
  // A header with nothing behind it is cut as well.
  if (!line.has(at, HEADER + 1)) {
    line.truncated();
    return;
  }
  line.text("ESP(spi=0x");
  line.hex(line.field(index, at), 8);
  line.text(",seq=0x");
  line.hex(line.field(sequence, at));
  line.text("), length ");
  line.decimal(length);
  plaintext(line, at, length);
});

/** What is inside, where a key for it was given: it is printed from a packet in which it stands in the place of the ciphertext. */
function plaintext(line: DumpLine, at: number, length: number): void {
  const { decrypt } = line.options;
  const { network } = line;
  if (decrypt === undefined || network.version === 0 || !line.has(at, length)) return;
  const address = line.bytes.subarray(network.destination, network.destination + network.addressSize);
  const plain = decrypt(line.field(index, at), address, line.bytes, at + HEADER, at + length);
  if (plain === undefined) return;
  const size = plain.octets.length;
  const padding = plain.octets[size - TRAILER];
  const next = plain.octets[size - 1];
  const inside = size - TRAILER - padding;
  if (inside < 0) {
    line.truncated();
    return;
  }
  const { bytes, end } = line;
  const copy = bytes.slice();
  copy.set(plain.octets, plain.at);
  line.bytes = copy;
  line.end = Math.min(end, plain.at + inside);
  try {
    line.text(": ");
    printTransport(line, next, plain.at, inside);
  } finally {
    line.bytes = bytes;
    line.end = end;
  }
}
