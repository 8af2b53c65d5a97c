import { describe, expect, it } from "vitest";
import { compileFilter } from "../../src/capture-filter/compile-filter.ts";
import { nameTable } from "../../src/capture-filter/names/name-table.ts";

const ETHERNET = 1;
const files: Readonly<Record<string, string>> = {
  hosts: "10.0.0.1 web\nfd00::1 web\n",
  services: "http 80/tcp\ndomain 53/udp\n",
  networks: "ours 10\n",
  protocols: "tcp 6\n",
  ethers: "0:1:2:3:4:5 web\n",
};
const names = nameTable((file) => files[file] ?? "");

function explained(text: string, linkType = ETHERNET, anywhere = false): string[] {
  return compileFilter(text, linkType, { names, netmask: 0, anywhere }).explain().split("\n");
}

/** All but the notes. */
function words(text: string, linkType = ETHERNET): string {
  return explained(text, linkType)
    .filter((line) => !line.startsWith("Note: "))
    .join("\n");
}

describe("what a filter selects, in words", () => {
  const radiotap = 127;
  const mtp2 = 140;
  const atm = 123;
  const pfLog = 117;
  it.each([
    ["tcp", "is TCP over IPv4 or IPv6"],
    ["not tcp", "is not TCP over IPv4 or IPv6"],
    ["not (not icmp)", "is ICMP over IPv4"],
    ["port http", "has source or destination port 80 (http) of TCP, UDP or SCTP"],
    ["udp src port domain", "has source port 53 (domain) of UDP"],
    ["tcp src and dst port 22", "has both source and destination port 22 of TCP"],
    ["dst portrange 6000-6008", "has destination port within 6000-6008 of TCP, UDP or SCTP"],
    ["port 80 or 443 or 8080", "has source or destination port 80, 443 or 8080 of TCP, UDP or SCTP"],
    ["not port 22", "does not have source or destination port 22 of TCP, UDP or SCTP"],
    ["host 10.0.0.1", "is from or to the host 10.0.0.1 (in IPv4, ARP or RARP)"],
    ["src host web", "is from the host web (10.0.0.1, fd00::1) (in IPv4, IPv6, ARP or RARP)"],
    ["dst fd00::1", "is to the host fd00::1 (in IPv6)"],
    ["arp src host 10.0.0.1", "is ARP from the host 10.0.0.1"],
    ["ether dst 0:1:2:3:4:5", "is to the station 0:1:2:3:4:5"],
    ["gateway web", "has the gateway web: it is from or to that station, but not from or to its own address"],
    ["net 10.1", "is from or to the network 10.1.0.0/16 (in IPv4, ARP or RARP)"],
    ["src net 10.0.0.0 mask 255.0.0.0", "is from the network 10.0.0.0 mask 255.0.0.0 (in IPv4, ARP or RARP)"],
    ["ip6 net fd00::/8", "is IPv6 from or to the network fd00::/8"],
    ["ip proto \\tcp", "is IPv4 with protocol 6 (tcp)"],
    ["ether proto 0x88cc", "has the link-level type 0x88cc"],
    ["ip6 protochain 17", "is IPv6 with protocol 17 somewhere in its chain of headers"],
    ["tcp[tcpflags] & tcp-syn != 0", "has the TCP flag SYN"],
    ["tcp[13] & (tcp-syn|tcp-fin) != 0", "has the TCP flag FIN or SYN"],
    ["tcp[13] & 0x12 = 2", "has the TCP flag SYN and not ACK"],
    ["tcp[13] = 0x12", "has the TCP flags SYN and ACK and no other"],
    ["tcp[20:4] = 0x47455420", 'has octets 20 to 23 of the TCP header equal to 0x47455420 ("GET ")'],
    ["icmp[icmptype] = icmp-echo", "has an ICMP type equal to 8 (icmp-echo)"],
    ["ip[8] < 5", "has an IPv4 TTL less than 5"],
    ["ip[6] & 0x40 != 0", "has one of the bits 0x40 in octet 6 of its IPv4 header"],
    ["ip[2:2] > len - 14", "is such that `ip[2:2] > len - 14`"],
    ["less 100", "is at most 100 octets long"],
    ["len > 1", "has a length greater than 1 octet"],
    ["ip broadcast", "is IPv4 broadcast"],
    ["ether multicast", "is link-level multicast"],
    ["vlan 10", "has a VLAN tag with ID 10; what comes after it in the filter looks behind the tag"],
    ["pppoes", "is in a PPPoE session; what comes after it in the filter looks inside"],
  ])("%s", (filter, phrase) => {
    expect(words(filter)).toBe(`Selects a packet if it ${phrase}`);
  });

  it.each([
    ["type mgt subtype beacon", radiotap, "is an 802.11 frame of type mgt, subtype beacon"],
    ["wlan dir tods", radiotap, "is an 802.11 frame with the direction tods"],
    ["opc 5 or dpc (1 or 2)", mtp2, "any of these holds:\n- it has opc = 5\n- it has dpc = 1 or = 2"],
    ["fisu", mtp2, "is an SS7 unit of the kind FISU"],
    ["vpi 0", atm, "has vpi = 0"],
    ["ifname en0", pfLog, "has been logged by PF with the interface en0"],
  ])("%s of link type %i", (filter, linkType, phrase) => {
    const lead = phrase.startsWith("any") ? "" : "it ";
    expect(words(filter, linkType)).toBe(`Selects a packet if ${lead}${phrase}`);
  });

  it("lists what is combined", () => {
    expect(words("tcp and not (host 10.0.0.1 or web or (vlan and port 22)) and less 100").split("\n")).toEqual([
      "Selects a packet if all of these hold:",
      "- it is TCP over IPv4 or IPv6",
      "- none of these holds:",
      "  - it is from or to the host 10.0.0.1 or web (10.0.0.1, fd00::1) (in IPv4, IPv6, ARP or RARP)",
      "  - all of these hold:",
      "    - it has a VLAN tag; what comes after it in the filter looks behind the tag",
      "    - it has source or destination port 22 of TCP, UDP or SCTP",
      "- it is at most 100 octets long",
    ]);
  });

  it("counts a long list", () => {
    const hosts = Array.from({ length: 1000 }, (_, i) => `10.0.${i >> 8}.${i & 255}`);
    expect(words(`host ${hosts.join(" or ")}`)).toBe(
      "Selects a packet if it is from or to the host 10.0.0.0, 10.0.0.1, 10.0.0.2 or one of 997 more (in IPv4, ARP or RARP)",
    );
  });

  it("notes what is not seen, where that matters", () => {
    const notes = (...about: Parameters<typeof explained>): string[] =>
      explained(...about)
        .filter((line) => line.startsWith("Note: "))
        .map((line) => /(VLAN|extension|fragments|Ports|`not`)/.exec(line)?.[1] ?? line);
    expect(notes("tcp port 80")).toEqual(["Ports", "VLAN", "extension"]);
    expect(notes("vlan and tcp port 80")).toEqual(["Ports", "extension"]);
    expect(notes("tcp port 80", ETHERNET, true)).toEqual(["Ports"]);
    expect(notes("not port 22 and tcp")).toEqual(["Ports", "VLAN", "extension", "`not`"]);
    expect(notes("tcp and not ether broadcast")).toEqual(["VLAN", "extension"]);
    expect(notes("tcp[13] = 2", 101)).toEqual(["fragments"]);
    expect(notes("ether host 0:1:2:3:4:5 or len > 5")).toEqual([]);
  });
});
