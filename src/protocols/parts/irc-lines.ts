import { decodeAscii } from "../../bytes/text.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { custom, mark } from "../../definition/fields.ts";
import type { AnyField, Common, Expert } from "../../definition/kinds.ts";
import { unpackSide } from "../../definition/told.ts";
import { asciiText } from "./ascii-text.ts";
import { laidOut, type Page } from "./laid-out.ts";

const SPACE = 0x20;
const COLON = 0x3a;
const TAG = 0x01;
/** A command of this many digits is a number. */
const DIGITS = 3;

const text = (about: Common<string>): AnyField => custom(asciiText, { type: "FT_STRING", ...about });
const remark = (filter: string, label: string, group: Expert["group"] = "Malformed"): AnyField =>
  mark({ filter, label, expert: { severity: "Error", group } });

/** What a line of one side is made of. */
const sideFields = (side: "request" | "response") => ({
  prefix: text({ filter: `${side}.prefix`, label: "Prefix" }),
  command: text({ filter: `${side}.command`, label: "Command" }),
  parameters: mark({ filter: "", label: "Command parameters", line: "irc.parameters" }),
  parameter: text({ filter: `${side}.command_parameter`, label: "Parameter" }),
  trailer: text({ filter: `${side}.trailer`, label: "Trailer", evenEmpty: true }),
  noCommand: remark(
    `${side}.command.missing`,
    side === "request" ? "Request has no command" : "Response has no command",
  ),
});
const [asked, answered] = [sideFields("request"), sideFields("response")];

const ircFields = {
  request: text({ filter: "request", label: "Request" }),
  requestPrefix: asked.prefix,
  requestCommand: asked.command,
  requestParameters: asked.parameters,
  requestParameter: asked.parameter,
  requestTrailer: asked.trailer,
  requestNoCommand: asked.noCommand,
  requestNumeric: remark("request.command.numeric", "Numeric command not allowed in request", "Protocol"),
  response: text({ filter: "response", label: "Response" }),
  responsePrefix: answered.prefix,
  responseCommand: answered.command,
  responseParameters: answered.parameters,
  responseParameter: answered.parameter,
  responseTrailer: answered.trailer,
  responseNoCommand: answered.noCommand,
  responseNumeric: custom(
    derivedNumber("numeric command", (octets, start, end) => Number(decodeAscii(octets, start, end))),
    { filter: "response.num_command", label: "Command", type: "FT_UINT16", hidden: true },
  ),
  ctcp: text({ filter: "ctcp", label: "CTCP Data" }),
  openTag: remark("missing_end_delimiter", "Missing ending tag delimiter (0x01)"),
  strayTag: remark("tag_data_invalid", "Tag data outside of NOTICE or PRIVMSG command", "Protocol"),
  noSpace: remark("prefix_missing_ending_space", "Prefix missing ending <space>"),
};
type IrcPage = Page<keyof typeof ircFields>;
type SideName = "request" | "response";

/** Where an octet stands next in what is left of a line; its end where it does not. */
function next(page: IrcPage, octet: number): number {
  const at = page.bytes.indexOf(octet, page.at);
  return at < 0 || at > page.end ? page.end : at;
}

function skipSpaces(page: IrcPage): void {
  while (page.left > 0 && page.peek(1) === SPACE) page.pass(1);
}

/** What clients tell each other between tags, of which a message has as many as it likes. */
function tags(page: IrcPage, from: number, isMessage: boolean): void {
  page.at = from;
  for (;;) {
    page.at = next(page, TAG);
    if (page.left === 0) return;
    const open = page.at;
    page.at++;
    const close = next(page, TAG);
    if (close === page.end) return page.place("openTag", open, close);
    if (!isMessage) page.place("strayTag", open, Math.min(page.end, close + 1));
    else page.take("ctcp", close - page.at);
    page.at = Math.min(page.end, close + 1);
  }
}

function trailer(page: IrcPage, side: SideName, isMessage: boolean): void {
  const from = page.at + 1;
  page.place(`${side}Trailer`, from, page.end);
  tags(page, from, isMessage);
  page.at = page.end;
}

function parameters(page: IrcPage, side: SideName): void {
  while (page.left > 0 && page.peek(1) !== COLON) {
    page.take(`${side}Parameter`, next(page, SPACE) - page.at);
    skipSpaces(page);
  }
}

/** A line without its end (RFC 2812 2.3.1). */
function line(page: IrcPage, side: SideName): void {
  if (page.peek(1) === COLON) {
    const space = next(page, SPACE);
    if (space === page.end) return page.mark("noSpace", page.left);
    page.pass(1);
    page.take(`${side}Prefix`, space - page.at);
  }
  skipSpaces(page);
  if (page.left === 0) return page.place(`${side}NoCommand`, page.start, page.end);
  const from = page.at;
  const size = next(page, SPACE) - from;
  page.take(`${side}Command`, size);
  const name = decodeAscii(page.bytes, from, from + size);
  if (size === DIGITS && /^\d+$/.test(name))
    page.place(side === "request" ? "requestNumeric" : "responseNumeric", from, from + size);
  skipSpaces(page);
  if (page.left === 0) return;
  const isMessage = name === "PRIVMSG" || name === "NOTICE";
  if (page.peek(1) !== COLON) {
    page.mark(`${side}Parameters`, page.left);
    page.within(() => parameters(page, side));
  }
  if (page.left > 0) trailer(page, side, isMessage);
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const LINE_END = 0x0d0a;

/** Lines of IRC; whoever cuts the stream tells who sent them (`packSide`), else a server is who begins with a prefix. */
export const ircLines = laidOut("lines of IRC", ircFields, (page) => {
  const told = unpackSide(page.told) ?? (page.peek(1) === COLON ? "server" : "client");
  const side = told === "client" ? "request" : "response";
  const { end } = page;
  while (page.left > 0) {
    const stop = Math.min(next(page, LINE_FEED), next(page, CARRIAGE_RETURN));
    const size = stop - page.at;
    if (size > 0) {
      page.mark(side, size);
      page.end = page.at + size;
      page.within(() => line(page, side));
      page.end = end;
    }
    page.at = stop;
    if (page.left > 0 && page.peek(2) === LINE_END) page.pass(2);
    else if (page.left > 0) page.pass(1);
  }
});
