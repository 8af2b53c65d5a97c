import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { OXIDResolver } from "./oxid-resolver.ts";

export const oXIDResolverInfo = infoText(OXIDResolver, interfaceText(OXIDResolver));
