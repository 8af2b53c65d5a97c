// Loads a bundle from V8's code cache, which spares a third of the start: the cache is made by the build for the Node that
// runs it, and any other compiles the bundle as usual.
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname } = require("node:path");
const { Script } = require("node:vm");

/** The exports of the bundle `file`. */
module.exports = function load(file) {
  const bundle = { exports: {} };
  const local = createRequire(file);
  evaluated(file)(
    bundle.exports,
    (name) => {
      if (name.endsWith(".cjs")) return load(local.resolve(name));
      return seldomUsed.has(name) ? whenRead(() => local(name)) : local(name);
    },
    bundle,
    file,
    dirname(file),
  );
  return bundle.exports;
};

/** The function that a bundle is. */
function evaluated(file) {
  const cache = `${file}.${process.version}-${process.arch}`;
  const keep = process.env.REMORA_KEEP_CODE === "1";
  if (!keep && !existsSync(cache)) require(file);
  else {
    // Bundles are ASCII, which takes half of the memory and of the time that other text does.
    const options = { filename: file, ...(keep ? {} : { cachedData: readFileSync(cache) }) };
    const script = new Script(readFileSync(file, "latin1"), options);
    script.runInThisContext();
    if (keep) process.on("exit", () => writeFileSync(cache, script.createCachedData()));
  }
  return globalThis.remoraBundle;
}

/** Modules that bundles import by the names of what they use, and most runs use nothing of. */
const seldomUsed = new Set([
  "fflate",
  "fzstd",
  "node:child_process",
  "node:crypto",
  "node:net",
  "node:tty",
  "node:worker_threads",
  "node:zlib",
]);

/** Stands for a module that is loaded when something of it is first read. */
function whenRead(loadModule) {
  let loaded;
  return new Proxy({}, { get: (_, key) => (loaded ??= loadModule())[key] });
}
