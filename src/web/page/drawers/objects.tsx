import { bytesText } from "../amounts.ts";
import { ask } from "../engine.ts";
import { save } from "../saving.ts";
import { selectPacket } from "../selection.ts";
import { useAnswer } from "./use-answer.ts";
import { Waiting } from "./waiting.tsx";

/** Files that were carried over protocols, to be saved. */
export function ObjectsDrawer() {
  const answer = useAnswer<"objects">({ ask: "objects" }, []);
  if (answer.state !== "there") return <Waiting answer={answer} />;
  const objects = answer.answer;
  if (objects.length === 0) return <p class="message">HTTP carried no file in this capture.</p>;
  return (
    <div class="drawer-body">
      <table class="plain-table">
        <thead>
          <tr>
            <th class="number">Packet</th>
            <th>Name</th>
            <th class="number">Size</th>
            <th />
          </tr>
        </thead>
        <tbody class="data">
          {objects.map(({ which, index, name, size }) => (
            <tr key={which}>
              <td class="number">
                <button type="button" onClick={() => void selectPacket(index)}>
                  {index + 1}
                </button>
              </td>
              <td class="long">{name}</td>
              <td class="number">{bytesText(size)}</td>
              <td>
                <button type="button" class="plain" aria-label={`Save ${name}`} onClick={() => void saveObject(which)}>
                  Save
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

async function saveObject(which: number): Promise<void> {
  const { name, bytes } = await ask<"object">({ ask: "object", which });
  // Saved as octets, whatever the network said it was, and under a name without folders.
  save(
    new Blob([bytes as BlobPart], { type: "application/octet-stream" }),
    name.replace(/^.*[/\\]/, "").replace(/[?#].*$/, "") || "object",
  );
}
