import { describe, expect, it } from "vitest";
import { build } from "../../src/craft/build.ts";
import { FieldValues } from "../../src/dissect/field-values.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { stackOf } from "../../src/dissect/stack.ts";
import type { Protocol } from "../../src/definition/protocol.ts";
import { JSONText } from "../../src/protocols/application/json.ts";
import { PNG } from "../../src/protocols/application/png.ts";
import { UrlencodedForm } from "../../src/protocols/application/urlencoded-form.ts";
import { XMLText } from "../../src/protocols/application/xml.ts";
import { showText } from "../../src/report/fields/show-text.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

/** Every named field of a body, `name=value`; the body is built again from its values. */
function fields(protocol: Protocol, body: string): string[] {
  const octets = Uint8Array.from(body, (character) => character.charCodeAt(0));
  const dissector = new Dissector(standardCatalog());
  dissector.dissectAs(dissector.catalog.idOf(protocol), octets, 0, octets.length, octets.length);
  dissector.decode(0);
  expect(build(stackOf(dissector, 0, octets.length).layers)).toEqual(octets);
  const values = new FieldValues(dissector);
  const { tree, layers } = dissector;
  const shown: string[] = [];
  for (let quad = layers.tree(0) + 1; quad < tree.after(layers.tree(0)); quad++) {
    const { name } = values.info(quad);
    if (name !== "") shown.push(`${name}=${showText(values, 0, quad)}`);
  }
  return shown;
}

describe("JSON", () => {
  it("has paths to values", () => {
    expect(fields(JSONText, '{"a": [1, {"b": "x\\u0041\\n"}], "c": null}')).toEqual([
      "json.object=",
      "json.member=a",
      "json.array=",
      "json.path_with_value=/a/[]:1",
      "json.member_with_value=[]:1",
      "json.value.number=1",
      "json.object=",
      "json.member=b",
      "json.path_with_value=/a/[]/b:xA\n",
      "json.member_with_value=b:xA\n",
      "json.value.string=xA\n",
      "json.key=b",
      "json.path=/a/[]/b",
      "json.key=a",
      "json.path=/a",
      "json.member=c",
      "json.path_with_value=/c:null",
      "json.member_with_value=c:null",
      "json.value.null=",
      "json.key=c",
      "json.path=/c",
    ]);
  });

  it("ends where the text is no JSON, and bounds its depth", () => {
    expect(fields(JSONText, '{"a" 1}')).toEqual(["json.object=", "json.member=a"]);
    expect(fields(JSONText, "[".repeat(10_000)).length).toBeLessThan(200);
  });
});

describe("XML", () => {
  it("has tags within tags", () => {
    expect(fields(XMLText, "<?xml version='1.0'?>\n<a b='1'>text<c/></a>")).toEqual([
      "xml.xmlpi.xml=<?xml version='1.0'?>",
      "xml.xmlpi.xml.version=1.0",
      "xml.tag=<a b='1'>",
      "xml.attribute=b='1'",
      "xml.cdata=text",
      "xml.tag=<c/>",
    ]);
  });
});

describe("forms", () => {
  it("have keys and values, decoded", () => {
    expect(fields(UrlencodedForm, "a=1+2&b=%41&c")).toEqual([
      "urlencoded-form.key=a",
      "urlencoded-form.value=1 2",
      "urlencoded-form.key=b",
      "urlencoded-form.value=A",
      "urlencoded-form.key=c",
      "urlencoded-form.value=",
    ]);
  });
});

describe("PNG", () => {
  it("has chunks", () => {
    const body = "\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82";
    expect(fields(PNG, body)).toContain("png.chunk.type=IEND");
  });
});
