import { describe, expect, it } from "vitest";
import { FollowedConversation } from "../../../src/report/follow/conversation.ts";
import { followText, type FollowMode } from "../../../src/report/follow/follow-text.ts";

/** Two pieces of a conversation over IPv6. */
function shown(mode: FollowMode): string {
  const conversation = new FollowedConversation();
  const client = { address: "2001:db8::1", port: 40000 };
  const server = { address: "192.0.2.1", port: 80 };
  for (const [from, to, text] of [
    [client, server, "GET \x00\t\u007f"],
    [server, client, "0123456789abcdefgh "],
  ] as const) {
    const side = conversation.meet(from, to);
    conversation.add({ side, bytes: new TextEncoder().encode(text), packet: 1 + side, seconds: 5, nanoseconds: 7 });
  }
  return followText("tcp", mode, "tcp.stream eq 0", conversation, conversation.pieces);
}

describe("a followed conversation", () => {
  it("names its ends, addresses of IPv6 in brackets", () => {
    expect(shown("ascii")).toContain("Node 0: [2001:db8::1]:40000\nNode 1: 192.0.2.1:80\n");
  });

  it("names ends of Ethernet without brackets", () => {
    const conversation = new FollowedConversation();
    conversation.meet({ address: "02:00:00:00:00:01", port: 7 }, { address: "02:00:00:00:00:02", port: 9 });
    expect(followText("udp", "raw", "udp.stream eq 0", conversation, [])).toContain("Node 0: 02:00:00:00:00:01:7\n");
  });

  it("shows as text, with dots for what disturbs a terminal", () => {
    expect(shown("ascii")).toContain("7\nGET ...\n\t19\n0123456789abcdefgh \n");
  });

  it("shows as octets, each side with places of its own", () => {
    const lines = shown("hex").split("\n");
    expect(lines).toContain("00000000  47 45 54 20 00 09 7f                              GET ...");
    expect(lines).toContain("\t00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  01234567 89abcdef");
    // Of blanks at the end Wireshark leaves out one.
    expect(lines).toContain("\t00000010  67 68 20                                          gh");
  });

  it("is YAML with packets and times", () => {
    expect(shown("yaml")).toContain("  - packet: 2\n    peer: 1\n    timestamp: 5.000000007\n    data: !!binary |\n");
  });
});
