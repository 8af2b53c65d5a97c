import { WorkerClient } from "./worker-client.ts";

const output = document.body.appendChild(document.createElement("pre"));
const client = new WorkerClient(new URL("worker.js", import.meta.url), () => {});

document.body.addEventListener("dragover", (event) => event.preventDefault());
document.body.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) void show(file);
});

async function show(file: File): Promise<void> {
  await client.ask({ ask: "open", source: { file } });
  const rows = await client.ask({ ask: "rows", view: 0, from: 0, count: 100 });
  output.textContent = rows.map(({ cells }) => cells.join("  ")).join("\n");
}
