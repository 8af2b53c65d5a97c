import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

/** The layers of a message with such a body, and the values of a field. */
function message(type: string, body: string, field: string): [string, unknown[]] {
  const head = `PUBLISH sip:a@b SIP/2.0\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`;
  const octets = Uint8Array.from(head + body, (char) => char.charCodeAt(0));
  const talk = new Talk().udp("10.0.0.1", "10.0.0.2", 5060, 5060, octets);
  return [talk.layers.split(" ").slice(3).join(" "), talk.field(field)];
}

describe("the body of a SIP message", () => {
  it("is what its content type says", () => {
    expect(message("application/x+xml", "<a>1</a>", "xml.cdata")).toEqual(["sip xml", ["1"]]);
    expect(message("text/plain", "hello\r\n", "xml.cdata")).toEqual(["sip data-text-lines", []]);
    expect(message("application/unheard-of", "hello", "xml.cdata")).toEqual(["sip data", []]);
  });

  it("is XML without fields of its own where Wireshark has others for the document", () => {
    const presence = '<presence xmlns="a"><note>on</note></presence><b>2</b>';
    expect(message("application/pidf+xml", presence, "xml.cdata")).toEqual(["sip xml", ["2"]]);
  });

  it("is XML in text that begins so", () => {
    expect(message("text/html", '<?xml version="1.0"?><a>1</a>', "xml.cdata")).toEqual([
      "sip data-text-lines xml",
      ["1"],
    ]);
  });
});
