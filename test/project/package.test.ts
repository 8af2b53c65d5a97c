import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { wantedExports } from "../../scripts/exports.mjs";
import { root } from "../../scripts/prepare.mjs";

interface Locked {
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  engines?: { node?: string };
  optionalDependencies?: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { "": project, ...locked } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
const packages: [string, Locked][] = Object.entries(locked);

describe("package.json", () => {
  it("exports the folders that have an index", () => {
    expect(manifest.exports).toEqual(wantedExports());
  });

  it("names every tool in one exact release", () => {
    for (const version of Object.values(manifest.devDependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("runs nothing when it is installed", () => {
    const hooks = ["preinstall", "install", "postinstall", "prepare"];
    expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });
});

describe("package-lock.json", () => {
  it("belongs to package.json", () => {
    const { dependencies, devDependencies, engines } = manifest;
    expect(project).toMatchObject({ dependencies, devDependencies, engines });
  });

  it("holds a digest of every package, and no registry but the public one", () => {
    expect(packages.length).toBeGreaterThan(0);
    for (const [path, { resolved, integrity }] of packages) {
      expect(resolved ?? "https://registry.npmjs.org/", path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });

  it("holds the packages of every system, not only of the one it was written on", () => {
    const optional = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));
    expect(optional).toContain("@esbuild/darwin-arm64");
    expect(optional.filter((name) => !(`node_modules/${name}` in locked))).toEqual([]);
  });

  it("holds no package that refuses the oldest Node supported", () => {
    const needed = packages.filter(([, { optional }]) => optional !== true);
    const refusing = needed.filter(([, { engines }]) => /^>=\s*2[1-9]/.test(engines?.node ?? ""));
    expect(refusing.map(([path]) => path)).toEqual([]);
  });
});
