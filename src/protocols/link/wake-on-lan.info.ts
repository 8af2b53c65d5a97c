import { formatMac } from "../../bytes/addresses.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { WakeOnLan } from "./wake-on-lan.ts";

const STATION = 6;

export const wakeOnLanInfo = infoText(WakeOnLan, {
  info: (line) => line.text(`MagicPacket for ${station(line)}${password(line)}`),
  heading: (line) => line.text(`, MAC: ${station(line)}${password(line, ": ")}`),
  labels: {
    "wol.all": (line) => line.text(`MAC: ${station(line)}`),
    "wol.passwd": (line, quad) => line.text(`Password: ${spelled(line, quad)}`),
  },
});

function station(line: InfoLine): string {
  const quad = line.find("wol.mac");
  return quad < 0 ? "" : spelled(line, quad);
}

function password(line: InfoLine, between = " "): string {
  const quad = line.find("wol.passwd");
  return quad < 0 ? "" : `, password${between}${spelled(line, quad)}`;
}

/** Four octets as an IPv4 address, six as one of a station. */
function spelled(line: InfoLine, quad: number): string {
  const octets = line.octetsOf(quad);
  return octets.length < STATION ? octets.join(".") : formatMac(octets, 0, STATION);
}
