import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { TFTP } from "./tftp.ts";

export const tftpInfo = infoText(TFTP, {
  info(line) {
    line.named(line.find("tftp.opcode"), "Unknown TFTP message type");
    words(line, ", File: ", "tftp.source_file");
    words(line, ", File: ", "tftp.destination_file");
    words(line, ", Transfer type: ", "tftp.type");
    if (line.has("tftp.block")) line.text(`, Block: ${line.value("tftp.block")}`);
    const error = line.find("tftp.error.code");
    if (error >= 0) {
      line.text(", Code: ");
      line.named(error, "Unknown");
      words(line, ", Message: ", "tftp.error.message");
    }
    for (let name = line.find("tftp.option.name"); name >= 0; name = line.find("tftp.option.name", name)) {
      const value = line.find("tftp.option.value", name);
      line.utf8(`, ${line.string(name)}=${value < 0 ? "" : line.string(value)}`);
    }
  },
});

function words(line: InfoLine, before: string, name: string): void {
  const quad = line.find(name);
  if (quad >= 0) line.utf8(`${before}${line.string(quad)}`);
}
