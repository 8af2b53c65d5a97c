import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { SIP } from "./sip.ts";

const OK = 200;

export const sipInfo = infoText(SIP, {
  wholeHeading: true,
  heading(line) {
    line.text("Session Initiation Protocol");
    const method = line.find("sip.Method");
    const status = line.find("sip.Status-Code");
    if (method >= 0) line.utf8(` (${line.string(method)})`);
    else if (status >= 0) line.text(` (${line.number(status)})`);
  },
  labels: { "sip.msg_hdr": (line) => line.text("Message Header") },
  info(line) {
    const status = line.find("sip.Status-Line");
    if (status >= 0) {
      line.utf8(`Status: ${line.string(status).replace(/^\S+ /, "")}`);
      const method = line.find("sip.CSeq.method");
      const isOk = line.value("sip.Status-Code") === OK && method >= 0;
      if (isOk) line.utf8(` (${line.string(method)})`);
      if (isOk && line.string(method) === "REGISTER") bindings(line, false);
    } else if (line.has("sip.Request-Line")) {
      line.utf8(`Request: ${line.string(line.find("sip.Method"))} ${line.string(line.find("sip.r-uri"))}`);
      if (line.string(line.find("sip.Method")) === "REGISTER") bindings(line, true);
    } else return line.text("Continuation");
    line.text(" | ");
  },
});

/** What a registration asks for, or has (RFC 3261 10.2). */
function bindings(line: InfoLine, asked: boolean): void {
  const always = line.value("sip.Expires", -1) === 0;
  let contacts = 0;
  // Wireshark counts the header that is for all contacts like one of them.
  let removed = always ? 1 : 0;
  for (let quad = line.find("sip.Contact"); quad >= 0; quad = line.find("sip.Contact", quad)) {
    const contact = line.string(quad).trim();
    if (contact === "*") return always ? line.text("  (remove all bindings)") : undefined;
    contacts++;
    if (/;\s*expires\s*=\s*"?0+(?!\d)/i.test(contact)) removed++;
  }
  if (asked && contacts + removed === 0) line.text("  (fetch bindings)");
  if (contacts > removed) line.text(`  (${counted(contacts - removed)})`);
  if (removed > 0) line.text(`  (remove ${counted(removed)})`);
}

function counted(count: number): string {
  return `${count} binding${count === 1 ? "" : "s"}`;
}
