// Restate: its server in a folder of its own, the services in a process of theirs, the tick awaited through the ingress.
//   restate.mjs one      seven durable steps in one service
//   restate.mjs agents   a service that calls seven others
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as clients from "@restatedev/restate-sdk-clients";
import { command, drive, freePort, setting, start, startScript, until, versionOf } from "./driver.mjs";

const shape = process.argv[2];
const packages = ["@restatedev/restate-server", "@restatedev/restate-sdk", "@restatedev/restate-sdk-clients"];
const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]));

await drive(`restate-${shape}`, versions, async () => {
  if (shape !== "one" && shape !== "agents") throw new Error("say which shape: one or agents");
  if (Number(process.versions.node.split(".")[0]) < 22) throw new Error("the SDK hangs on a Node before 22: start it with run.sh");

  const [ingress, admin, fabric, services] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const base = join(setting("BENCH_FOLDER"), "restate");
  mkdirSync(base, { recursive: true });
  const ready = startScript("restate-services", "restate-services.mjs", [shape], { PORT: String(services) });
  start("restate-server", server(), ["--no-logo"], {
    cwd: base,
    // Where it listens and keeps its data; all else, durability above all, as it is by default.
    env: {
      RESTATE_BASE_DIR: base,
      RESTATE_NODE_NAME: "bench",
      RESTATE_LISTEN_MODE: "tcp",
      RESTATE_BIND_IP: "127.0.0.1",
      RESTATE_ADVERTISED_HOST: "127.0.0.1",
      RESTATE_BIND_PORT: String(fabric),
      RESTATE_INGRESS__BIND_PORT: String(ingress),
      RESTATE_ADMIN__BIND_PORT: String(admin),
      RESTATE_DISABLE_TELEMETRY: "true",
      DO_NOT_TRACK: "1",
    },
  });
  await ready;
  await until("restate-server", 60, () => ask(`http://127.0.0.1:${admin}/deployments`, { uri: `http://127.0.0.1:${services}` }));
  const game = clients.connect({ url: `http://127.0.0.1:${ingress}` }).serviceClient({ name: "game" });
  return { tick: () => game.tick(command()) };
});

// The binary itself: the script of the package only looks for it.
function server() {
  const { platform, arch } = process;
  const manifest = createRequire(import.meta.url).resolve(`@restatedev/restate-server-${platform}-${arch}/package.json`);
  return join(dirname(manifest), "bin", "restate-server");
}

async function ask(url, body) {
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
}
