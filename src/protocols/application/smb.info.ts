import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { noteSmbFile, smbRequestInfo, smbResponseInfo } from "../parts/smb-info.ts";
import { SMB } from "./smb.ts";

const SESSION_SETUP = 0x73;

const isResponse = (line: InfoLine): boolean => line.slot(SMB.slot("flags.response")) === 1;

export const smbInfo = infoText(SMB, {
  column: "SMB",
  again: "; ",
  notes(line) {
    if (!isResponse(line)) noteSmbFile(line);
  },
  info(line) {
    const command = line.find("smb.cmd");
    line.named(command, "unknown-0x%");
    const response = isResponse(line);
    line.text(response ? " Response" : " Request");
    (response ? smbResponseInfo : smbRequestInfo)(line, line.number(command));
    const security = line.number(command) === SESSION_SETUP;
    const status = line.find("smb.nt_status");
    const failed = status >= 0 && line.number(status) !== 0;
    if (security) line.fence();
    // The security protocol says it behind what it says itself.
    if (!failed || (security && line.inner >= 0)) return;
    line.text(", Error: ");
    line.named(status, "Unknown (%)");
  },
  labels: {
    "smb.server_component"(line, quad) {
      line.text("Server Component: ");
      line.named(quad);
    },
    "smb.dialect_offered": (line, quad) => line.utf8(`Dialect: ${line.string(line.inside(quad, "smb.dialect.name"))}`),
    "smb.error_code"(line, quad) {
      line.text("Error Code: ");
      if (line.number(quad) === 0) line.text("No Error");
      else line.show(quad);
    },
    "smb.message"(line) {
      const command = line.find("smb.cmd");
      line.named(command, "unknown-0x%");
      line.text(` ${isResponse(line) ? "Response" : "Request"} (0x`);
      line.hex(line.number(command), 2);
      line.text(")");
    },
  },
});
