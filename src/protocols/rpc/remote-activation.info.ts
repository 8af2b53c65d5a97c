import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { RemoteActivation } from "./remote-activation.ts";

export const remoteActivationInfo = infoText(RemoteActivation, interfaceText(RemoteActivation));
