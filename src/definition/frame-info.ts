import { Frame } from "./frame.ts";
import { infoText, type InfoLine } from "./info-line.ts";

/** How trees show what is known of a packet beside its octets. */
export const frameInfo = infoText(Frame, {
  heading(line) {
    line.text(` ${line.value("frame.number")}: `);
    octets(line, line.value("frame.len"), "on wire");
    line.text(", ");
    octets(line, line.value("frame.cap_len"), "captured");
    const interfaceNumber = line.find("frame.interface_id");
    if (interfaceNumber < 0) return;
    const name = line.find("frame.interface_name");
    line.text(" on interface ");
    line.utf8(name < 0 ? "unknown" : line.string(name));
    line.text(`, id ${line.number(interfaceNumber)}`);
  },
  labels: {
    "frame.interface_id"(line, quad) {
      const name = line.find("frame.interface_name");
      line.text(`Interface id: ${line.number(quad)} (`);
      line.utf8(name < 0 ? "unknown" : line.string(name));
      line.text(")");
    },
    "frame.len"(line, quad) {
      line.text("Frame Length: ");
      octets(line, line.number(quad));
    },
    "frame.cap_len"(line, quad) {
      line.text("Capture Length: ");
      octets(line, line.number(quad));
    },
  },
});

function octets(line: InfoLine, count: number, where = ""): void {
  const unit = count === 1 ? "byte" : "bytes";
  line.text(`${count} ${unit} ${where}${where === "" ? "" : " "}(${8 * count} bits)`);
}
