import { versionText } from "../dump/dump-usage.ts";

/** What follows a mistake on the command line. */
export const sharkShortUsage =
  "Usage: remora shark [-i INTERFACE | -r FILE] [options] [FILTER]\nremora shark --help lists the options";

/** The lines of --hexdump help. */
export const hexdumpUsage = `--hexdump HOW shows the octets of each packet, as -x does; it may be given several times, or HOW be words with commas.

What is shown
  all                       the frame, and what was put together or decrypted of it (as without)
  frames                    the frame alone

Text beside the octets
  ascii                     as without
  delimit                   between bars
  noascii                   none

remora shark -r FILE --hexdump frames --hexdump delimit
`;

/** The lines of --help. */
export function sharkUsage(): string {
  return `${versionText()}
Usage: remora shark [-i INTERFACE | -r FILE] [options] [FILTER]

Dissects captures, or what is captured, filters packets and prints them the way tshark does.

What to capture on
  -i INTERFACE              a name, a number of -D, or any; several may be given. Without -i and -r, the first that is no loopback
  -D                        list the interfaces
  -L -y TYPE                list an interface's link types; capture with this one
  --list-time-stamp-types --time-stamp-type TYPE  list its kinds of time stamps; use this one
  -f FILTER                 a capture filter, as pcap-filter(7) describes them; also as the remaining words
  -s OCTETS -p -B MIB       keep no more of each packet; not promiscuous; what the kernel may hold for us
  -a duration:N|filesize:N|packets:N|files:N  end after N seconds, kB, packets or files

What to read
  -r FILE                   a capture: pcap or pcapng, also gzip, zstd or lz4; - is standard input
  -c COUNT                  end after COUNT packets
  -2 -R FILTER              two passes; only packets that FILTER accepts in the first are seen in the second

Which packets, and how they are dissected
  -Y FILTER                 a display filter, as wireshark-filter(4) describes them; with -r also as the remaining words
  -d TABLE==VALUE,PROTOCOL  decode as: tcp.port==8888,http, also 8888-8890 or 8888:3
  --disable-protocol NAME   do not dissect this protocol
  -o NAME:VALUE             a preference; -G defaultprefs lists them

What to show
  -T FORMAT                 text, tabs, fields, json, jsonraw, ek, pdml, psml, or ndjson: typed values, a line a packet
  -P -V -x                  columns, the whole tree, the octets; -O PROTOCOLS opens only these
  --hexdump HOW             all, frames, ascii, delimit, noascii; help explains them
  -S LINE                   a line between packets
  -e FIELD                  a field, a protocol, or _ws.col.NAME; may be repeated. With -T fields, json, ek, pdml, ndjson
  -E NAME=VALUE             how -T fields writes: header, separator, occurrence, aggregator, quote, bom, escape
  -j PROTOCOLS -J PROTOCOLS only these in json, ek and pdml; -J with all that is inside
  --no-duplicate-keys       in json, an array where a name comes repeatedly
  -t a|ad|adoy|d|dd|e|r|u|ud|udoy  time: absolute, with date, since the packet before (shown), epoch, since the first, in UTC;
                            .0 to .9 behind it: digits of a second
  -u s|hms                  seconds as they are, or as hours, minutes and seconds
  -n -N mntdNv              numbers instead of names; names of stations (m), hosts (n), ports (t)
  --color                   colours as Wireshark has them
  -l                        do not hold back output
  -q -Q                     nothing of packets; nothing but errors
  -z STATISTIC              count over all packets; -z help lists the statistics. --json: as JSON
  -G REPORT                 fields, protocols, values and more; -G help lists the reports

Where to
  --export-objects ftp-data|http|imf|smb|tftp,FOLDER  write what these carry into FOLDER
  --export-tls-session-keys FILE  write the secrets that TLS was decrypted with, as a key log
  -w FILE                   write packets to FILE (- is standard output)
  -F pcapng|pcap|nsecpcap   write this format
  --capture-comment TEXT    a comment on the whole file, in pcapng
  -b duration:N|filesize:N|packets:N|interval:N|files:N  begin another file after N; with files:N, remove the oldest

What scripts written for tshark may say, and what changes nothing: -g, -C Default, --temp-dir FOLDER, --enable-protocol and
--enable-heuristic NAME of what is there, --log-level, --log-fatal, --log-domains, --log-debug, --log-noisy, --log-file`;
}
