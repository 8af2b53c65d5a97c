import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { OffsetAt } from "../bytes/time.ts";
import { timeZoneByFile } from "../bytes/time-zone-file.ts";
import { timeZoneByRule } from "../bytes/time-zone-rule.ts";

const ZONES = "/usr/share/zoneinfo";
const SYSTEM_ZONE = "/etc/localtime";
const QUARTER_HOUR = 900;

const utc: OffsetAt = () => 0;

/** Local time as the C library has it: by the TZ variable (a zone, a file or a POSIX rule), else by the system's setting. */
export function localTime(zone: string | undefined): OffsetAt {
  if (zone === undefined) return readZone(SYSTEM_ZONE) ?? (existsSync(ZONES) ? utc : byRuntime());
  const name = zone.replace(/^:/, "");
  if (name === "") return utc;
  return readZone(isAbsolute(name) ? name : join(ZONES, name)) ?? timeZoneByRule(name) ?? zoneWithoutFiles(name);
}

function readZone(path: string): OffsetAt | undefined {
  try {
    return timeZoneByFile(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** A system without zone files (Windows, small containers): the runtime knows the zones by name. */
function zoneWithoutFiles(name: string): OffsetAt {
  try {
    return existsSync(ZONES) ? utc : byRuntime(name);
  } catch {
    return utc;
  }
}

/** Offsets that the runtime computes, one every quarter of an hour; throws RangeError for an unknown zone. */
function byRuntime(timeZone?: string): OffsetAt {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  let quarter: number | undefined;
  let offset = 0;
  return (seconds) => {
    const now = Math.floor(seconds / QUARTER_HOUR);
    if (now !== quarter) {
      quarter = now;
      const name = format.formatToParts(seconds * 1000).find(({ type }) => type === "timeZoneName")?.value ?? "";
      const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
      offset = (Number(hours) * 3600 + Number(minutes) * 60) * (sign === "-" ? -1 : 1);
    }
    return offset;
  };
}
