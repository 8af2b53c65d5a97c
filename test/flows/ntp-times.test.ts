import { expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, NTP, packet, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "./streams.ts";

it("times of NTP that would lie before 1970 are of the era that begins in 2036", () => {
  const shown = (seconds: number): string => {
    const body = { stratum: 1, sent: BigInt(seconds) << 32n };
    const { bytes } = packet(Ether(), IP(), UDP({ sport: 123, dport: 123 }), NTP({ body } as never));
    const session = new FullSession(standardCatalog(), standardWalk);
    return String(seenBy(session, bytes, 1).fields.get("ntp.xmt")?.[0]);
  };
  expect(shown(3_712_483_316)).toContain("Aug 23, 2017");
  expect(shown(1_889_203)).toContain("Feb 29, 2036");
});
