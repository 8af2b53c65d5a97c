import { compose } from "../compose-filter.ts";
import { draft, prepare } from "../filter-draft.ts";
import { addColumn } from "../field-column.ts";
import { useAnswer } from "./use-answer.ts";
import { Waiting } from "./waiting.tsx";

/** What a field is: its title, its type, and the values that have names. */
export function FieldDrawer({ name }: { readonly name: string }) {
  const answer = useAnswer<"field">({ ask: "field", name }, [name]);
  if (answer.state !== "there") return <Waiting answer={answer} />;
  const found = answer.answer;
  if (!found) return <p class="message">Nothing is known about {name}.</p>;
  return (
    <div class="drawer-body">
      <h3 class="data first">{found.name}</h3>
      <dl class="facts">
        <dt>Title</dt>
        <dd>{found.title}</dd>
        <dt>Type</dt>
        <dd>{found.type}</dd>
        <dt>Protocol</dt>
        <dd>{found.protocol}</dd>
      </dl>
      <div class="line">
        <button type="button" class="plain" onClick={() => prepare(compose("and", name, draft.value))}>
          Write into the filter
        </button>
        <button type="button" class="plain" onClick={() => void addColumn(name)}>
          Show as column
        </button>
      </div>
      {found.values.length > 0 && (
        <>
          <h3>Values that have names</h3>
          <table class="plain-table">
            <tbody>
              {found.values.map(([value, text]) => (
                <tr key={value}>
                  <td class="number data">{value}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
