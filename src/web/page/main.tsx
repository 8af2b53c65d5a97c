import { render } from "preact";
import { readAddress } from "./address-text.ts";
import { followAddress } from "./address.ts";
import { sayFaults } from "./announce.tsx";
import { App } from "./app.tsx";
import { acceptDrops, openCapture } from "./files.ts";
import { listenToKeys } from "./keyboard.ts";
import { servedSource } from "./served.ts";

const page = document.querySelector("#page");
if (page) render(<App />, page);

sayFaults();
acceptDrops();
listenToKeys();

const wanted = readAddress(location.hash);
followAddress();

const served = await servedSource();
if (served) {
  await openCapture(served, wanted);
}
