import { describe, expect, it } from "vitest";
import { Ether, IPv6 } from "../../src/protocols/layers.ts";
import { Packet, packet } from "../../src/toolkit/packet.ts";
import { Talk } from "../flows/talk.ts";

const shown = (address: string, name: string): (number | string)[] =>
  new Talk().send([Ether(), IPv6({ src: address, dst: "ff02::1" })], 0).field(`ipv6.${name}`);

describe("addresses of IPv6 that hold others", () => {
  it("tell the station that they were made of", () => {
    expect(shown("fe80::20a:ff:fe01:203", "src_slaac_mac")).toHaveLength(1);
    expect(shown("fe80::20a:ff:fe01:203", "slaac_mac")).toHaveLength(1);
    expect(shown("fe80::a:ff:fe01:203", "src_slaac_mac")).toEqual([]);
  });

  it("tell networks of IPv4 behind them", () => {
    expect(shown("2002:102:304:5::1", "src_6to4_sla_id")).toEqual([5]);
    expect(shown("2001:0:102:304:0:ccff:fedd:eeff", "src_tc_port")).toEqual([13056]);
    expect(shown("fe80::200:5efe:1.2.3.4", "isatap_ipv4")).toHaveLength(1);
    expect(shown("fe80::400:5efe:1.2.3.4", "isatap_ipv4")).toEqual([]);
    expect(shown("64:ff9b::1.2.3.4", "src_embed_ipv4")).toHaveLength(1);
    expect(shown("64:ff9b:1::1.2.3.4", "src_embed_ipv4")).toEqual([]);
  });

  it("have no octets of their own", () => {
    const built = packet(IPv6({ src: "2002:102:304:5:20a:ff:fe01:203" }));
    expect(built.bytes).toHaveLength(40);
    expect(new Packet(built.bytes, { linkType: built.linkType }).build()).toEqual(built.bytes);
  });
});
