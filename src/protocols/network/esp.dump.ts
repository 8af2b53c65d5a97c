import { dumpText } from "../../definition/dump-line.ts";
import { ESP } from "./esp.ts";

const index = ESP.slot("spi");
const sequence = ESP.slot("seq");
const HEADER = 8;

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
});
