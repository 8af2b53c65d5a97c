import { infoText } from "../../definition/info-line.ts";
import { ntStatus } from "../parts/nt-status.ts";
import { NTLMSSP } from "./ntlmssp.ts";

const AUTHENTICATE = 3;
const SASL = 3;

/** A name, nothing where there is none. */
const named = (text: string): string => (text === "NULL" ? "" : text);

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
});
