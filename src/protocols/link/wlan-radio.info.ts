import { infoText } from "../../definition/info-line.ts";
import { WlanRadio } from "./wlan-radio.ts";

export const wlanRadioInfo = infoText(WlanRadio, {
  column: "",
  labels: {
    "wlan_radio.data_rate": (line, quad) => line.text(`Data rate: ${line.number(quad).toFixed(1)} Mb/s`),
  },
});
