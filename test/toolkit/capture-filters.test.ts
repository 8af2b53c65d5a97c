import { describe, expect, it } from "vitest";
import { compileFilter, FilterError, formatFilterError, readCapture, systemNames } from "../../src/node.ts";

const ETHERNET = 1;

describe("capture filters in the library", () => {
  it("say of the packets of a capture which match", async () => {
    const filter = compileFilter("icmp[icmptype] = icmp-echo", ETHERNET);
    let [matching, others] = [0, 0];
    for await (const packet of readCapture("samples/icmp.pcap")) {
      if (filter.matches(packet)) matching++;
      else others++;
    }
    expect(matching).toBeGreaterThan(0);
    expect(others).toBeGreaterThan(0);
  });

  it("know the names of this machine", async () => {
    const names = await systemNames("host localhost and port 80");
    expect(names.hosts("localhost")).toContainEqual(Uint8Array.of(127, 0, 0, 1));
    const filter = compileFilter("ip host localhost", ETHERNET, { names });
    expect(filter.program).toEqual(compileFilter("ip host 127.0.0.1", ETHERNET).program);
    expect(() => compileFilter("port no-such-service", ETHERNET)).toThrow("unknown port 'no-such-service'");
  });

  it("show a mistake with its place and what may be meant", () => {
    const text = "tcp prt 80";
    try {
      compileFilter(text, ETHERNET);
      expect.fail("was accepted");
    } catch (fault) {
      if (!(fault instanceof FilterError)) throw fault;
      const [message, line, carets, hint] = formatFilterError(fault, text).split("\n");
      expect(message).toMatch(/^can't parse filter expression: syntax error/);
      expect([line, carets, hint]).toEqual(["  tcp prt 80", "      ^^^", "did you mean `tcp port 80`?"]);
    }
  });
});
