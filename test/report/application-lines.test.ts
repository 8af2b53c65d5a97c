import { expect, it } from "vitest";
import { ours, sample } from "../cli/run-shark.ts";

/** Lines of trees that are not label and value, as tshark 4.0.17 writes them. */
it.each([
  ["ftp", "    USER anonymous\\r\\n\n        Request command: USER\n        Request arg: anonymous\n"],
  ["ftp", "    220 FTP server ready.\\r\\n\n        Response code: Service ready for new user (220)\n"],
  ["pop", "    USER bob\\r\\n\n        Request command: USER\n"],
  [
    "ntp",
    "Network Time Protocol (NTP Version 4, client)\n    Flags: 0x23, Leap Indicator: no warning, Version number: NTP",
  ],
  ["ntp", "    Peer Clock Stratum: secondary reference (8)\n    Peer Polling Interval: 6 (64 seconds)\n"],
  ["ntp", "    Reference ID: NULL\n"],
  ["radius", "        AVP: t=User-Name(1) l=7 val=carol\n"],
  ["radius", "        AVP: t=User-Password(2) l=18 val=Encrypted\n"],
  ["radius", "        AVP: t=NAS-Port-Type(61) l=6 val=Ethernet(15)\n"],
])("%s: %s", async (name, lines) => {
  const { stdout } = await ours(["-n", "-V", "-r", sample(name)]);
  expect(stdout).toContain(`\n${lines}`);
});
