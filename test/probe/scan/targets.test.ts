import { describe, expect, it } from "vitest";
import { parseTargets, type TargetOptions } from "../../../src/probe/scan/targets.ts";

const hosts: Readonly<Record<string, readonly string[]>> = {
  "both.example": ["2001:db8::1", "192.0.2.1"],
  "six.example": ["2001:db8::6"],
};
const options: TargetOptions = { lookUp: async (name) => hosts[name] ?? [] };
const targets = (words: readonly string[], more: Partial<TargetOptions> = {}) =>
  parseTargets(words, { ...options, ...more });
const list = async (words: readonly string[], more: Partial<TargetOptions> = {}) => [...(await targets(words, more))];

describe("targets", () => {
  it.each([
    [["10.0.0.7"], ["10.0.0.7"]],
    [["10.0.0.6/31"], ["10.0.0.6", "10.0.0.7"]],
    [["10.0.0.7/30"], ["10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7"]],
    [["10.0.1-2.254-"], ["10.0.1.254", "10.0.1.255", "10.0.2.254", "10.0.2.255"]],
    [
      ["10.0.0.1,10.0.0.3", "10.0.0.1"],
      ["10.0.0.1", "10.0.0.3"],
    ],
    [["2001:db8::ffff/127"], ["2001:db8::fffe", "2001:db8::ffff"]],
    [
      ["fe80::1%eth0", "fe80::1%eth1"],
      ["fe80::1%eth0", "fe80::1%eth1"],
    ],
    [["both.example"], ["192.0.2.1"]],
    [["both.example/31"], ["192.0.2.0", "192.0.2.1"]],
    [["six.example"], ["2001:db8::6"]],
  ])("%j are %j", async (words, addresses) => {
    expect(await list(words)).toEqual(addresses);
  });

  it("leave out what is excluded", async () => {
    const some = await targets(["10.0.0.0/29"], { exclude: ["10.0.0.0-3", "10.0.0.6"] });
    expect([...some]).toEqual(["10.0.0.4", "10.0.0.5", "10.0.0.7"]);
    expect(some.description).toBe("10.0.0.0/29 but 10.0.0.0-3 10.0.0.6 (8 addresses)");
  });

  it("are counted and not made before they are asked for", async () => {
    const many = await targets(["2001:db8::/32", "10.*.*.*"]);
    expect(many.count).toBe(2n ** 96n + 2n ** 24n);
    expect(many[Symbol.iterator]().next().value).toBe("2001:db8::");
  });

  it("take the version of a name that is wanted", async () => {
    expect(await list(["both.example"], { version: 6 })).toEqual(["2001:db8::1"]);
    await expect(targets(["six.example"], { version: 4 })).rejects.toThrow(
      "six.example has no IPv4 address: check the name, or give an address",
    );
  });

  it.each([
    [[], "there is nothing to scan: name an address, a network or a host"],
    [["nobody.example"], "nobody.example has no address: check the name, or give an address"],
    [["10.0.0.0/33"], '"10.0.0.0/33": the length of its network is 0 to 32, not "33"'],
    [["10.0.0.1-300"], '"10.0.0.1-300": "1-300" is no range of octets from 0 to 255'],
    [["10.0.0.1-2/24"], '"10.0.0.1-2/24" has a range and a network\'s length: give one of them'],
    [["10.0.0"], '"10.0.0" is no address, network, range of octets (10.0.0.1-20) or name'],
    [["::1::2"], '"::1::2" is no address, network, range of octets (10.0.0.1-20) or name'],
  ])("%j are refused: %s", async (words, message) => {
    await expect(targets(words)).rejects.toThrow(message);
  });
});
