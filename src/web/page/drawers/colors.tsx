import { addColorRule, colorRules } from "../coloring.ts";
import { hues, type Hue } from "../hues.ts";
import { OneLineForm } from "./one-line-form.tsx";

/** Which packets have which colour: rules that are filters, before the colours that protocols have by themselves. */
export function ColorsDrawer() {
  const rules = colorRules.value;
  const change = (filter: string, hue: Hue) => {
    colorRules.value = rules.map((rule) => (rule.filter === filter ? { ...rule, hue } : rule));
  };
  return (
    <div class="drawer-body">
      <p class="faint">The first rule that fits gives a packet its colour. Others have the colour of their protocol.</p>
      <ul class="choices">
        {rules.map(({ filter, hue }, index) => (
          <li key={filter}>
            <span class={`swatch hue-${hue}`} />
            <span class="data grow">{filter}</span>
            <select
              aria-label={`Colour of ${filter}`}
              value={hue}
              onChange={({ currentTarget }) => change(filter, currentTarget.value as Hue)}
            >
              {hues.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
            <button
              type="button"
              aria-label={`Move ${filter} up`}
              disabled={index === 0}
              onClick={() => (colorRules.value = swapped(rules, index))}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={`Remove ${filter}`}
              onClick={() => (colorRules.value = rules.filter((rule) => rule.filter !== filter))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <OneLineForm label="A rule for" example="tcp.analysis.retransmission" add={addColorRule} />
    </div>
  );
}

/** The list with an item one place further up. */
function swapped<T>(list: readonly T[], at: number): T[] {
  const [item] = list.slice(at, at + 1);
  return item === undefined ? [...list] : list.toSpliced(at, 1).toSpliced(at - 1, 0, item);
}
