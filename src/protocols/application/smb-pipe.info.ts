import { infoText } from "../../definition/info-line.ts";
import { SMBPipe } from "./smb-pipe.ts";

export const smbPipeInfo = infoText(SMBPipe, {
  column: "SMB Pipe",
  info(line) {
    line.named(line.find("smb_pipe.function"), "Unknown function (0x%)");
    line.text(" Request");
    const file = line.value("smb.fid");
    line.text(", FID: 0x");
    line.hex(file, 4);
  },
});
