import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { NetBEUI } from "./netbeui.ts";

/** What stands in front of the name that a command is about, and which of its names that is. */
const about: { readonly [command: number]: readonly [words: string, place: "first" | "last"] } = {
  0x00: [" - ", "first"],
  0x01: [" - ", "first"],
  0x02: [" - ", "first"],
  0x0a: [" for ", "first"],
  0x0e: [" - ", "last"],
};
const labels = [
  "Receiver's Name",
  "Sender's Name",
  "Query Name",
  "Name In Conflict",
  "Group name to add",
  "Name to add",
  "Name to be added",
];

export const netbeuiInfo = infoText(NetBEUI, {
  column: "NetBIOS",
  info(line) {
    const command = line.find("netbios.command");
    if (command < 0) return;
    line.named(command, "Unknown NetBIOS command");
    const [words, place] = about[line.number(command)] ?? [];
    let name = words === undefined ? -1 : line.find("netbios.nb_name");
    if (name >= 0 && place === "last") name = line.find("netbios.nb_name", name);
    if (name >= 0) line.utf8(`${words}${nameAt(line, name)}`);
  },
  labels: {
    "netbios.hdr_len": (line, quad) => line.text(`Length: ${line.number(quad)} bytes`),
    "netbios.delimiter": (line) => line.text("Delimiter: EFFF (NetBIOS)"),
    "netbios.nb_name": (line, quad) => line.utf8(line.string(quad)),
    "netbios.nb_name_type"(line, quad) {
      line.text(`0x${line.number(quad).toString(16).padStart(2, "0")} (${line.word(quad) ?? "Unknown"})`);
    },
    "netbios.local_session_no"(line, quad) {
      const session = line.number(quad);
      line.text(
        `Local Session No.: ${session === 0 ? "0 (FIND.NAME request)" : `0x${session.toString(16).padStart(2, "0")}`}`,
      );
    },
    "netbios.resync_indicator": (line, quad) =>
      line.text(`Re-sync indicator: ${line.number(quad) === 0 ? "No re-sync" : "Re-sync"}`),
    ...Object.fromEntries(
      labels.map((label) => [
        `netbios.name.${label}`,
        (line: InfoLine, quad: number) => {
          const type = line.inside(quad, "netbios.nb_name_type");
          line.utf8(
            `${label}: ${nameAt(line, line.inside(quad, "netbios.nb_name"))} (${line.word(type) ?? "Unknown"})`,
          );
        },
      ]),
    ),
  },
});

/** A name with its last octet, which stands behind it. */
function nameAt(line: InfoLine, name: number): string {
  const type = line.find("netbios.nb_name_type", name);
  return `${line.string(name)}<${line.number(type).toString(16).padStart(2, "0")}>`;
}
