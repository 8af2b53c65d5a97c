import { infoText } from "../../definition/info-line.ts";
import { HTTP_TOLD } from "../../definition/told.ts";
import { httpInfo } from "../parts/http-info.ts";
import { HTTP } from "./http.ts";

export const httpInfoText = infoText(HTTP, {
  info: httpInfo,
  stays: (line) => line.told === HTTP_TOLD.tunnel,
  begun: (line, first) => line.utf8(`${first} `),
});
