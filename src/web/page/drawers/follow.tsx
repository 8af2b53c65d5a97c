import { useMemo, useState } from "preact/hooks";
import type { FollowedSegment, FollowKind } from "../../messages.ts";
import { bytesText } from "../amounts.ts";
import { submit } from "../filter-draft.ts";
import { save } from "../saving.ts";
import { packet as selected, selectPacket } from "../selection.ts";
import { VirtualRows } from "../virtual-rows.tsx";
import { streamLines, type StreamFormat, type StreamLine } from "./stream-lines.ts";
import { useAnswer } from "./use-answer.ts";
import { Waiting } from "./waiting.tsx";

const names: Record<FollowKind, string> = { tcp: "TCP", udp: "UDP", tls: "TLS", http: "HTTP", http2: "HTTP/2" };

/** Characters of what was asked that name a stream. */
const LONGEST_NAME = 40;

/** What both sides of a stream said, in order. */
export function FollowDrawer({ packet }: { readonly packet: number }) {
  const [kind, setKind] = useState<FollowKind | undefined>(undefined);
  const [side, setSide] = useState<0 | 1 | undefined>(undefined);
  const [part, setPart] = useState<number | undefined>(undefined);
  const [format, setFormat] = useState<StreamFormat>("text");
  const [sought, setSought] = useState("");
  const answer = useAnswer<"follow">({ ask: "follow", index: packet, ...(kind ? { kind } : {}) }, [packet, kind]);
  const found = answer.state === "there" && "segments" in answer.answer ? answer.answer : undefined;
  const said = useMemo(
    () =>
      (found?.segments ?? []).filter(
        (one) => (side === undefined || one.from === side) && (part === undefined || one.part === part),
      ),
    [found, side, part],
  );
  const parts = useMemo(() => partsOf(found?.segments ?? []), [found]);
  const lines = useMemo(() => streamLines(said, format), [said, format]);
  const seen = useMemo(
    () => (sought === "" ? lines : lines.filter(({ text }) => text.toLowerCase().includes(sought.toLowerCase()))),
    [lines, sought],
  );
  if (answer.state !== "there") return <Waiting answer={answer} />;
  if (!found) return <p class="message">{"reason" in answer.answer ? answer.answer.reason : ""}</p>;

  const [near, far] = found.peers;
  return (
    <>
      <div class="drawer-tools" role="toolbar" aria-label="Stream">
        {found.kinds.map((name) => (
          <button
            key={name}
            type="button"
            class="plain"
            aria-pressed={name === found.kind}
            onClick={() => {
              setKind(name);
              setPart(undefined);
            }}
          >
            {names[name]}
          </button>
        ))}
        <select
          aria-label="Which side"
          value={side ?? ""}
          onChange={({ currentTarget: { value } }) => setSide(value === "" ? undefined : (Number(value) as 0 | 1))}
        >
          <option value="">Both sides, {bytesText(sizeOf(found.segments))}</option>
          {([0, 1] as const).map((from) => (
            <option key={from} value={from}>
              {from === 0 ? `${near} → ${far}` : `${far} → ${near}`}, {bytesText(sizeOf(found.segments, from))}
            </option>
          ))}
        </select>
        {parts.length > 1 && (
          <select
            aria-label="Which stream of the connection"
            value={part ?? ""}
            onChange={({ currentTarget: { value } }) => setPart(value === "" ? undefined : Number(value))}
          >
            <option value="">All {parts.length} streams</option>
            {parts.map(([number, about]) => (
              <option key={number} value={number}>
                {number}: {about}
              </option>
            ))}
          </select>
        )}
        <select
          aria-label="How it is written"
          value={format}
          onChange={({ currentTarget }) => setFormat(currentTarget.value as StreamFormat)}
        >
          <option value="text">Text</option>
          <option value="hex">Hexadecimal</option>
        </select>
        <input
          type="search"
          aria-label="Lines with"
          placeholder="Lines with…"
          value={sought}
          onInput={({ currentTarget }) => setSought(currentTarget.value)}
        />
        <button type="button" class="plain" onClick={() => submit(found.filter)}>
          Filter
        </button>
        <button
          type="button"
          class="plain"
          title="Save the octets as they are"
          onClick={() => save(new Blob(said.map(({ bytes }) => bytes as BlobPart)), `stream-${packet + 1}.bin`)}
        >
          Save
        </button>
      </div>
      {found.leftOut > 0 && <p class="banner">{bytesText(found.leftOut)} more were said than are shown.</p>}
      {seen.length === 0 && (
        <p class="message">{lines.length === 0 ? "Neither side has said anything." : "No line has that."}</p>
      )}
      <VirtualRows
        class="stream data"
        role="log"
        aria-live="off"
        tabIndex={0}
        aria-label="What both sides said"
        count={seen.length}
        rowHeight={20}
        row={(index) => <Line line={seen[index]} before={seen[index - 1]} format={format} />}
      />
    </>
  );
}

function sizeOf(segments: readonly FollowedSegment[], side?: 0 | 1): number {
  return segments.reduce((size, { from, bytes }) => size + (side === undefined || from === side ? bytes.length : 0), 0);
}

/** The streams of a connection, each with what was asked in it. */
function partsOf(segments: readonly FollowedSegment[]): [number: number, about: string][] {
  const parts = new Map<number, string>();
  for (const { part, bytes } of segments) if (part !== undefined && !parts.has(part)) parts.set(part, askedIn(bytes));
  return [...parts].sort(([one], [other]) => one - other);
}

function askedIn(head: Uint8Array): string {
  const text = new TextDecoder().decode(head);
  const value = (name: string): string => new RegExp(`^:${name}: (.*)$`, "m").exec(text)?.[1].trimEnd() ?? "";
  const asked = `${value("method")} ${value("path")}`.trim() || value("status");
  return asked.length > LONGEST_NAME ? `${asked.slice(0, LONGEST_NAME)}…` : asked;
}

interface LineProps {
  readonly line: StreamLine | undefined;
  readonly before: StreamLine | undefined;
  readonly format: StreamFormat;
}

function Line({ line, before, format }: LineProps) {
  if (!line) return null;
  const begins = before?.from !== line.from;
  return (
    <div
      class={`said-by ${line.from === 0 ? "hue-blue" : "hue-orange"} ${selected.value === line.index ? "here" : ""}`}
      title={`Packet ${line.index + 1}`}
      onClick={() => void selectPacket(line.index)}
    >
      <span
        class="side"
        role={begins ? "img" : undefined}
        aria-label={begins ? (line.from === 0 ? "sent" : "answered") : undefined}
      >
        {begins ? (line.from === 0 ? "→" : "←") : ""}
      </span>
      {format === "hex" && <span class="offset">{line.offset.toString(16).padStart(8, "0")}</span>}
      {line.text}
    </div>
  );
}
