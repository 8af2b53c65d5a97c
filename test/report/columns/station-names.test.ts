import { describe, expect, it } from "vitest";
import { parseMac } from "../../../src/bytes/addresses.ts";
import { makerName, shortMakerName } from "../../../src/report/columns/maker-names.ts";
import { StationNames, type Maker } from "../../../src/report/columns/station-names.ts";

const registered: { readonly [prefix: string]: Maker } = {
  "0055da": { bits: 24, name: "IEEE Registration Authority", short: "IEEERegi" },
  "0055da1": { bits: 28, name: "KoolPOS", short: undefined },
  "00000c": { bits: 24, name: "Cisco Systems, Inc", short: undefined },
};
const names = new StationNames({
  ethers: "00:00:0c:00:00:07 router\n",
  maker: (address) => registered[address.slice(0, 7)] ?? registered[address.slice(0, 6)],
  wellKnown: "",
});
const nameOf = (address: string) => names.of(parseMac(address) as Uint8Array, 0);
const makerOf = (address: string) => names.makerOf(parseMac(address) as Uint8Array, 0);

describe("names of stations", () => {
  it("are the maker's with the rest of the address, of a divided octet what is left of it", () => {
    expect(nameOf("00:00:0c:12:34:56")).toBe("Cisco_12:34:56");
    expect(nameOf("00:55:da:12:34:56")).toBe("KoolPOS_02:34:56");
    expect(nameOf("00:55:da:22:34:56")).toBe("IEEERegi_22:34:56");
    expect(nameOf("02:42:ac:11:00:02")).toBe("02:42:ac:11:00:02");
  });

  it("are those of groups and of ethers(5) before that", () => {
    expect(nameOf("00:00:0c:00:00:07")).toBe("router");
    expect(nameOf("00:00:0c:07:ac:01")).toBe("All-HSRP-routers_01");
    expect(nameOf("01:80:c2:00:00:00")).toBe("Spanning-tree-(for-bridges)_00");
    expect(nameOf("01:80:c2:00:00:32")).toBe("OAM-Multicast-DA-Class-1_02");
    expect(nameOf("01:00:5e:00:00:fb")).toBe("IPv4mcast_fb");
    expect(nameOf("33:33:ff:12:34:56")).toBe("IPv6mcast_ff:12:34:56");
    expect(nameOf("02:0a:00:00:00:01")).toBe("MS-NLB-PhysServer-10_01");
    expect(nameOf("ff:ff:ff:ff:ff:ff")).toBe("Broadcast");
  });

  it("tell the maker of the first three octets", () => {
    expect(makerOf("00:55:da:12:34:56")).toBe("IEEE Registration Authority");
    expect(makerOf("02:42:ac:11:00:02")).toBeUndefined();
  });
});

describe("names of makers", () => {
  it.each([
    ["XEROX CORPORATION", "Xerox Corporation", "Xerox"],
    ["HUAWEI TECHNOLOGIES CO.,LTD", "Huawei Technologies Co.,Ltd", "HuaweiTe"],
    ["Cisco Systems, Inc", "Cisco Systems, Inc", "Cisco"],
    ["Hewlett Packard", "Hewlett Packard", "HewlettP"],
    ["AT&T", "At&T", "At&T"],
    ["Bihl + Wiedemann GmbH", "Bihl + Wiedemann GmbH", "Bihl+Wie"],
    ["Sadel S.p.A.", "Sadel S.p.A.", "Sadel"],
    ["ELS-GmbH & Co. KG", "ELS-GmbH & Co. KG", "ELS"],
    ["T.L.S. Corp.", "T.L.S. Corp.", "TLS"],
  ])("%s is %s, for short %s", (registration, name, short) => {
    expect(makerName(registration)).toBe(name);
    expect(shortMakerName(name)).toBe(short);
  });
});
