import { remoraVersion } from "../version.ts";

/** The lines of --version. */
export function versionText(): string {
  return `remora version ${remoraVersion()}\nNode.js version ${process.versions.node}`;
}

/** What follows a mistake on the command line. */
export const shortUsage =
  "Usage: remora dump [-i INTERFACE | -r FILE] [options] [FILTER]\nremora dump --help lists the options";

/** The lines of --help. */
export function dumpUsage(): string {
  return `${versionText()}
Usage: remora dump [-i INTERFACE | -r FILE] [options] [FILTER]

Captures packets, or reads captures, and prints them the way tcpdump does.

What to capture on
  -i INTERFACE              a name, a number of -D, or any; several may be given. Without -i and -r, the first of -D
  -D                        list the interfaces
  -L -y TYPE                list an interface's link types; capture with this one
  -J -j TYPE                list its kinds of time stamps; use this one
  -s OCTETS                 keep no more of each packet
  -p                        not promiscuous
  -Q in|out|inout           packets that come, that go, or both
  -B KIB                    what the kernel may hold for us
  --immediate-mode          do not wait for packets to gather; the default when they are printed
  --backend ring|libpcap|dumpcap  how to capture
  --process                 whose each packet is: program, process and user

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
  -n -f                     numbers instead of names; -f only for hosts of other networks
  -N                        names of hosts without their domain
  -t -tt -ttt -tttt -ttttt  time: none, seconds, since the packet before, with the date, since the first
  --micro --nano            microseconds or nanoseconds; also --time-stamp-precision micro|nano
  -# --number               number the packets
  -S                        absolute TCP sequence numbers
  -K                        do not verify checksums
  -b -u                     AS numbers with a dot; NFS handles undecoded
  -T TYPE                   print payloads as TYPE
  -E KEYS                   decrypt ESP: SPI@ADDRESS CIPHER:0xKEY, several behind commas; or: file NAME
  -A -x -X                  dump packets as text, in hexadecimal, or both; -AA -xx -XX with the link-level header

Where to
  -w FILE                   write packets to FILE (- is standard output): pcap, or pcapng if its name ends so
  --format pcap|pcapng      write this format, whatever the name is
  --print                   print them as well
  -C SIZE                   begin another file after SIZE million octets; with k, m or g: KiB, MiB, GiB
  -G SECONDS                begin another file after SECONDS; FILE is a format of strftime(3)
  -W COUNT                  with -C, write the first file anew after COUNT; with -G, end after COUNT
  -z COMMAND                run COMMAND on each full file
  -l -U                     do not hold back output
  -Z USER                   give up root's rights for those of USER before a file is written

Signals: SIGINT, SIGTERM and SIGHUP end a capture well; SIGUSR1 shows the counters; SIGUSR2 writes out what is held back.

Other options of tcpdump are accepted where they do not matter for files.`;
}
