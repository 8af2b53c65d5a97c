import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { Witness } from "./witness.ts";

export const witnessInfo = infoText(Witness, interfaceText(Witness));
