import { dumpText } from "../../definition/dump-line.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { SIP } from "./sip.ts";

const methods = [
  "ACK",
  "BYE",
  "CANCEL",
  "DO",
  "INFO",
  "INVITE",
  "MESSAGE",
  "NOTIFY",
  "OPTIONS",
  "PRACK",
  "PUBLISH",
  "QAUTH",
  "REFER",
  "REGISTER",
  "SPRACK",
  "SUBSCRIBE",
  "UPDATE",
];

export const sipText = dumpText(SIP, textProtocol("sip", methods), { carriedBy: { "udp.port": 5060 } });
