import { dumpText } from "../../definition/dump-line.ts";
import { Syslog } from "./syslog.ts";

const OPEN = 0x3c;
const CLOSE = 0x3e;
const DIGITS = 3;

const severities = ["emergency", "alert", "critical", "error", "warning", "notice", "info", "debug"];
const facilities: { readonly [number: number]: string } = {
  0: "kernel",
  1: "user",
  2: "mail",
  3: "daemon",
  4: "auth",
  5: "syslog",
  6: "lpr",
  7: "news",
  8: "uucp",
  9: "cron",
  10: "authpriv",
  11: "ftp",
  12: "ntp",
  13: "security",
  14: "console",
  15: "cron",
  16: "local0",
  17: "local1",
  18: "local2",
  19: "local3",
  20: "local4",
  21: "local5",
  22: "local6",
  23: "local7",
};

export const syslogText = dumpText(Syslog, (line, at, length) => {
  line.protocol = "syslog";
  if (line.u8(at) !== OPEN) return line.invalid();
  let next = at + 1;
  let priority = 0;
  for (let octet = line.u8(next); octet >= 0x30 && octet <= 0x39 && next <= at + DIGITS; octet = line.u8(next)) {
    priority = 10 * priority + (octet - 0x30);
    next++;
  }
  if (line.u8(next) !== CLOSE) return line.invalid();
  const facility = priority >> 3;
  const severity = priority & 7;
  const facilityName = facilities[facility] ?? `unknown (${facility})`;
  if (line.verbose === 0) return line.text(`SYSLOG ${facilityName}.${severities[severity]}, length: ${length}`);
  line.text(
    `SYSLOG, length: ${length}\n\tFacility ${facilityName} (${facility}), Severity ${severities[severity]} (${severity})\n\tMsg: `,
  );
  line.visibleText(next + 1, at + length - next - 1);
  if (line.verbose > 1) line.hexLines(at, length, "\n\t");
});
