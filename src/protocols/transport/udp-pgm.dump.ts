import { dumpText, type PrintLine } from "../../definition/dump-line.ts";
import { pgmMessage } from "../parts/pgm-line.ts";
import { address } from "../parts/sockets-line.ts";
import { UDP } from "./udp.ts";

const PORTS = 4;

/** Reliable multicast in UDP, which no port tells: its own ports are printed behind UDP's. */
const inDatagrams: PrintLine = (line, at, length) => {
  line.protocol = "pgm";
  if (!line.has(at, PORTS)) {
    address(line, line.network.source);
    line.text(" > ");
    address(line, line.network.destination);
    return line.text(": [|pgm]");
  }
  line.port("tcp", line.u16(at));
  line.text(" > ");
  line.port("tcp", line.u16(at + 2));
  line.text(": ");
  return pgmMessage(line, at, length);
};

export const pgmInUdpText = dumpText(UDP, inDatagrams, { carriedBy: {}, forcedBy: "pgm" });
export const pgmZmtpText = dumpText(UDP, inDatagrams, { carriedBy: {}, forcedBy: "pgm_zmtp1" });
