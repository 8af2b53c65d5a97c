import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { TFTP } from "./tftp.ts";

/** Octets of a block, unless another size was agreed on. */
const BLOCK = 512;

export const tftpInfo = infoText(TFTP, {
  info(line) {
    switch (line.value("tftp.opcode")) {
      case 1:
        request(line, "Read Request", "tftp.source_file");
        return;
      case 2:
        request(line, "Write Request", "tftp.destination_file");
        return;
      case 3:
        line.text(`Data Packet, Block: ${line.value("tftp.block")}`);
        if (line.payloadLength() < BLOCK) line.text(" (last)");
        return;
      case 4:
        line.text(`Acknowledgement, Block: ${line.value("tftp.block")}`);
        return;
      case 5:
        line.text("Error Code, Code: ");
        line.named(line.find("tftp.error.code"), "Unknown");
        line.text(", Message: ");
        line.show(line.find("tftp.error.message"));
        return;
      case 6:
        line.text("Option Acknowledgement");
        options(line);
    }
  },
});

function request(line: InfoLine, what: string, file: string): void {
  line.text(`${what}, File: `);
  line.show(line.find(file));
  line.text(", Transfer type: ");
  line.show(line.find("tftp.type"));
  options(line);
}

function options(line: InfoLine): void {
  for (let name = line.find("tftp.option.name"); name >= 0; name = line.find("tftp.option.name", name)) {
    line.text(", ");
    line.show(name);
    line.text("=");
    line.show(line.find("tftp.option.value", name));
  }
}
