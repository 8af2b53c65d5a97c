import { dumpText } from "../../definition/dump-line.ts";
import { zmtpFrames } from "../parts/zmtp-line.ts";
import { TCP } from "./tcp.ts";

/** Messages of ZeroMQ (ZMTP 1.0), which no port tells. */
export const zmtpText = dumpText(
  TCP,
  (line, at, length) => {
    line.protocol = "zmtp1";
    line.text(": ZMTP/1.0");
    zmtpFrames(line, at, at + length);
  },
  { carriedBy: {}, forcedBy: "zmtp1" },
);
