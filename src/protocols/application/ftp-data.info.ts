import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { FTPData } from "./ftp-data.ts";

export const ftpDataInfo = infoText(FTPData, {
  info(line) {
    line.text(`FTP Data: ${octetsOf(line)} bytes`);
    inBrackets(line, "setup-method");
    inBrackets(line, "command");
    // Lines of text inside say nothing of their own.
    line.fence();
  },
  heading: (line) => line.text(` (${octetsOf(line)} bytes data)`),
});

/** How many octets the segment, or the message that was put together, carries. */
function octetsOf(line: InfoLine): number {
  return line.payloadLength(line.outer("tcp"));
}

function inBrackets(line: InfoLine, name: string): void {
  const quad = line.find(`ftp-data.${name}`);
  if (quad >= 0) line.utf8(` (${line.string(quad)})`);
}
