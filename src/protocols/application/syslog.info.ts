import { infoText } from "../../definition/info-line.ts";
import { Syslog } from "./syslog.ts";

/** Facilities and severities in short (RFC 5424 6.2.1). */
const FACILITIES =
  "KERN USER MAIL DAEMON AUTH SYSLOG LPR NEWS UUCP CRON AUTHPRIV FTP NTP LOGAUDIT LOGALERT CRON LOCAL0 LOCAL1 LOCAL2 LOCAL3 LOCAL4 LOCAL5 LOCAL6 LOCAL7".split(
    " ",
  );
const SEVERITIES = "EMERG ALERT CRIT ERR WARNING NOTICE INFO DEBUG".split(" ");

export const syslogInfo = infoText(Syslog, {
  column: "Syslog",
  info(line) {
    const facility = line.find("syslog.facility");
    if (facility >= 0) {
      line.text(FACILITIES[line.number(facility)] ?? "UNKNOWN");
      line.text(`.${SEVERITIES[line.value("syslog.level")] ?? "UNKNOWN"}: `);
    }
    const message = line.find("syslog.msg");
    if (message >= 0) line.show(message);
  },
});
