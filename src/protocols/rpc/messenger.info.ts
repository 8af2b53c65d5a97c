import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { Messenger } from "./messenger.ts";

export const messengerInfo = infoText(Messenger, interfaceText(Messenger));
