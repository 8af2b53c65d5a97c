import { expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";
import { ber, octets } from "./ber-octets.ts";

function seen(message: string, names: readonly string[]): string[][] {
  const { bytes } = packet(
    Ether(),
    IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
    UDP({ sport: 40000, dport: 88 }),
    Raw({ load: octets(message) }),
  );
  const { fields } = seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
  return names.map((name) => [...(fields.get(name) ?? [])].map(String));
}

const number = (digits: string): string => ber("02", digits);
const data = (type: string, value: string): string => ber("30", ber("a1", number(type)), ber("a2", ber("04", value)));
const encrypted = ber("30", ber("a0", number("12")), ber("a2", ber("04", "cafe")));

it("Kerberos reads what clients prove themselves with by its type", () => {
  const pac = ber("30", ber("a0", "0101ff"));
  const address = ber("30", ber("a0", number("02")), ber("a1", ber("04", "0a000001")));
  const body = ber("30", ber("a0", ber("03", "0040810010")), ber("a9", ber("30", address)));
  const request = ber("6a", ber("30", ber("a1", number("05")), ber("a2", number("0a")), ber("a3", ber("30", data("02", encrypted), data("0080", pac), data("0095", ""))), ber("a4", body))); // oxfmt-ignore
  expect(
    seen(request, [
      "kerberos.padata_type",
      "kerberos.cipher",
      "kerberos.include_pac",
      "kerberos.KDCOptions.forwardable",
      "kerberos.KDCOptions.validate",
      "kerberos.addr_ip",
    ]),
  ).toEqual([["2", "128", "149"], ["ca:fe"], ["1"], ["1"], ["0"], ["10.0.0.1"]]);
});

it("Kerberos reads what an error asks for", () => {
  const entry = ber("30", ber("a0", number("12")), ber("a1", ber("1b", "'salt'")));
  const error = ber("7e", ber("30", ber("a0", number("05")), ber("a1", number("1e")), ber("a6", number("19")), ber("ac", ber("04", ber("30", data("13", ber("30", entry))))))); // oxfmt-ignore
  expect(seen(error, ["kerberos.error_code", "kerberos.etype", "kerberos.info2_salt"])).toEqual([
    ["25"],
    ["18"],
    ["salt"],
  ]);
});
