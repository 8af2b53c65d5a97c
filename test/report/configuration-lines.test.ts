import { expect, it } from "vitest";
import { hex, writePcap } from "../cli/captures.ts";
import { ours, sample } from "../cli/run-shark.ts";

/** Lines of what configures and announces hosts, as tshark 4.0.17 writes them. */
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
  ["lldp-cdp", "    Device ID: localhost"],
  ["lldp-cdp", "    Port ID: a0"],
  ["neighbours", "    Flags: 0xe0000000, Router, Solicited, Override"],
  ["neighbours", "    ICMPv6 Option (Prefix information : fd00::/64)"],
  ["neighbours", "    ICMPv6 Option (Source link-layer address : 02:00:00:00:00:01)"],
  ["neighbours", "        Length: 1 (8 bytes)"],
  ["mld", "    Multicast Address Record Changed to include: ff02::1:2"],
  ["wlan", "    Type/Subtype: Beacon frame (0x0008)"],
  ["dhcpv6", "    Client Identifier"],
  ["dhcpv6", "        DUID Type: link-layer address (3)"],
  ["dhcpv6", "        Elapsed time: 0ms"],
  ["dhcpv6", "        Requested Option code: Domain Search List (24)"],
])("%s: %s", async (name, line) => {
  const { stdout } = await ours(["-n", "-V", "-r", sample(name)]);
  expect(stdout.split("\n")).toContain(line);
});

it("names what elements of LLDP say", async () => {
  const header = "0180c200000e 020000000001 88cc";
  const elements = "0207 04 020000000001 0403 05 6131 0602 0078 0a02 6162 fe06 0080c2 01 0005 0000";
  const path = writePcap("lldp.pcap", [{ seconds: 0, bytes: hex(`${header} ${elements}`) }]);
  const { stdout } = await ours(["-n", "-V", "-r", path]);
  const lines = stdout
    .split("\n")
    .filter((line) => /^ {4}\S/.test(line))
    .slice(-6);
  expect(lines).toEqual([
    "    Chassis Subtype = MAC address, Id: 02:00:00:00:00:01",
    "    Port Subtype = Interface name, Id: a1",
    "    Time To Live = 120 sec",
    "    System Name = ab",
    "    IEEE - Port VLAN ID",
    "    End of LLDPDU",
  ]);
  expect(stdout).toContain("\n        0000 011. .... .... = TLV Type: Time to Live (3)\n");
});
