import { expect, it } from "vitest";
import { ours, sample } from "../cli/run-shark.ts";

/** Lines of options that configure hosts, as tshark 4.0.17 writes them. */
it.each([
  ["dhcp", "Dynamic Host Configuration Protocol (Discover)"],
  ["dhcp", "    Magic cookie: DHCP"],
  ["dhcp", "    Server host name not given"],
  ["dhcp", "    Option: (53) DHCP Message Type (Discover)"],
  ["dhcp", "        Parameter Request List Item: (42) Network Time Protocol Servers"],
  ["dhcp", "        IP Address Lease Time: (3600s) 1 hour"],
  ["dhcp", "         10.5.0.0/16-10.0.0.2"],
  ["dhcp", "    Option: (255) End"],
  ["dhcp", "        Option End: 255"],
  ["dhcpv6", "    Client Identifier"],
  ["dhcpv6", "        DUID Type: link-layer address (3)"],
  ["dhcpv6", "        Elapsed time: 0ms"],
  ["dhcpv6", "        Requested Option code: Domain Search List (24)"],
])("%s: %s", async (name, line) => {
  const { stdout } = await ours(["-n", "-V", "-r", sample(name)]);
  expect(stdout.split("\n")).toContain(line);
});
