export { standardCatalog } from "./plugins.ts";
