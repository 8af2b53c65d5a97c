import { dumpText } from "../../definition/dump-line.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { SMTP } from "./smtp.ts";

export const smtpText = dumpText(SMTP, textProtocol("smtp"), { carriedBy: { "tcp.port": 25 } });
