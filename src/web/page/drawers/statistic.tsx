import { useState } from "preact/hooks";
import { live } from "../capture.ts";
import { save } from "../saving.ts";
import { csvOf, Table } from "../table.tsx";
import { view } from "../view.ts";
import { useAnswer } from "./use-answer.ts";
import { Waiting } from "./waiting.tsx";

/** A statistic by its name in `shark -z`, and what its tab says. */
type Choice = readonly [name: string, label: string];

const ends = [
  ["ip", "IPv4"],
  ["ipv6", "IPv6"],
  ["tcp", "TCP"],
  ["udp", "UDP"],
  ["eth", "Ethernet"],
] as const;

export const conversations = ends.map(([kind, label]): Choice => [`conv,${kind}`, label]);
export const endpoints = ends.map(([kind, label]): Choice => [`endpoints,${kind}`, label]);

interface StatisticProps {
  readonly choices: readonly Choice[];
  readonly isTree?: boolean;
  /** The place of the choice that is shown first. */
  readonly first?: number;
}

/** Tables that count packets, of the whole capture or of what the filter accepts. */
export function StatisticDrawer({ choices, isTree = false, first = 0 }: StatisticProps) {
  const [name, setName] = useState(choices[first]?.[0] ?? "");
  const [isFiltered, setFiltered] = useState(view.value.view !== 0);
  const shownView = isFiltered ? view.value.view : 0;
  const [times, setTimes] = useState(0);
  const answer = useAnswer<"statistic">({ ask: "statistic", name, view: shownView }, [
    name,
    shownView,
    view.value.done,
    times,
  ]);
  return (
    <>
      <div class="drawer-tools">
        {choices.length > 1 && (
          <div role="tablist" class="line-of-tabs">
            {choices.map(([choice, label]) => (
              <button
                key={choice}
                type="button"
                role="tab"
                class="plain"
                aria-selected={choice === name}
                onClick={() => setName(choice)}
              >
                {label}
              </button>
            ))}
          </div>
        )}
        <label>
          <input
            type="checkbox"
            checked={isFiltered}
            disabled={view.value.view === 0}
            onChange={({ currentTarget }) => setFiltered(currentTarget.checked)}
          />
          Only what the filter shows
        </label>
        {live.value?.open === true && (
          <button type="button" class="plain" onClick={() => setTimes(times + 1)}>
            Count again
          </button>
        )}
        <button
          type="button"
          class="plain"
          disabled={answer.state !== "there"}
          onClick={() => {
            if (answer.state !== "there") return;
            const { columns, rows } = answer.answer;
            save(new Blob([csvOf(columns, rows)], { type: "text/csv" }), `${name.replace(",", "-")}.csv`);
          }}
        >
          Save as CSV
        </button>
      </div>
      {answer.state !== "there" ? (
        <Waiting answer={answer} />
      ) : answer.answer.rows.length === 0 ? (
        <p class="message">There is none in {shownView === 0 ? "this capture" : "what the filter shows"}.</p>
      ) : (
        <Table label={answer.answer.title} isTree={isTree} columns={answer.answer.columns} rows={answer.answer.rows} />
      )}
      <p class="hint faint">Double click or Enter filters; the right button has more.</p>
    </>
  );
}
