import { expect, it } from "vitest";
import { ours, sample } from "../cli/run-shark.ts";

/** Lines of trees that are not label and value, as tshark 4.0.17 writes them. */
it.each([
  ["stp", "    Protocol Identifier: Spanning Tree Protocol (0x0000)"],
  ["stp", "        000. 00.. = Command: Unnumbered Information (0x00)"],
  ["stp", "        .... ..11 = Frame type: Unnumbered frame (0x3)"],
  ["stp", "    Control field: U, func=UI (0x03)"],
  ["igmp", "    Type: Membership Query (0x11)"],
  ["vrrp", "        .... 0001 = VRRP packet type: Advertisement (1)"],
  ["null", "    Family: IP (2)"],
  ["arp", "    [Is gratuitous: True]"],
  ["ppp-hdlc", "Point-to-Point Protocol"],
  ["gre", "Generic Routing Encapsulation (IP)"],
])("%s: %s", async (name, line) => {
  const { stdout } = await ours(["-n", "-V", "-r", sample(name)]);
  expect(stdout.split("\n")).toContain(line);
});

it("shows the parts of a bridge's identifier inside it", async () => {
  const { stdout } = await ours(["-n", "-V", "-r", sample("stp")]);
  expect(stdout).toMatch(
    /\n {4}Root Identifier: (\d+) \/ (\d+) \/ (\S+)\n {8}Root Bridge Priority: \1\n {8}Root Bridge System ID Extension: \2\n {8}Root Bridge System ID: \3\n/,
  );
});

it("shows what authentication sends inside its data", async () => {
  const { stdout } = await ours(["-n", "-V", "-r", sample("pppoe")]);
  expect(stdout).toMatch(/\n {4}Length: \d+\n {4}Data\n {8}Value Size: \d+\n {8}Value: \w+\n {8}Name: /);
});
