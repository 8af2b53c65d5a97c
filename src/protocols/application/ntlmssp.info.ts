import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { NTLM_ATTRIBUTE } from "../parts/ntlm-attributes.ts";
import { ntStatus } from "../parts/nt-status.ts";
import { NTLMSSP } from "./ntlmssp.ts";

const AUTHENTICATE = 3;
const SASL = 3;

/** A name, nothing where there is none. */
const named = (text: string): string => (text === "NULL" ? "" : text);

/** Attributes whose text stands in their line, by their names in filters. */
const TEXTS = [
  "nb_computer_name",
  "nb_domain_name",
  "dns_computer_name",
  "dns_domain_name",
  "dns_tree_name",
  "target_name",
];
const HOLDERS = ["ntlmssp.challenge.target_info", "ntlmssp.ntlmv2_response"];

/** `Attribute: NetBIOS domain name: SCV`. */
function attribute(line: InfoLine, pair: number): void {
  for (const holder of HOLDERS) {
    const type = line.inside(pair, `${holder}.item.type`);
    if (type < 0) continue;
    line.text("Attribute: ");
    line.named(type, "Unknown");
    for (const name of TEXTS) {
      const text = line.inside(pair, `${holder}.${name}`);
      if (text >= 0) line.utf8(`: ${line.string(text)}`);
    }
  }
}

/** It is said behind what the protocol says that carries it. */
export const ntlmsspInfo = infoText(NTLMSSP, {
  column: "",
  info(line) {
    const type = line.find("ntlmssp.messagetype");
    if (type < 0) return;
    line.text(", ");
    line.named(type, "Unknown message type (%)");
    if (line.number(type) === AUTHENTICATE) {
      const domain = named(line.string(line.find("ntlmssp.auth.domain")));
      const user = named(line.string(line.find("ntlmssp.auth.username")));
      line.utf8(`, User: ${domain}\\${user}`);
    }
    // A directory says how a client binds behind what the client's token says.
    const directory = line.outer("ldap");
    if (directory >= 0 && line.valueAt(directory, "ldap.authentication") === SASL) line.text("sasl ");
    const carrier = line.outer("smb");
    const status = carrier < 0 ? 0 : line.valueAt(carrier, "smb.nt_status");
    if (status > 0) line.text(`, Error: ${ntStatus[status] ?? `Unknown (${status})`}`);
  },
  labels: {
    [NTLM_ATTRIBUTE]: attribute,
    "ntlmssp.version"(line, version) {
      const [major, minor, build, revision] = ["major", "minor", "build_number", "ntlm_current_revision"].map((name) =>
        line.number(line.inside(version, `ntlmssp.version.${name}`)),
      );
      line.text(`Version ${major}.${minor} (Build ${build}); NTLM Current Revision ${revision}`);
    },
  },
});
