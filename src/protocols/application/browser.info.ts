import { infoText } from "../../definition/info-line.ts";
import { Browser } from "./browser.ts";

/** What Info calls the bits of a server's type. */
const words: readonly string[] = [
  "Workstation",
  "Server",
  "SQL Server",
  "Domain Controller",
  "Backup Controller",
  "Time Source",
  "Apple Server",
  "Novell Server",
  "Domain Member Server",
  "Print Queue Server",
  "Dialin Server",
  "Xenix Server",
  "NT Workstation",
  "Windows for Workgroups",
  "Unknown server type:14",
  "NT Server",
  "Potential Browser",
  "Backup Browser",
  "Master Browser",
  "Domain Master Browser",
  "OSF",
  "VMS",
  "Windows 95 or above",
  "DFS server",
  ...Array.from({ length: 6 }, (_, i) => `Unknown server type:${24 + i}`),
  "Local List Only",
  "Domain Enum",
];
const ANNOUNCEMENTS = new Set([1, 12, 15]);

export const browserInfo = infoText(Browser, {
  info(line) {
    const command = line.find("browser.command");
    line.named(command, "Unknown (%)");
    const number = line.number(command);
    if (ANNOUNCEMENTS.has(number)) {
      line.utf8(` ${line.string(line.find("browser.server"))}`);
      const types = line.value("browser.server_type");
      words.forEach((word, bit) => {
        if ((types >>> bit) & 1) line.text(`, ${word}`);
      });
    } else if (number === 2) {
      line.octet(32);
      line.utf8(line.string(line.find("browser.response_computer_name")));
    }
  },
});
