import { commands } from "./commands.ts";
import { processIo } from "./process-io.ts";

const [word = "--help", ...words] = process.argv.slice(2);
const io = processIo();
const encoder = new TextEncoder();
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
