/** What follows a mistake on the command line. */
export const shortUsage = "Usage: remora build [options] EXPR...\nremora build --help lists the options";

/** The text of --help. */
export const buildUsage = `Usage: remora build [options] EXPR...
       remora build [--hex | --json | --command | --summary] < LINES

Makes packets of expressions in Scapy's syntax. A field with several values (a network, a list, a range) makes a packet for
each. Without EXPR each line of standard input is an expression, and is answered by one line, of its first packet: an empty
one where it fails, with the reason on standard error.

What to write
  --hex             a line of hexadecimal digits for each packet; the default on a terminal and for lines
  --hexdump         offsets, octets and ASCII
  --show            every field of every layer
  --json            a line of JSON for each packet
  --summary         a line for people
  --command         the expression that makes the packet
  -w FILE           a capture: pcapng where the name ends so, else pcap; - is standard output
                    without any of these: the octets as they are

Which packets
  -c COUNT          no more than COUNT
  --seed NUMBER     random values (RandShort() and the like) that are the same every time
  --plugin FILE     protocols of your own: a CommonJS module that exports a function of the library, which returns them

What there is
  --ls [LAYER...]   the layers, or the fields of some
  --rfc LAYER...    how headers are laid out

Examples
  remora build 'IP(dst="10.0.0.1")/TCP(dport=80, flags="S")'
  remora build --show 'Ether()/IP()/UDP()/DNS(qd=DNSQR(qname="example.org"))'
  remora build -w scan.pcap 'IP(dst="10.0.0.0/30")/TCP(dport=[22, 80, (8000, 8010)])'
`;
