import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { frameHeader, printTypedPayload, tagIsCut, typeText } from "../parts/typed-payload.ts";
import { Dot1AD, Dot1Q } from "./vlan.ts";

const priority = Dot1Q.slot("prio");
const dropEligible = Dot1Q.slot("dei");
const id = Dot1Q.slot("vlan");
const type = Dot1Q.slot("type");
const TAG = 4;

function tag(line: DumpLine, at: number, length: number): boolean {
  if (!line.has(at, TAG) || length < TAG) {
    line.protocol = "vlan";
    line.truncated();
    return true;
  }
  if (at === line.payload) line.payload = at + TAG;
  const number = line.field(type, at);
  if (line.options.linkHeader) {
    line.text("vlan ");
    line.decimal(line.field(id, at));
    line.text(", p ");
    line.decimal(line.field(priority, at));
    line.text(line.field(dropEligible, at) ? ", DEI, " : ", ");
    if (!tagIsCut(line, number, at + TAG, length - TAG)) {
      typeText(line, number);
      if (number > LARGEST_LENGTH) line.text(", ");
    }
  }
  if (printTypedPayload(line, number, at + TAG, length - TAG)) return true;
  if (line.linkDestination < 0) return false;
  // The frame starts with its destination; its header names the type behind the tags.
  if (!line.options.linkHeader) frameHeader(line, number, at + length - line.linkDestination);
  line.unknownPayload(at + TAG, line.end);
  return true;
}

export const dot1qText = dumpText(Dot1Q, tag);
export const dot1adText = dumpText(Dot1AD, tag);
