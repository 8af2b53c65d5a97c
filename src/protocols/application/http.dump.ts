import { dumpText } from "../../definition/dump-line.ts";
import { httpMethods } from "../parts/http-message.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { HTTP } from "./http.ts";

/** Methods of Wireshark's that tcpdump takes for no start of a message. */
const untold = [
  "ACL",
  "BIND",
  "LINK",
  "M-SEARCH",
  "MKCALENDAR",
  "MKREDIRECTREF",
  "ORDERPATCH",
  "PATCH",
  "PRI",
  "REBIND",
  "RPC_IN_DATA",
  "RPC_OUT_DATA",
  "UNBIND",
  "UNLINK",
  "UPDATEREDIRECTREF",
];
const methods = httpMethods.filter((method) => !untold.includes(method));

export const httpText = dumpText(HTTP, textProtocol("http", methods), { carriedBy: { "tcp.port": [80, 8080] } });
