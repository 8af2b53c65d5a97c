import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { FRSRPC } from "./frsrpc.ts";

export const frsrpcInfo = infoText(FRSRPC, interfaceText(FRSRPC));
