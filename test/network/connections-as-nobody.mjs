// Prints, as a user without rights, what is known of the socket that listens on a port: `connections-as-nobody.mjs PORT`.
import { netConnections } from "../../src/node.ts";

const NOBODY = 65534;

process.seteuid(NOBODY);
const list = await netConnections("tcp4");
const { pid = null, user } = list.find(({ laddr }) => laddr?.port === Number(process.argv[2])) ?? {};
process.stdout.write(JSON.stringify({ pid, user, unseen: list.unseen }));
