import { packets } from "../../toolkit/expression.ts";
import type { Question } from "./question.ts";

/**
 * What to send to ports of UDP whose services are silent to what they do not understand: a harmless question of their
 * protocol, as a packet expression.
 */
const QUESTIONS: readonly (readonly [ports: readonly number[], expression: string])[] = [
  [[53, 5355], 'DNS(id=1, rd=1, qd=DNSQR(qname=".", qtype="NS"))'],
  [[69], 'TFTP()/TFTP_RRQ(filename="remora")'],
  // RFC 5531: a call of procedure 0, which does nothing, of the port mapper, program 100000, version 2.
  [[111], String.raw`Raw(b"\0\0\0\1\0\0\0\0\0\0\0\2\0\1\x86\xa0\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")`],
  [[123], "NTP()"],
  [[137], "NBNSHeader(NAME_TRN_ID=1)/NBNSNodeStatusRequest()"],
  [[161], 'SNMP(version=1, PDU=SNMPget(varbindlist=[SNMPvarbind(oid="1.3.6.1.2.1.1.1.0")]))'],
  // RFC 9000, 6: a version that nobody has, in a datagram long enough to be answered with those that there are.
  [[443], String.raw`Raw(b"\xc0\x1a\x2a\x3a\x4a\x08remora-1\x08remora-2")/Raw(b"\0" * 1200)`],
  // DSP0136, 13.2.3: a presence ping.
  [[623], String.raw`Raw(b"\6\0\xff\6\0\0\x11\xbe\x80\0\0\0")`],
  // OpenVPN's P_CONTROL_HARD_RESET_CLIENT_V2.
  [[1194], String.raw`Raw(b"\x38remora-1\0\0\0\0\0")`],
  [
    [1900],
    String.raw`Raw(b"M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")`,
  ],
  // RFC 8489: a binding request.
  [[3478], String.raw`Raw(b"\0\1\0\0\x21\x12\xa4\x42remora-remor")`],
  [[5060], "SIP()"],
  // RFC 6886: a request for the external address.
  [[5351], String.raw`Raw(b"\0\0")`],
  [[5353], 'DNS(id=1, qd=DNSQR(qname="_services._dns-sd._udp.local", qtype="PTR"))'],
  // RFC 7252: GET /.well-known/core.
  [[5683], String.raw`Raw(b"\x40\1\0\1\xbb.well-known\4core")`],
  [[11211], String.raw`Raw(b"\0\0\0\0\0\1\0\0version\r\n")`],
];
const nothing: Question = { kind: "udp", payload: new Uint8Array(0) };

let questions: ReadonlyMap<number, Question> | undefined;

/** What a port of UDP is asked; with an empty datagram where that does as well. */
export function udpQuestion(port: number): Question {
  questions ??= new Map(
    QUESTIONS.flatMap(([ports, expression]) => {
      const [{ bytes: payload }] = packets(expression);
      const question: Question = { kind: "udp", payload };
      return ports.map((asked) => [asked, question] as const);
    }),
  );
  return questions.get(port) ?? nothing;
}
