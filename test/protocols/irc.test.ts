import { describe, expect, it } from "vitest";
import { seenIn, type Piece } from "../flows/streams.ts";

const text = (direction: 0 | 1, load: string): Piece => ({ direction, bytes: new TextEncoder().encode(load) });

describe("IRC", () => {
  it("reads what clients ask", () => {
    const [seen] = seenIn([text(0, "USER me * * :My Name\r\nNICK me\nJOIN\r\n")], 6667);
    expect(seen!.fields.get("irc.request")).toEqual(["USER me * * :My Name", "NICK me", "JOIN"]);
    expect(seen!.fields.get("irc.request.command")).toEqual(["USER", "NICK", "JOIN"]);
    expect(seen!.fields.get("irc.request.command_parameter")).toEqual(["me", "*", "*", "me"]);
    expect(seen!.fields.get("irc.request.trailer")).toEqual(["My Name"]);
  });

  it("reads what servers answer, with the number of a reply", () => {
    const seen = seenIn([text(0, "NICK me\r\n"), text(1, ":a.server 001 me :Welcome\r\nPING :a\r\n")], 6667)[1]!;
    expect(seen.fields.get("irc.response.prefix")).toEqual(["a.server"]);
    expect(seen.fields.get("irc.response.num_command")).toEqual(["1"]);
    expect(seen.fields.get("irc.response.trailer")).toEqual(["Welcome", "a"]);
  });

  it("reads what stands between tags", () => {
    const [seen] = seenIn([text(0, "PRIVMSG a :\x01VERSION\x01 and \x01PING 1\x01\r\nTOPIC a :\x01b\x01\r\n")], 6667);
    expect(seen!.fields.get("irc.ctcp")).toEqual(["VERSION", "PING 1"]);
    expect(seen!.fields.has("irc.tag_data_invalid")).toBe(true);
  });

  it("says what lines lack", () => {
    const [seen] = seenIn([text(0, ":alone\r\n:a  \r\nNOTICE a :\x01open\r\n001 a\r\n")], 6667);
    for (const lack of ["prefix_missing_ending_space", "request.command.missing", "missing_end_delimiter"])
      expect(seen!.fields.has(`irc.${lack}`)).toBe(true);
    expect(seen!.fields.has("irc.request.command.numeric")).toBe(true);
  });
});
