import { dumpText } from "../../definition/dump-line.ts";
import { Kerberos } from "./kerberos.ts";

/** The tags of requests and answers for tickets (RFC 4120), which tcpdump takes for versions. */
const FIFTH = [0x6a, 0x6b];
const FOURTH = 4;

export const kerberosText = dumpText(
  Kerberos,
  (line, at, length) => {
    line.protocol = "krb";
    if (length < 1) return line.truncated();
    const version = line.u8(at);
    if (version === FOURTH) return false;
    if (version > 0 && version < FOURTH) line.text(` v${version}`);
    else line.text(FIFTH.includes(version) ? " v5" : "");
  },
  { carriedBy: { "udp.port": [88, 750] } },
);
