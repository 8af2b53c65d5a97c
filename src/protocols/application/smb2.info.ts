import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { smb2Endings, smb2Labels } from "../parts/smb2-lines.ts";
import { noteSmb2, smb2Details } from "../parts/smb2-info.ts";
import { SMB2, SMB2Transform } from "./smb2.ts";

const SESSION_SETUP = 1;

const isResponse = (line: InfoLine): boolean => line.slot(SMB2.slot("headerFlags.response")) === 1;

export const smb2Info = infoText(SMB2, {
  column: "SMB2",
  again: ";",
  notes: (line) => noteSmb2(line, line.value("smb2.cmd"), !isResponse(line)),
  info(line) {
    const response = isResponse(line);
    const command = line.find("smb2.cmd");
    line.named(command, "unknown");
    line.text(response ? " Response" : " Request");
    const status = line.find("smb2.nt_status");
    if (status >= 0 && line.number(status) !== 0) {
      line.text(", Error: ");
      line.named(status, "Unknown (%)");
    }
    const number = line.number(command);
    smb2Details(line, number, !response);
    if (number === SESSION_SETUP) line.fence();
  },
  endings: smb2Endings,
  labels: smb2Labels,
});

export const smb2TransformInfo = infoText(SMB2Transform, {
  column: "SMB2",
  again: ";",
  info: (line) => line.text("Encrypted SMB3"),
});
