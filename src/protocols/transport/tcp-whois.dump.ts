import { dumpText } from "../../definition/dump-line.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { TCP } from "./tcp.ts";

export const whoisText = dumpText(TCP, textProtocol("whois"), { carriedBy: { "tcp.port": 43 } });
