import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { SMTP } from "./smtp.ts";

/** A piece of a message. */
function fragment(line: InfoLine): void {
  const octets = line.payloadLength();
  line.utf8(`C: DATA fragment, ${octets} byte${octets === 1 ? "" : "s"}`);
  line.fence();
}

export const smtpInfo = infoText(SMTP, {
  info(line) {
    if (line.inner >= 0 && line.nameOf(line.inner) === "data-text-lines") return fragment(line);
    const commands = quadsOf(line, "smtp.command_line");
    if (commands.length > 0) line.utf8(`C: ${commands.map((quad) => line.string(quad).trimEnd()).join(" | ")}`);
    replies(line);
  },
});

/** Each reply with its code, and the texts of its further lines. */
function replies(line: InfoLine): void {
  const whole = quadsOf(line, "smtp.response");
  if (whole.length === 0) return;
  const texts = quadsOf(line, PARAMETER);
  const said = whole.flatMap((reply, i) => {
    const own = texts.filter((quad) => quad > reply && quad < (whole[i + 1] ?? Infinity));
    return [line.string(reply).trimEnd(), ...own.slice(1).map((quad) => line.string(quad))];
  });
  line.utf8(`S: ${said.join(" | ")}`);
}
const PARAMETER = "smtp.rsp.parameter";

function quadsOf(line: InfoLine, name: string): number[] {
  const quads: number[] = [];
  for (let quad = line.find(name); quad >= 0; quad = line.find(name, quad)) quads.push(quad);
  return quads;
}
