// DBOS: a workflow of seven steps in the process of its caller, recorded in PostgreSQL.
import { DBOS } from "@dbos-inc/dbos-sdk";
import { act, command, drive, setting, steps, versionOf } from "./driver.mjs";

async function takeTick(input) {
  let artifact = input;
  for (const step of steps) {
    const before = artifact;
    artifact = await DBOS.runStep(async () => act(step, before), { name: step });
  }
  return artifact;
}

const tick = DBOS.registerWorkflow(takeTick, { name: "tick" });

await drive("dbos", { "@dbos-inc/dbos-sdk": versionOf("@dbos-inc/dbos-sdk") }, async () => {
  DBOS.setConfig({ name: "storyteller-bench", systemDatabaseUrl: setting("BENCH_POSTGRES_URL"), logLevel: "warn" });
  await DBOS.launch();
  return { tick: () => tick(command()), end: () => DBOS.shutdown() };
});
