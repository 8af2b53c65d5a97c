import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { opcuaMember } from "../parts/opcua-fields.ts";
import { opcuaStructures } from "../parts/opcua-structures.ts";
import { opcuaNodeEncodings } from "../parts/opcua-words.ts";
import { OpcUa } from "./opcua.ts";

const titles: { readonly [type: string]: string } = {
  HEL: "Hello message",
  ACK: "Acknowledge message",
  ERR: "Error message",
  RHE: "Reverse Hello message",
  MSG: "UA Secure Conversation Message",
  OPN: "OpenSecureChannel message",
  CLO: "CloseSecureChannel message",
};

type Ending = (line: InfoLine, quad: number) => void;
const NULL_SIZE = 4;
const stringEnding: Ending = (line, quad) => {
  if (line.string(quad) !== "") return;
  line.text(line.octetsOf(quad).length === NULL_SIZE ? "[OpcUa Null String]" : "[OpcUa Empty String]");
};
const bytesEnding: Ending = (line, quad) => {
  if (line.octetsOf(quad).length === 0) line.text("[OpcUa Null ByteString]");
};
const statusEnding: Ending = (line, quad) => {
  if (line.number(quad) === 0) line.text(" [Good]");
};
/** Writes which bits are set, by the names of their fields. */
const setBits =
  (prefix: string, names: readonly string[]): Ending =>
  (line, quad) => {
    for (const name of names) {
      const at = line.inside(quad, `opcua.${prefix}.has_${name.replaceAll(" ", "_")}`);
      if (at >= 0 && line.number(at) !== 0) line.text(`, has ${name}`);
    }
  };

/** Endings of texts, octets and statuses that structures have. */
function memberEndings(): { readonly [name: string]: Ending } {
  const endings: { [name: string]: Ending } = {};
  for (const [name, type] of Object.values(opcuaStructures).flatMap((members) => members.split(" ").map(opcuaMember))) {
    if (type === "String") endings[`opcua.${name}`] = stringEnding;
    else if (type === "ByteString") endings[`opcua.${name}`] = bytesEnding;
    else if (type === "StatusCode") endings[`opcua.${name}`] = statusEnding;
  }
  for (const name of ["qualname.Name", "loctext.Locale", "loctext.Text", "security.spu"])
    endings[`opcua.${name}`] = stringEnding;
  for (const name of ["security.scert", "security.rcthumb"]) endings[`opcua.${name}`] = bytesEnding;
  return endings;
}

export const opcuaInfo = infoText(OpcUa, {
  info(line) {
    line.text(titles[line.string(line.find("opcua.transport.type"))] ?? "");
    const service = line.find("opcua.servicenodeid.numeric");
    const name = service < 0 ? undefined : line.word(service);
    if (name !== undefined) line.text(`: ${name}`);
    else if (service >= 0) line.text(`: ServiceId ${line.number(service)}`);
  },
  endings: {
    ...memberEndings(),
    "opcua.diag.InnerStatusCode": statusEnding,
    "opcua.expandednodeid.mask"(line, quad) {
      const encoding = line.number(line.inside(quad, "opcua.nodeid.encodingmask"));
      const word = opcuaNodeEncodings[encoding as keyof typeof opcuaNodeEncodings];
      if (word !== undefined) line.text(`, EncodingMask: ${word}`);
    },
    "opcua.loctext.mask": setBits("loctext", ["locale information", "text"]),
    "opcua.extobj.mask": setBits("extobj", ["binary body", "xml body"]),
    "opcua.datavalue.mask": setBits("datavalue", [
      "value",
      "statuscode",
      "source timestamp",
      "server timestamp",
      "source picoseconds",
      "server picoseconds",
    ]),
  },
});
