import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { RemUnknown } from "./rem-unknown.ts";

export const remUnknownInfo = infoText(RemUnknown, interfaceText(RemUnknown));
