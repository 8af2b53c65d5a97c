import { availableParallelism } from "node:os";

const MILLISECOND_US = 1000;

/** Returns what tells how many processors this process left idle since it was asked last, on average. */
export function idleProcessors(): () => number {
  const processors = availableParallelism();
  let used = process.cpuUsage();
  let asked = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(used);
    const now = performance.now();
    const busy = (user + system) / MILLISECOND_US / (now - asked);
    used = process.cpuUsage();
    asked = now;
    return processors - busy;
  };
}
