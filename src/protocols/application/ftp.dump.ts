import { dumpText } from "../../definition/dump-line.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { FTP } from "./ftp.ts";

export const ftpText = dumpText(FTP, textProtocol("ftp"));
