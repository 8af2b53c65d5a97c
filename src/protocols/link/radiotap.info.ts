import { infoText } from "../../definition/info-line.ts";
import { RadioTap } from "./radiotap.ts";

const length = RadioTap.slot("len");

export const radiotapInfo = infoText(RadioTap, {
  column: "",
  heading: (line) => line.text(` v0, Length ${line.slot(length)}`),
  labels: {
    "radiotap.datarate": (line, quad) => line.text(`Data Rate: ${line.number(quad).toFixed(1)} Mb/s`),
  },
});
