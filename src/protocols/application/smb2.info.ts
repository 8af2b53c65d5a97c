import type { InfoLine } from "../../definition/info-line.ts";
import { infoText } from "../../definition/info-line.ts";
import { SMB2, SMB2Transform } from "./smb2.ts";

const SESSION_SETUP = 1;
const CREATE = 5;

/** Writes a space and what a field holds, where it is there, with a text in front. */
function told(line: InfoLine, before: string, name: string): void {
  const quad = line.find(name);
  if (quad < 0) return;
  line.text(before);
  line.show(quad);
}

/** Writes what is asked for, by class and level. */
function asked(line: InfoLine): void {
  const kind = line.find("smb2.class");
  if (kind < 0) return;
  line.octet(32);
  line.named(kind, "UNKNOWN (%)");
  for (const name of ["smb2.file_info.infolevel", "smb2.fs_info.infolevel", "smb2.sec_info.infolevel"]) {
    const level = line.find(name);
    if (level < 0) continue;
    line.octet(0x2f);
    line.named(level, "UNKNOWN (%)");
  }
}

/** What a message says beside its command, by the command. */
const details: { readonly [command: number]: (line: InfoLine, request: boolean) => void } = {
  3: (line) => told(line, " Tree: ", "smb2.tree"),
  11: (line) => {
    const code = line.find("smb2.ioctl.function");
    if (code < 0) return;
    line.octet(32);
    line.named(code, "Unknown (%)");
  },
  14: (line) => {
    const level = line.find("smb2.find.infolevel");
    if (level < 0) return;
    line.octet(32);
    line.named(level, "Unknown (%)");
    told(line, " Pattern: ", "smb2.find.pattern");
  },
  8: (line) => ranged(line, "smb2.read_length"),
  9: (line) => ranged(line, "smb2.write_length"),
  16: asked,
  17: asked,
};

function ranged(line: InfoLine, length: string): void {
  if (!line.has("smb2.file_offset")) return;
  told(line, " Len:", length);
  told(line, " Off:", "smb2.file_offset");
}

export const smb2Info = infoText(SMB2, {
  column: "SMB2",
  again: ";",
  info(line) {
    const response = line.slot(SMB2.slot("headerFlags.response")) === 1;
    const command = line.find("smb2.cmd");
    line.named(command, "unknown");
    line.text(response ? " Response" : " Request");
    const status = line.find("smb2.nt_status");
    if (status >= 0 && line.number(status) !== 0) {
      line.text(", Error: ");
      line.named(status, "Unknown (%)");
    }
    const number = line.number(command);
    details[number]?.(line, !response);
    if (number === SESSION_SETUP) line.fence();
    if (number === CREATE && !response) told(line, " File: ", "smb2.filename");
  },
});

export const smb2TransformInfo = infoText(SMB2Transform, {
  column: "SMB2",
  again: ";",
  info: (line) => line.text("Encrypted SMB3"),
});
