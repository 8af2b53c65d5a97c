import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { TacacsPlus } from "./tacacs.ts";

const type = TacacsPlus.slot("type");
const flags = TacacsPlus.slot("flags");
const UNENCRYPTED = 1;
const SINGLE = 4;
const TACACS_PLUS = 0xc0;

const isReply = (line: InfoLine): boolean => line.has("tacplus.response");

/** Names an argument by its number among those of the packet. */
const argument = (name: string, label: string) => (line: InfoLine, quad: number) => {
  let index = 0;
  for (let at = line.find(name); at >= 0 && at !== quad; at = line.find(name, at)) index++;
  line.text(`Arg[${index}] ${label}: `);
  line.show(quad);
};

/** A number whose lowest bit has a name. */
const flagged = (name: string) => (line: InfoLine, quad: number) => {
  const set = line.number(quad);
  line.text(`Flags: 0x${set.toString(16).padStart(2, "0")}${set & 1 ? `(${name})` : ""}`);
};

export const tacacsInfo = infoText(TacacsPlus, {
  info(line) {
    line.text(isReply(line) ? "R: " : "Q: ");
    line.named(line.find("tacplus.type"), `Unknown (0x${line.slot(type).toString(16).padStart(2, "0")})`);
  },
  labels: {
    "tacplus.majvers": (line, quad) =>
      line.text(`Major version: ${(line.number(quad) & 0xf0) === TACACS_PLUS ? "TACACS+" : "Unknown"}`),
    "tacplus.flags"(line, quad) {
      const set = line.number(quad);
      line.text(`Flags: 0x${set.toString(16).padStart(2, "0")} (`);
      line.text(`${set & UNENCRYPTED ? "Unencrypted" : "Encrypted"} payload, `);
      line.text(`${set & SINGLE ? "Single connection" : "Multiple Connections"})`);
    },
    "tacplus.body_authen_rep.flags": flagged("NoEcho"),
    "tacplus.body_authen_req_cont.flags": flagged("Abort"),
    "tacplus.arg_length": argument("tacplus.arg_length", "length"),
    "tacplus.arg_value": argument("tacplus.arg_value", "value"),
    "tacplus.packet_len.invalid": (line) => line.text("Invalid length: 0"),
    "tacplus.body": (line) =>
      line.text(`${line.slot(flags) & UNENCRYPTED ? "" : "Encrypted "}${isReply(line) ? "Reply" : "Request"}`),
  },
});
