import { infoText } from "../../definition/info-line.ts";
import { Telnet } from "./telnet.ts";

const UNKNOWN = "<unknown option>";

export const telnetInfo = infoText(Telnet, {
  info: (line) => line.text("Telnet Data ..."),
  labels: {
    "telnet.command"(line, quad) {
      line.named(line.inside(quad, "telnet.cmd"));
      const option = line.inside(quad, "telnet.subcmd");
      if (option < 0) return;
      line.text(" ");
      line.named(option, UNKNOWN);
    },
    "telnet.subcmd"(line, quad) {
      const around = optionAround(line.find("telnet.subcmd"));
      if (around >= 0) line.text(line.number(quad) === 0 ? "Here's my " : "Send your ");
      else line.text("Subcommand: ");
      line.named(around >= 0 ? around : quad, UNKNOWN);

      /** The option that the quad stands in, from the first one in the layer on. */
      function optionAround(first: number): number {
        for (let option = first; option >= 0; option = line.find("telnet.subcmd", option))
          if (line.inside(option, "telnet.subcmd") === quad) return option;
        return -1;
      }
    },
  },
});
