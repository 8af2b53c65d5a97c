import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { ISystemActivator } from "./system-activator.ts";

export const iSystemActivatorInfo = infoText(ISystemActivator, interfaceText(ISystemActivator));
