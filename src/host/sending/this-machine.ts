import { linux } from "../native/linux.ts";
import { LinuxMachine } from "./linux-machine.ts";
import { SendError } from "./send-error.ts";

/** The machine that this program runs on. Throws SendError where it is not Linux. */
export async function thisMachine(): Promise<LinuxMachine> {
  if (process.platform !== "linux")
    throw new SendError(`packets are sent on Linux only, not on ${process.platform}; files and captures work there`);
  return new LinuxMachine(await linux());
}
