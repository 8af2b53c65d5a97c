import { describe, expect, it } from "vitest";
import { admit, newToken } from "../../src/server/guard.ts";

const token = newToken();
const host = "127.0.0.1:8047";

describe("who is let in", () => {
  it.each(["127.0.0.1:8047", "localhost:8047", "[::1]:8047", "localhost"])("who asks by the name %s", (name) =>
    expect(admit(`/${token}/page.js`, { host: name }, token)).toEqual({ name: "page.js" }),
  );

  it.each([
    "evil.example:8047",
    "127.0.0.1.evil.example",
    "localhost.evil.example:8047",
    "10.0.0.1:8047",
    "",
    undefined,
  ])("not who asks by the name %s", (name) =>
    expect(admit(`/${token}/page.js`, { host: name }, token)).toHaveProperty("refused"),
  );

  it.each(["http://127.0.0.1:9999", "https://127.0.0.1:8047", "http://evil.example", "null", "http://localhost:8047"])(
    "not a page from %s",
    (origin) => expect(admit(`/${token}/page.js`, { host, origin }, token)).toHaveProperty("refused"),
  );

  it("its own page", () =>
    expect(admit(`/${token}/live`, { host, origin: `http://${host}` }, token)).toEqual({ name: "live" }));

  it.each(["/", "", "/page.js", `/${token.slice(1)}/page.js`, `/${token}x/page.js`, `/x/${token}/page.js`, "//"])(
    "not who asks for %s",
    (path) => expect(admit(path, { host }, token)).toHaveProperty("refused"),
  );

  it("makes tokens that differ", () => expect(newToken()).not.toBe(newToken()));
});
