import { linux } from "../native/linux.ts";

const AF_PACKET = 17;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0x80000;

/** Whether this user may send frames on this machine. */
export async function canSendFrames(): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const system = await linux();
  try {
    system.close(system.socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
    return true;
  } catch {
    return false;
  }
}
