import { infoText } from "../../definition/info-line.ts";
import { Syslog } from "./syslog.ts";

// oxfmt-ignore
const facilities = [
  "KERN", "USER", "MAIL", "DAEMON", "AUTH", "SYSLOG", "LPR", "NEWS", "UUCP", "CRON", "AUTHPRIV", "FTP", "NTP", "LOGAUDIT", "LOGALERT", "CRON",
  "LOCAL0", "LOCAL1", "LOCAL2", "LOCAL3", "LOCAL4", "LOCAL5", "LOCAL6", "LOCAL7",
];
const levels = ["EMERG", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE", "INFO", "DEBUG"];

export const syslogInfo = infoText(Syslog, {
  info(line) {
    const facility = line.find("syslog.facility");
    if (facility >= 0) {
      const level = levels[line.value("syslog.level")] ?? "UNKNOWN";
      line.text(`${facilities[line.number(facility)] ?? "UNKNOWN"}.${level}: `);
    }
    const message = line.find("syslog.msg");
    if (message >= 0) line.utf8(line.string(message));
  },
});
