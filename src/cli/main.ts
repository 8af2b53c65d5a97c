import { commands } from "./commands.ts";
import { processIo } from "./process-io.ts";

const [word = "--help", ...words] = process.argv.slice(2);
const io = processIo();
const encoder = new TextEncoder();
// Node would print the line of the bundle that it happened in, which is all of it.
process.on("uncaughtException", ({ stack, message }) => {
  io.stderr(
    encoder.encode(`remora: a fault of Remora itself; please report it and what led to it.\n${stack ?? message}\n`),
  );
  process.exit(1);
});
void start();

async function start(): Promise<void> {
  process.exitCode = await run();
}

async function run(): Promise<number> {
  if (Object.hasOwn(commands, word)) return commands[word].run(words, io);
  if (word === "--version") {
    const { remoraVersion } = await import("./version.ts");
    await io.stdout(encoder.encode(`${remoraVersion()}\n`));
    return 0;
  }
  const { help, unknownCommand } = await import("./help.ts");
  if (word === "--help" || word === "-h" || word === "help") {
    await io.stdout(encoder.encode(help(commands)));
    return 0;
  }
  io.stderr(encoder.encode(`${unknownCommand(word, commands)}\n`));
  return 1;
}
