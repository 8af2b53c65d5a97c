import { mark } from "../../definition/fields.ts";
import { countryCode, networkCode } from "./mobile-numbers.ts";

/** Places in mobile networks, each with the codes of its country and its network (3GPP TS 23.003 4). */
export const mobilePlaces = {
  tai: mark({ filter: "", label: "Tracking Area Identity (TAI)" }),
  ecgi: mark({ filter: "", label: "E-UTRAN Cell Global Identifier (ECGI)" }),
  cgi: mark({ filter: "", label: "Cell Global Identity (CGI)" }),
  sai: mark({ filter: "", label: "Service Area Identity (SAI)" }),
  rai: mark({ filter: "", label: "Routeing Area Identity (RAI)" }),
  lai: mark({ filter: "", label: "Location Area Identifier (LAI)" }),
  taiMcc: countryCode("=e212.tai.mcc"),
  taiMnc: networkCode("=e212.tai.mnc"),
  ecgiMcc: countryCode("=e212.ecgi.mcc"),
  ecgiMnc: networkCode("=e212.ecgi.mnc"),
  cgiMcc: countryCode("=e212.cgi.mcc"),
  cgiMnc: networkCode("=e212.cgi.mnc"),
  saiMcc: countryCode("=e212.sai.mcc"),
  saiMnc: networkCode("=e212.sai.mnc"),
  raiMcc: countryCode("=e212.rai.mcc"),
  raiMnc: networkCode("=e212.rai.mnc"),
  laiMcc: countryCode("=e212.lai.mcc"),
  laiMnc: networkCode("=e212.lai.mnc"),
};
