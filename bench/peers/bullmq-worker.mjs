// The worker of the flow's jobs, in a process of its own.
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { act, setting } from "./driver.mjs";

const connection = new Redis(setting("BENCH_REDIS"), { maxRetriesPerRequest: null });
const worker = new Worker(process.argv[2], async (job) => {
  const [before] = Object.values(await job.getChildrenValues());
  return act(job.name, before ?? job.data);
}, { connection, concurrency: 64 });
worker.on("error", (failure) => console.error(failure));
await worker.waitUntilReady();
process.send("ready");

async function end() {
  await worker.close();
  process.exit(0);
}
process.on("disconnect", end);
process.on("SIGTERM", end);
