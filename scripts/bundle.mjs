import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { outlinePlugin } from "./outlines.mjs";
import { bundlePage } from "./page.mjs";
import { root } from "./prepare.mjs";

const folder = join(root, "dist", "cli");
const entry = join(root, "src", "cli", "main.ts");

const importMetaUrl = 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;';

/** @type {import("esbuild").BuildOptions} */
const options = {
  absWorkingDir: root,
  bundle: true,
  // CommonJS, because only a script can be compiled from V8's code cache (see bin/load.cjs).
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  outdir: folder,
  platform: "node",
  target: "node20.19",
  packages: "external",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // A script compiled from a cache has no import(): it becomes require.
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "importMetaUrl" },
  // A function, so that it is compiled as it is read: to put something around it would copy it.
  banner: {
    js: `(globalThis.remoraBundle=function(exports,require,module,__filename,__dirname){${importMetaUrl}`,
  },
  footer: { js: "});" },
  logLevel: "warning",
};

/**
 * Bundles the command line into `dist/cli`: `main.cjs`, and one file for every part that it loads lazily, so that nothing
 * is paid for at the start but what runs; beside each its compiled code for the Node that builds. What two files need is
 * in both, and a class is not the same in both. The page for `remora ui` goes to `dist/page`.
 */
export async function bundle() {
  if (!existsSync(entry)) throw new Error(`${entry} is missing: this is not the whole of Remora`);
  rmSync(folder, { recursive: true, force: true });
  await bundlePage();
  const outlines = await outlinePlugin();
  const parts = new Set([entry]);
  // A set that grows while it is gone through: parts have parts.
  for (const part of parts) {
    await build({ ...options, entryPoints: [part], plugins: [lazyParts(parts), outlines] });
    refuseMoreThanAscii(join(folder, `${basename(part, ".ts")}.cjs`));
  }
  for (const words of warmUps)
    spawnSync(process.execPath, [join(root, "bin", "remora.js"), ...words], {
      cwd: root,
      stdio: "ignore",
      env: { ...process.env, REMORA_KEEP_CODE: "1" },
    });
}

/** Bundles are read as ASCII (bin/load.cjs). esbuild escapes everything else, but in regular expressions. */
function refuseMoreThanAscii(file) {
  const [found] = /.{0,40}[^\0-\x7f].{0,40}/u.exec(readFileSync(file, "utf8")) ?? [];
  if (found !== undefined) throw new Error(`${file} is not ASCII: write \\u escapes in ${found}`);
}

/** What each command runs once, so that the functions it needs at its start are in the code cache. */
const warmUps = [
  ["dump", "-n", "-v", "-r", "samples/welcome.pcap", "tcp port 80 or host 10.0.0.1 or not arp"],
  ["shark", "-n", "-r", "samples/welcome.pcap", "-z", "io,phs", "tcp.port == 80 || dns"],
  ["conns", "-k", "all", "--tcp-info"],
  ["interfaces"],
  ["rates", "-c", "1", "--interval", "0.01"],
  ["shell", "-c", 'pkt = IP(dst="10.0.0.1")/TCP(dport=[22, 80]); pkt.show(); [p.summary() for p in pkt]'],
  ["scan", "-sT", "-p", "9", "127.0.0.1"],
  // These need rights that a build may lack; what runs until they are refused is in the cache all the same.
  ["scan", "-sS", "-p", "1-100", "127.0.0.1"],
  ["ping", "-c", "1", "-W", "1", "127.0.0.1"],
  ["traceroute", "-n", "-q", "1", "127.0.0.1"],
  ["arping", "-c", "1", "-w", "1", "127.0.0.2"],
  ["sr1", "--timeout", "1", 'IP(dst="127.0.0.1")/ICMP()'],
  ["build", "--hex", 'Ether()/IP(dst="10.0.0.0/30")/TCP(dport=[22, 80])/"x"'],
];

/** Leaves what the command line imports lazily of its own out of a bundle, and notes the files. */
function lazyParts(parts) {
  return {
    name: "lazy parts",
    setup({ onResolve }) {
      onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path, resolveDir }) => {
        const part = join(resolveDir, path);
        if (kind !== "dynamic-import" || !part.startsWith(dirname(entry) + sep)) return undefined;
        parts.add(part);
        return { path: `./${basename(part, ".ts")}.cjs`, external: true };
      });
    },
  };
}
