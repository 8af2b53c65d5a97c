import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { THRIFT_GOES_ON } from "../../definition/thrift-told.ts";
import { Thrift } from "./thrift.ts";

const types = ["Unknown", "CALL", "REPLY", "EXCEPTION", "ONEWAY"];

const typeOf = (line: InfoLine): string => types[line.value("thrift.mtype")] ?? "Unknown";
const method = (line: InfoLine): string => line.string(line.find("thrift.method"));

export const thriftInfo = infoText(Thrift, {
  column: "THRIFT",
  info(line) {
    line.utf8(`${typeOf(line)} ${method(line)}`);
    if (line.told === THRIFT_GOES_ON) line.text(" [TCP segment of a reassembled PDU]");
  },
  labels: {
    "thrift.header"(line) {
      const facts = `version: ${line.value("thrift.version")}, seqid: ${line.value("thrift.seq_id")}`;
      line.utf8(`${typeOf(line)} [${facts}, method: ${method(line)}]`);
    },
  },
});
