// The services that Restate calls, in a process of their own.
import { createServer } from "node:http2";
import * as restate from "@restatedev/restate-sdk";
import { act, setting, steps } from "./driver.mjs";

const inOneService = restate.service({
  name: "game",
  handlers: {
    tick: async (ctx, input) => {
      let artifact = input;
      for (const step of steps) {
        const before = artifact;
        artifact = await ctx.run(step, () => act(step, before));
      }
      return artifact;
    },
  },
});

// An agent does one thing: its result is recorded when its invocation ends, so that a step within it would only record it twice.
const agents = steps.map((step) => restate.service({
  name: step,
  handlers: { act: async (_, input) => act(step, input) },
}));

const callingAgents = restate.service({
  name: "game",
  handlers: {
    tick: async (ctx, input) => {
      let artifact = input;
      for (const agent of agents) artifact = await ctx.serviceClient(agent).act(artifact);
      return artifact;
    },
  },
});

const services = process.argv[2] === "one" ? [inOneService] : [callingAgents, ...agents];
const server = createServer(restate.createEndpointHandler({ services }));
server.listen(Number(setting("PORT")), "127.0.0.1", () => process.send("ready"));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
