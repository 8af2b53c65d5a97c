import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { NetDFS } from "./netdfs.ts";

export const netDFSInfo = infoText(NetDFS, interfaceText(NetDFS));
