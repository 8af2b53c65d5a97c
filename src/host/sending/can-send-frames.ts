import { linux } from "../native/linux.ts";

const AF_INET = 2;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0x80000;
const IPPROTO_RAW = 255;

/** Whether this user may send frames on this machine. A raw socket takes the same right as one for frames, and is closed at once. */
export async function canSendFrames(): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const system = await linux();
  try {
    system.close(system.socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW));
    return true;
  } catch {
    return false;
  }
}
