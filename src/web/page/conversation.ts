import type { Details, TreeNode } from "../messages.ts";
import { ask } from "./engine.ts";
import { details, nodesOf } from "./selection.ts";

/** Ways to tell packets of one conversation, the narrowest first: fields that are equal, or the addresses of both ends. */
const ways: readonly (readonly [name: string, ...fields: string[]])[] = [
  ["TCP", "tcp.stream"],
  ["UDP", "udp.stream"],
  ["IPv4", "ip.src", "ip.dst"],
  ["IPv6", "ipv6.src", "ipv6.dst"],
  ["Ethernet", "eth.src", "eth.dst"],
];

export interface ConversationFilter {
  readonly name: string;
  readonly text: string;
}

/** The conversations that a packet is in, the narrowest first. */
export async function conversationsOf(index: number): Promise<readonly ConversationFilter[]> {
  const known = details.value;
  const answer: Details = known?.index === index ? known : await ask<"details">({ ask: "details", index });
  const values = new Map<string, string>();
  for (const { filter, value } of nodesOf(answer.tree) as Iterable<TreeNode>)
    if (filter !== undefined && value !== undefined && !values.has(filter)) values.set(filter, value);
  return ways.flatMap(([name, ...fields]) => {
    const found = fields.map((field) => values.get(field));
    if (found.includes(undefined)) return [];
    if (fields.length === 1) return [{ name, text: `${fields[0]} == ${found[0]}` }];
    const both = fields[0]?.replace(/src$/, "addr");
    return [{ name, text: found.map((address) => `${both} == ${address}`).join(" && ") }];
  });
}
