const common = `  -i NAME, --interface NAME  the interface; else the one that leads to where the first packet goes
  --inter SECONDS            between two packets
  --plugin FILE              protocols of your own, as remora build takes them
`;

const answers = `  -t SECONDS, --timeout SECONDS
                             wait for answers after the last packet was sent (default 2)
  --retry N                  send again what has no answer, so often; -N as long as answers still come
  --no-resets                have the kernel leave the TCP ports alone that are sent from: it resets connections that it
                             did not open, and sees a SYN-ACK to a crafted SYN as one of these
  --json                     an object a line: query, answer (null where there is none) and elapsedMs
`;

const about = `EXPR is a packet in Scapy's syntax; fields with several values (a network, a list, a range) make several packets. A packet that
begins with IP or IPv6 is sent by the kernel's routes, from the address that the kernel would use, to whoever answers for the
next hop; a name stands for its address. One that begins with Ether is sent as it is, and only addresses that it leaves out are
filled in.
`;

/** The text of --help of each command. */
export const sendingUsage: Readonly<Record<string, string>> = {
  send: `Usage: remora send [-i NAME] [-c COUNT | --loop] [--inter SECONDS] EXPR...

Sends packets.

${about}
${common}  -c COUNT, --count COUNT    send all of them so often; random values are drawn anew each time
  --loop                     send them until Ctrl-C

Examples
  sudo remora send 'IP(dst="10.0.0.1")/UDP(dport=514)/"<13>hello"'
  sudo remora send --loop --inter 0.1 'IP(dst="10.0.0.1")/ICMP(seq=RandShort())'
  sudo remora send -i eth0 'Ether(dst="ff:ff:ff:ff:ff:ff")/ARP(pdst="10.0.0.1")'`,
  sr: `Usage: remora sr [-i NAME] [-t SECONDS] [--retry N] [--multi] [--json] EXPR...

Sends packets and shows what answers each.

${about}
What answers a packet is what its protocols say: the other way between the same addresses and ports, with the same identifiers, or
an ICMP error that quotes it.

${common}${answers}  --multi                    take several answers to one packet

Examples
  sudo remora sr 'IP(dst="10.0.0.1")/TCP(dport=[22, 80, (8000, 8010)], flags="S")'
  sudo remora sr --json 'IP(dst="10.0.0.0/24")/ICMP()' | jq -r '.answer.layers[0].IP.src'
  sudo remora sr 'Ether(dst="ff:ff:ff:ff:ff:ff")/ARP(pdst="10.0.0.0/24")'`,
  sr1: `Usage: remora sr1 [-i NAME] [-t SECONDS] [--retry N] [--json] EXPR

Sends packets and shows the first answer, field by field; the exit code is 1 where none comes.

${about}
${common}${answers}
Examples
  sudo remora sr1 'IP(dst="10.0.0.1")/ICMP()'
  sudo remora sr1 'IP(dst="10.0.0.1")/UDP(sport=RandShort())/DNS(qd=DNSQR(qname="example.org"))'`,
  srloop: `Usage: remora srloop [-i NAME] [-c COUNT] [--inter SECONDS] [-t SECONDS] [--json] EXPR...

Sends packets every second and shows what answers them, until Ctrl-C.

${about}
${common}  -c COUNT, --count COUNT    end after so many rounds
${answers}
Examples
  sudo remora srloop 'IP(dst="10.0.0.1")/ICMP()'
  sudo remora srloop -c 10 --inter 0.2 'IP(dst="10.0.0.1")/TCP(dport=80, flags="S")'`,
};
