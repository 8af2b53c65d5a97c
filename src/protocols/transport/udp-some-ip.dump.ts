import { dumpText } from "../../definition/dump-line.ts";
import { UDP } from "./udp.ts";

const HEADER = 16;
const EVENT = 0x8000;
const messages: { readonly [type: number]: string } = {
  0x00: "REQUEST",
  0x01: "REQUEST_NO_RETURN",
  0x02: "NOTIFICATION",
  0x80: "RESPONSE",
  0x81: "ERROR",
  0x20: "TP_REQUEST",
  0x21: "TP_REQUEST_NO_RETURN",
  0x22: "TP_NOTIFICATION",
  0xa0: "TP_RESPONSE",
  0xa1: "TP_ERROR",
};
const codes = (
  "OK NOT_OK UNKNOWN_SERVICE UNKNOWN_METHOD NOT_READY NOT_REACHABLE TIMEOUT WRONG_PROTOCOL_VERSION " +
  "WRONG_INTERFACE_VERSION MALFORMED_MESSAGE WRONG_MESSAGE_TYPE E2E_REPEATED E2E_WRONG_SEQUENCE E2E " +
  "E2E_NOT_AVAILABLE E2E_NO_NEW_DATA"
).split(" ");

/** The head of a message of SOME/IP, by which units in vehicles call one another. */
export const someIpText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "someip";
    line.text("SOMEIP");
    if (length < HEADER) return line.invalid();
    const message = line.u32(at);
    line.text(`, service ${message >>> 16}, ${message & EVENT ? "event" : "method"} ${message & 0x7fff}`);
    line.text(`, len ${line.u32(at + 4)}`);
    const request = line.u32(at + 8);
    line.text(`, client ${request >>> 16}, session ${request & 0xffff}`);
    line.text(`, pver ${line.u8(at + 12)}`);
    line.text(`, iver ${line.u8(at + 13)}`);
    line.text(`, msgtype ${messages[line.u8(at + 14)] ?? "Unknown"}`);
    const code = codes[line.u8(at + 15)];
    line.text(`, retcode ${code === undefined ? "Unknown" : `E_${code}`}\n`);
  },
  { carriedBy: { "udp.port": 30490 } },
);
