/** The table of what TCP carries: the walk stops at TCP, because what a segment carries depends on those before it. */
export const STREAM_TABLE = "tcp.port";
