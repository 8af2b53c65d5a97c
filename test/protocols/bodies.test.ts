import { describe, expect, it } from "vitest";
import { build } from "../../src/craft/build.ts";
import { FieldValues } from "../../src/dissect/field-values.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { stackOf } from "../../src/dissect/stack.ts";
import type { Protocol } from "../../src/definition/protocol.ts";
import { GIF } from "../../src/protocols/application/gif.ts";
import { JFIF } from "../../src/protocols/application/jfif.ts";
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

describe("GIF", () => {
  const pixel = "\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
  const image = ",\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";

  it("is blocks behind a screen", () => {
    const shown = fields(GIF, `GIF89a${pixel}!\xf9\x04\x01\0\0\0\0${image};`);
    expect(shown).toContain("image-gif.version=GIF89a");
    expect(shown).toContain("image-gif.global.color_map=00:00:00:ff:ff:ff");
    expect(shown).toContain("image-gif.extension.label=0xf9");
    expect(shown).toContain("image-gif.image.code_size=2");
    expect(shown).toContain("image-gif.data_block=44:01");
    expect(shown).toContain("image-gif.local.color_map.ordered=0");
    expect(shown.at(-1)).toBe("image-gif.end=");
  });

  it("has no order of colours in version 87a, and may be cut", () => {
    expect(fields(GIF, `GIF87a${pixel}${image};`).join()).not.toContain("ordered");
    expect(fields(GIF, `GIF89a${pixel}`.slice(0, 16))).toContain("image-gif.screen.height=1");
    expect(fields(GIF, `GIF89a${pixel}\x07`)).toContain("gif.data_block_type.unknown=");
  });

  it("may have colours of an image alone", () => {
    const local = ",\0\0\0\0\x01\0\x01\0\x80\x01\x02\x03\x04\x05\x06\x02\0";
    expect(fields(GIF, `GIF89a${pixel}${local};`)).toContain("image-gif.local.color_map=01:02:03:04:05:06");
  });
});

describe("JPEG", () => {
  const begin = "\xff\xd8";
  const jfif = "\xff\xe0\0\x10JFIF\0\x01\x02\x01\0\x48\0\x48\0\0";

  it("is segments behind markers, and what is coded behind a scan", () => {
    const frame = "\xff\xc0\0\x0b\x08\0\x02\0\x03\x01\x01\x21\0";
    const scan = "\xff\xda\0\x08\x01\x01\x10\0\x3f\0";
    const shown = fields(
      JFIF,
      `${begin}${jfif}\xff\xfe\0\x04hi\xff\xdb\0\x03\x01${frame}${scan}\x01\xff\0\x02\xff\xd9`,
    );
    expect(shown).toContain("image-jfif.version.minor=2");
    expect(shown).toContain("image-jfif.Xdensity=72");
    expect(shown).toContain("image-jfif.comment=hi");
    expect(shown).toContain("image-jfif.sof.h_i=2");
    expect(shown).toContain("image-jfif.sos.dc_entropy_selector=1");
    expect(shown).toContain("image-jfif.entropy_coded_segment=01:ff:00:02");
    expect(shown.at(-1)).toBe("image-jfif.marker=0xffd9");
  });

  it("may begin with what a camera says", () => {
    const exif = "\xff\xe1\0\x16Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0";
    const shown = fields(JFIF, `${begin}${exif}`);
    expect(shown).toContain("image-jfif.identifier=Exif");
    expect(shown).toContain("image-jfif.ifd.num_fields=0");
    expect(shown).toContain("image-jfif.next_ifd_offset=0");
    expect(shown).toContain("image-jfif.app0-identifier-not-jfif=");
  });

  it("may have extensions, thumbnails and filling octets, and may be cut", () => {
    expect(fields(JFIF, `${begin}\xff\xe0\0\x08JFXX\0\x13`)).toContain("image-jfif.extension.code=0x13");
    const thumbnail = "\xff\xe0\0\x13JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01\x07\x08\x09";
    expect(fields(JFIF, `${begin}${thumbnail}`)).toContain("image-jfif.RGB=07:08:09");
    expect(fields(JFIF, `${begin}\xff\xff\xff\xd9`)).toContain("image-jfif.fill_bytes=ff:ff");
    expect(fields(JFIF, `${begin}${jfif}`.slice(0, 9))).toContain("image-jfif.length=16");
  });
});
