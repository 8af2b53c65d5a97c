import { describe, expect, it } from "vitest";
import { hostNamesIn } from "../../src/capture-filter/names/host-names.ts";
import { nameTable } from "../../src/capture-filter/names/name-table.ts";
import { resolveNames } from "../../src/capture-filter/names/resolve-names.ts";
import { parseFilter } from "../../src/capture-filter/syntax.ts";

const files = {
  hosts:
    "127.0.0.1 localhost\n::1 localhost ip6-localhost # both\n10.0.0.1 Web.example web\n10.0.0.2 web\nbroken name\n",
  networks: "# x\nours 10.20.0.0 us\nloopback 127\nnone 0.0.0.0\nbroken 300.1\n",
  services:
    "domain 53/tcp\ndomain 53/udp\nonly-udp 4000/udp other\nsigtran 2905/sctp\nodd 1/ddp\nfirst 1/tcp\nfirst 2/tcp\n",
  protocols: "ip 0 IP\nospf 89 OSPFIGP\nbroken x\n",
  ethers: "0:11:22:33:44:55 router\n00:00:00:00:00:01 router\nbroken x\n",
};

describe("the table of names", () => {
  const names = nameTable((file) => files[file]);

  it("knows hosts by every name and all their addresses, whatever the case", () => {
    expect(names.hosts("WEB")).toEqual([Uint8Array.of(10, 0, 0, 1), Uint8Array.of(10, 0, 0, 2)]);
    expect(names.hosts("localhost").map(({ length }) => length)).toEqual([4, 16]);
    expect(names.hosts("name")).toEqual([]);
    expect(names.hosts("constructor")).toEqual([]);
  });

  it("knows networks without the zeros at their end", () => {
    expect(names.network("us")).toEqual(Uint8Array.of(10, 20));
    expect(names.network("loopback")).toEqual(Uint8Array.of(127));
    expect(names.network("none")).toEqual(Uint8Array.of(0));
    expect(names.network("broken")).toBeUndefined();
  });

  it("knows the ports of a service for each transport, the first where there are several", () => {
    expect(names.service("domain")).toEqual({ tcp: 53, udp: 53 });
    expect(names.service("Other")).toEqual({ udp: 4000 });
    expect(names.service("sigtran")).toEqual({ sctp: 2905 });
    expect(names.service("first")).toEqual({ tcp: 1 });
    expect(names.service("odd")).toBeUndefined();
  });

  it("knows protocols and stations", () => {
    expect(names.protocol("ospfigp")).toBe(89);
    expect(names.protocol("broken")).toBeUndefined();
    expect(names.ether("router")).toEqual(Uint8Array.of(0, 0x11, 0x22, 0x33, 0x44, 0x55));
  });

  it("reads a file when it is first asked for what it holds, and once", () => {
    const read: string[] = [];
    const lazy = nameTable((file) => {
      read.push(file);
      return files[file];
    });
    expect(read).toEqual([]);
    lazy.service("domain");
    lazy.service("http");
    expect(read).toEqual(["services"]);
  });
});

describe("names of hosts in a filter", () => {
  it.each([
    ["host a or b and not (src c or dst host d)", ["a", "b", "c", "d"]],
    ["gateway a", ["a"]],
    ["host a or host a", ["a"]],
    ["port http or net ours or ether host router or ip proto ospf or host 10.0.0.1", []],
    ["tcp[13] = 2", []],
  ])("of %s", (filter, names) => {
    expect([...hostNamesIn(parseFilter(filter)!).keys()]).toEqual(names);
  });
});

describe("resolving the names of a filter", () => {
  const read = (file: keyof typeof files): string => files[file];

  it("asks for no host that is in the file, and for all others at once", async () => {
    const asked: (readonly string[])[] = [];
    const address = Uint8Array.of(192, 0, 2, 1);
    const names = await resolveNames("host web or one.example or two.example", read, async (hosts) => {
      asked.push(hosts);
      return new Map(hosts.map((host) => [host, [address]]));
    });
    expect(asked).toEqual([["one.example", "two.example"]]);
    expect(names.hosts("two.example")).toEqual([address]);
    expect(names.hosts("web")).toHaveLength(2);
  });

  it("says which host was not answered for, and where it stands", async () => {
    const slow = resolveNames("port 80 and host slow.example", read, async () => new Map());
    await expect(slow).rejects.toMatchObject({
      name: "FilterError",
      message: "unknown host 'slow.example': no answer within 2 s",
      span: { start: 17, end: 29 },
    });
  });
});
