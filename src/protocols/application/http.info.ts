import { infoText } from "../../definition/info-line.ts";
import { HTTP_TOLD } from "../../definition/told.ts";
import { httpInfo } from "../parts/http-info.ts";
import { textLineLabels } from "../parts/text-line-labels.ts";
import { HTTP } from "./http.ts";

export const httpInfoText = infoText(HTTP, {
  info: httpInfo,
  stays: (line) => line.told === HTTP_TOLD.tunnel,
  begun: (line, first) => line.utf8(`${first} `),
  labels: {
    ...textLineLabels,
    "http.request_number": (line, quad) => line.text(`HTTP request ${line.number(quad)}/${line.number(quad)}`),
    "http.response_number": (line, quad) => line.text(`HTTP response ${line.number(quad)}/${line.number(quad)}`),
    "http.file_data": (line) => line.text(`File Data: ${line.value("http.file_size")} bytes`),
  },
});
