import { dumpText } from "../../definition/dump-line.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { sipMethods } from "../parts/sip-methods.ts";
import { SIP } from "./sip.ts";

/** Methods of Wireshark's that tcpdump takes for no start of a message. */
const untold = ["PING", "SERVICE"];
const methods = sipMethods.filter((method) => !untold.includes(method));

export const sipText = dumpText(SIP, textProtocol("sip", methods), { carriedBy: { "udp.port": 5060 } });
