import { columns, isUsual, moveColumn, removeColumn, setShown, usualColumns } from "../columns.ts";
import { addColumn } from "../field-column.ts";
import { showsNames } from "../host-names.ts";
import { timeFormat, timeFormats, type TimeFormat } from "../time-format.ts";
import { OneLineForm } from "./one-line-form.tsx";

/** Which columns the list has, in which order, and how times are written. */
export function ColumnsDrawer() {
  const { value } = columns;
  return (
    <div class="drawer-body">
      <ul class="choices">
        {value.map((column, index) => (
          <li key={column.title}>
            <label>
              <input
                type="checkbox"
                checked={column.isShown}
                onChange={({ currentTarget }) => setShown(column.title, currentTarget.checked)}
              />
              <span class={isUsual(column) ? "" : "data"}>{column.title}</span>
            </label>
            <button
              type="button"
              aria-label={`Move ${column.title} to the left`}
              disabled={index === 0}
              onClick={() => moveColumn(column.title, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={`Move ${column.title} to the right`}
              disabled={index === value.length - 1}
              onClick={() => moveColumn(column.title, 1)}
            >
              ↓
            </button>
            {!isUsual(column) && (
              <button type="button" aria-label={`Remove ${column.title}`} onClick={() => removeColumn(column.title)}>
                Remove
              </button>
            )}
          </li>
        ))}
      </ul>
      <OneLineForm label="A column for a field" example="tcp.stream" add={(field) => void addColumn(field)} />
      <fieldset>
        <legend>Time</legend>
        {Object.entries(timeFormats).map(([name, label]) => (
          <label key={name}>
            <input
              type="radio"
              name="time"
              checked={timeFormat.value === name}
              onChange={() => (timeFormat.value = name as TimeFormat)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Hosts</legend>
        <label>
          <input
            type="checkbox"
            checked={showsNames.value}
            onChange={({ currentTarget }) => (showsNames.value = currentTarget.checked)}
          />
          By the names that the capture tells; nobody is asked
        </label>
      </fieldset>
      <button type="button" class="plain" onClick={usualColumns}>
        Back to the usual columns
      </button>
    </div>
  );
}
