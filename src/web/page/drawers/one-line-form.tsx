import { useState } from "preact/hooks";

interface OneLineFormProps {
  readonly label: string;
  readonly example: string;
  /** Takes what was typed, which is not empty. */
  readonly add: (text: string) => void;
}

/** Where one thing is typed and added to a list. */
export function OneLineForm({ label, example, add }: OneLineFormProps) {
  const [text, setText] = useState("");
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") add(text.trim());
        setText("");
      }}
    >
      <label>
        {label}{" "}
        <input
          type="text"
          class="data"
          placeholder={example}
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <button type="submit" class="plain">
        Add
      </button>
    </form>
  );
}
