const label = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?";
const hostName = new RegExp(`^${label}(?:\\.${label})*\\.?$`, "i");

/** Whether a text that is no address may be the name of a host: letters are in it, and nothing that names do not have. */
export function isHostName(text: string): boolean {
  return /[a-z]/i.test(text) && hostName.test(text);
}
