import { describe, expect, it } from "vitest";
import { Session } from "../../src/flows/session.ts";
import { protocolPath } from "../../src/flows/protocol-path.ts";
import { FieldValues } from "../../src/dissect/field-values.ts";
import { showText } from "../../src/report/fields/show-text.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

const LINKTYPE_CAN = 227;

function seen(hex: string) {
  const octets = Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const bytes = new Uint8Array(octets.length + 16);
  bytes.set(octets);
  const session = new Session(standardCatalog(), standardWalk);
  const place = { bytes, start: 0, end: octets.length, original: octets.length };
  session.dissect({
    ...place,
    number: 1,
    seconds: 0,
    nanoseconds: 0,
    linkType: LINKTYPE_CAN,
    interface: 0,
    comments: [],
  });
  const { dissector } = session;
  const { layers, tree } = dissector;
  const values = new FieldValues(dissector);
  const fields = new Map<string, string>();
  for (let layer = 0; layer < layers.count; layer++) {
    dissector.decode(layer);
    for (let quad = layers.tree(layer) + 1; quad < tree.after(layers.tree(layer)); quad++)
      fields.set(values.info(quad).name, showText(values, layer, quad));
  }
  return { path: protocolPath(dissector), fields };
}

describe("CAN", () => {
  it("has numbers of two lengths", () => {
    expect(seen("00000710 02 000000 2101").fields.get("can.id")).toBe("1808");
    expect(seen("8506 0000 02 000000 2101").fields.get("can.id")).toBe("84279296");
    expect(seen("00000710 02 000000 2101").path).toBe("can:data");
  });

  it("carries network management where the number is 0", () => {
    const { path, fields } = seen("00000000 03 000000 454355");
    expect(path).toBe("can:autosar-nm");
    expect(fields.get("autosar-nm.src")).toBe("67");
    expect(fields.get("autosar-nm.ctrl.pni")).toBe("1");
    expect(seen("40000000 02 000000 4543").path).toBe("can:data");
  });

  it("says what went wrong", () => {
    const { path, fields } = seen("20000040 08 000000 0000000000 010203");
    expect(path).toBe("can");
    expect(fields.get("can.err.busoff")).toBe("1");
    expect(fields.get("can.err.ctrl_specific")).toBe("01:02:03");
    expect(fields.has("can.id")).toBe(false);
    expect(seen("20000040 01 000000 00").fields.has("_ws.malformed")).toBe(true);
  });
});
