import type UPlot from "uplot";
import { useMemo, useState } from "preact/hooks";
import type { Sequence } from "../../messages.ts";
import { countText } from "../amounts.ts";
import { selectPacket } from "../selection.ts";
import { theme } from "../settings.ts";
import { axes, colorOf, useChart } from "./chart.ts";
import { useAnswer } from "./use-answer.ts";
import { Waiting } from "./waiting.tsx";

/** The sequence numbers of a TCP connection over time: what one side sent, what the other acknowledged, and how far its window went. */
export function SequenceDrawer({ packet }: { readonly packet: number }) {
  const [side, setSide] = useState<0 | 1 | undefined>(undefined);
  const [point, setPoint] = useState<number | undefined>(undefined);
  const answer = useAnswer<"sequence">({ ask: "sequence", index: packet }, [packet]);
  const found = answer.state === "there" && "times" in answer.answer ? answer.answer : undefined;
  const shownSide = side ?? (found ? busier(found) : 0);
  const data = useMemo(() => (found ? curvesOf(found, shownSide) : undefined), [found, shownSide]);
  const chart = useChart(
    ({ paths }) => ({
      scales: { x: { time: false } },
      legend: { show: false },
      cursor: { drag: { x: true, y: true, uni: 24 } },
      axes: axes("sequence number, bytes", countText),
      series: [
        {},
        dots("Sent", colorOf("hue-blue")),
        dots("Sent again", colorOf("hue-red"), 7),
        steps("Acknowledged", colorOf("hue-green"), paths),
        steps("Window", colorOf("hue-slate"), paths),
      ],
      hooks: { setCursor: [(plot) => setPoint(plot.cursor.idx ?? undefined)] },
    }),
    data?.curves,
    [theme.value],
  );
  if (answer.state !== "there") return <Waiting answer={answer} />;
  if (!found) return <p class="message">{"reason" in answer.answer ? answer.answer.reason : ""}</p>;

  const [near, far] = found.peers;
  const index = point === undefined ? undefined : data?.indices[point];
  return (
    <>
      <div class="drawer-tools">
        <select
          aria-label="Which side sent"
          value={shownSide}
          onChange={({ currentTarget }) => setSide(Number(currentTarget.value) as 0 | 1)}
        >
          <option value={0}>
            {near} → {far}
          </option>
          <option value={1}>
            {far} → {near}
          </option>
        </select>
        <span class="legend">
          <i class="swatch hue-blue" /> sent <i class="swatch hue-red" /> sent again <i class="swatch hue-green" />{" "}
          acknowledged <i class="swatch hue-slate" /> window
        </span>
        <span class="faint">{index === undefined ? "A click goes to the packet." : `Packet ${index + 1}`}</span>
      </div>
      <div
        class="chart"
        ref={chart}
        role="img"
        aria-label="Sequence numbers over time"
        onClick={(event) => {
          if (event.detail === 1 && index !== undefined) void selectPacket(index);
        }}
      />
    </>
  );
}

function busier({ from, lengths }: Sequence): 0 | 1 {
  const octets = [0, 0];
  for (const [at, side] of from.entries()) octets[side] = (octets[side] ?? 0) + (lengths[at] ?? 0);
  return (octets[1] ?? 0) > (octets[0] ?? 0) ? 1 : 0;
}

type Curve = (number | null)[];

/** What a side sent and what was acknowledged of it, each at the times of all packets of the connection. */
function curvesOf(points: Sequence, side: 0 | 1) {
  const { times, from, sequences, lengths, acknowledgements, windows, again, indices } = points;
  const [sent, sentAgain, acked, window]: [Curve, Curve, Curve, Curve] = [[], [], [], []];
  for (const at of times.keys()) {
    const isOurs = from[at] === side;
    const end = isOurs && (lengths[at] ?? 0) > 0 ? (sequences[at] ?? 0) + (lengths[at] ?? 0) : null;
    sent.push(again[at] === 1 ? null : end);
    sentAgain.push(again[at] === 1 ? end : null);
    const ack = isOurs ? null : (acknowledgements[at] ?? null);
    acked.push(ack);
    window.push(ack === null ? null : ack + (windows[at] ?? 0));
  }
  return {
    curves: [Array.from(times), sent, sentAgain, acked, window] as [number[], Curve, Curve, Curve, Curve],
    indices,
  };
}

function dots(label: string, stroke: string, size = 4) {
  return { label, stroke, fill: stroke, paths: () => null, points: { show: true, size, fill: stroke, stroke } };
}

function steps(label: string, stroke: string, { stepped }: typeof UPlot.paths) {
  return { label, stroke, width: 1.25, spanGaps: true, points: { show: false }, paths: stepped?.({ align: 1 }) };
}
