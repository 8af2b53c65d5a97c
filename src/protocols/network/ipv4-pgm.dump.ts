import { dumpText } from "../../definition/dump-line.ts";
import { pgmMessage } from "../parts/pgm-line.ts";
import { sockets } from "../parts/sockets-line.ts";
import { IP } from "./ipv4.ts";

const NUMBER = 113;
const PORTS = 4;

/** Reliable multicast (RFC 3208), over IP. */
export const pgmText = dumpText(
  IP,
  (line, at, length) => {
    line.protocol = "pgm";
    if (!line.has(at, PORTS)) {
      sockets(line, "tcp", NUMBER, -1, -1);
      return line.text("[|pgm]");
    }
    sockets(line, "tcp", NUMBER, line.u16(at), line.u16(at + 2));
    return pgmMessage(line, at, length);
  },
  { carriedBy: { "ip.proto": NUMBER } },
);
