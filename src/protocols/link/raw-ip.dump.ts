import { dumpText } from "../../definition/dump-line.ts";
import { RawIP } from "./raw-ip.ts";

export const rawIpText = dumpText(
  RawIP,
  (line, at, length) => {
    line.protocol = "raw";
    if (line.options.linkHeader) line.text("ip: ");
    if (length < 1) {
      line.text(`truncated-ip ${length}`);
      return;
    }
    const version = line.u8(at) >> 4;
    if (!line.next("raw.version", version, at, length)) line.text(`unknown ip ${version}`);
  },
  { carriedBy: { linktype: [101, 12, 228, 229] } },
);
