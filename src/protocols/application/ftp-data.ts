import { bytes, frameNumber, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** What FTP transfers; lists and files that begin as text are shown as lines. */
export const FTPData = protocol({
  name: "ftp-data",
  layer: "FTPData",
  title: "FTP Data",
  short: "FTP-DATA",
  spec: "RFC 959",
  generated: {
    setup: frameNumber({ filter: "setup-frame", label: "Setup frame" }),
    method: text("rest", { filter: "setup-method", label: "Setup method" }),
    command: text("rest", { filter: "command", label: "Command" }),
    commandFrame: frameNumber({ filter: "command-frame", label: "Command frame" }),
    directory: text("rest", { filter: "current-working-directory", label: "Current working directory" }),
  },
  summary: "FTP data",
  fields: { data: bytes("rest", { filter: "" }) },
});
