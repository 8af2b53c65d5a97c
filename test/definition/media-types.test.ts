import { describe, expect, it } from "vitest";
import { DATA } from "../../src/definition/catalog.ts";
import { mediaProtocol } from "../../src/definition/media-types.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

const catalog = standardCatalog();
const nameOf = (type: string | undefined) => catalog.protocols[mediaProtocol(catalog, type)]?.name;

describe("mediaProtocol", () => {
  it.each([
    ["text/html; charset=utf-8", "data-text-lines"],
    ["Application/JSON", "json"],
    ["image/svg+xml", "xml"],
    ["image/png", "png"],
    ["application/x-www-form-urlencoded", "urlencoded-form"],
    ["application/zip", "media"],
  ])("reads %s as %s", (type, name) => {
    expect(nameOf(type)).toBe(name);
  });

  it("leaves octets without a type, and those that say no more than that, to nobody", () => {
    expect(mediaProtocol(catalog, undefined)).toBe(DATA);
    expect(mediaProtocol(catalog, "application/octet-stream")).toBe(DATA);
  });
});
