import { remoraVersion } from "./version.ts";

/** The lines of --version. */
export function versionText(): string {
  return `remora version ${remoraVersion()}\nNode.js version ${process.versions.node}`;
}

/** What follows a mistake on the command line. */
export const shortUsage = "Usage: remora dump -r FILE [options] [FILTER]\nremora dump --help lists the options";

/** The lines of --help. */
export function dumpUsage(): string {
  return `${versionText()}
Usage: remora dump -r FILE [options] [FILTER]

Prints packets the way tcpdump does.

What to read
  -r FILE                   a capture: pcap or pcapng, also gzip, zstd or lz4; - is standard input
  -V FILE                   the captures whose names are the lines of FILE
  --follow                  go on at the end of a file that still grows
  -c COUNT                  stop after COUNT packets
  --count                   print only how many there are

Which packets: a capture filter, as pcap-filter(7) describes them
  FILTER                    the remaining words: tcp port 80 and host 10.0.0.1
  -F FILE                   the filter in FILE; # begins a comment
  --anywhere                port, host and tcp look behind VLAN tags and IPv6 extension headers too
  --explain                 say what the filter selects, and stop
  -d -dd -ddd               print the compiled filter, and stop: in words, in C, in numbers
  -y NAME                   of these two: for packets of this link type, without a file
  -O                        do not optimise the filter

What to show
  -q -v -vv -vvv            less or more of each protocol
  -e                        the link-level header
  -n                        numbers instead of names
  -N                        names of hosts without their domain
  -t -tt -ttt -tttt -ttttt  time: none, seconds, since the packet before, with the date, since the first
  --micro --nano            microseconds or nanoseconds; also --time-stamp-precision micro|nano
  -# --number               number the packets
  -S                        absolute TCP sequence numbers
  -K                        do not verify checksums
  -b -u                     AS numbers with a dot; NFS handles undecoded
  -T TYPE                   print payloads as TYPE
  -A -x -X                  dump packets as text, in hexadecimal, or both; -AA -xx -XX with the link-level header

Where to
  -w FILE                   write packets to FILE (- is standard output): pcap, or pcapng if its name ends so
  --format pcap|pcapng      write this format, whatever the name is
  --print                   print them as well
  -l -U                     do not hold back output
  -Z USER                   give up root's rights for those of USER once the file is open

Other options of tcpdump are accepted where they do not matter for files.`;
}
