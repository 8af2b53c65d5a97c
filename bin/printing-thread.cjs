// A thread that prints its share of a capture (src/cli/shark/printing-threads.ts): it runs the words of `remora shark` again.
const { join } = require("node:path");
const { parentPort, workerData } = require("node:worker_threads");
const load = require("./load.cjs");

load(join(__dirname, "..", "dist", "cli", "shark.cjs")).helpToPrint(workerData, parentPort);
