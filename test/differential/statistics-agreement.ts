import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { StatisticError } from "../../src/report/statistics/statistic.ts";
import { runStatistics } from "../report/statistics/run-statistics.ts";
import type { CaptureFile } from "./captures.ts";

/** What is compared with tshark's tables, by the words of `-z`. */
export const STATISTICS = [
  "io,phs",
  "io,stat,1",
  "io,stat,0.25",
  "conv,ip",
  "conv,tcp",
  "conv,udp",
  "conv,sctp",
  "conv,wlan",
  "conv,sll",
  "endpoints,sctp",
  "endpoints,eth",
  "endpoints,ipv6",
  "endpoints,tcp",
  "endpoints,wlan",
  "endpoints,sll",
  "endpoints,ipx",
  "plen,tree",
  "ip_hosts,tree",
  "ip_srcdst,tree",
  "ipv6_dests,tree",
  "dests,tree",
  "http,tree",
  "http_req,tree",
  "http_srv,tree",
  "http_seq,tree",
  "dns,tree",
  "http2,tree",
  "rtsp,tree",
  "http,stat",
  "sip,stat",
  "credentials",
  "dhcp,stat",
  "sctp,stat",
  "radius,rtd",
  "rpc,programs",
  "rpc,srt,100003,3",
  "gtp,srt",
  "smb2,srt",
  "ldap,srt",
  "snmp,srt",
  "diameter,srt",
  "conv,usb",
  "endpoints,usb",
  "icmp,srt",
  "expert",
  "rtp,streams",
  "flow,tcp,standard",
  "flow,icmp,network",
  "follow,tcp,ascii,0",
  "follow,udp,hex,0",
];

/** A table of ours that is not among tshark's. */
export interface TableDifference {
  readonly statistic: string;
  readonly ours: string;
  /** All tables that tshark printed. */
  readonly theirs: string;
}

/** Our statistics of a capture, without those that refuse it: packets of years make too many intervals. */
async function ourTables(
  file: string,
  names: readonly string[],
): Promise<{ readonly compared: readonly string[]; readonly tables: readonly string[] }> {
  const tablesOf = async (compared: readonly string[]) => ({
    compared,
    tables: (await runStatistics(file, compared)).map((statistic) => statistic.text()),
  });
  try {
    return await tablesOf(names);
  } catch (fault) {
    if (!(fault instanceof StatisticError)) throw fault;
    return tablesOf(names.filter((name) => !name.startsWith("io,stat")));
  }
}

/** The tables of a capture that are not tshark's. */
export async function differingTables(
  { folder, path }: Pick<CaptureFile, "folder" | "path">,
  names: readonly string[] = STATISTICS,
): Promise<TableDifference[]> {
  const file = join(folder, path);
  const words = ["-n", "-r", file, "-q", ...names.flatMap((name) => ["-z", name])];
  const { stdout: theirs } = spawnSync("tshark", words, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { compared, tables } = await ourTables(file, names);
  return tables.flatMap((text, i) => (theirs.includes(text) ? [] : [{ statistic: compared[i], ours: text, theirs }]));
}
