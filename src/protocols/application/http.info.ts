import { infoText } from "../../definition/info-line.ts";
import { httpInfo } from "../parts/http-info.ts";
import { HTTP } from "./http.ts";

export const httpInfoText = infoText(HTTP, { info: httpInfo, begun: (line, first) => line.utf8(`${first} `) });
