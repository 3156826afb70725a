// BullMQ: a flow of seven jobs, each the parent of the one before it, on a Redis server that has on disk what it answers.
import { join } from "node:path";
import { FlowProducer, QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { command, drive, freePort, setting, start, startScript, steps, until, versionOf } from "./driver.mjs";

const queueName = "game";
const versions = { bullmq: versionOf("bullmq"), ioredis: versionOf("ioredis") };

// The first step is the innermost child, the last one the root, whose end is the tick's. A failure fails the whole, and leaves nobody
// waiting.
function flowOf(input) {
  const [first, ...later] = steps;
  const opts = { failParentOnFailure: true };
  const [flow] = later.reduce(
    (children, name) => [{ name, queueName, data: { tick: input.tick }, children, opts: name === steps.at(-1) ? {} : opts }],
    [{ name: first, queueName, data: input, opts }]);
  return flow;
}

await drive("bullmq", versions, async () => {
  const url = process.env.BENCH_REDIS || await startRedis();
  const redis = await until(`Redis at ${url}`, 20, () => connect(url));
  const [, policy] = await redis.config("GET", "appendfsync");
  const [, kept] = await redis.config("GET", "appendonly");
  if (policy !== "always" || kept !== "yes") throw new Error(`Redis at ${url} does not write every command to disk before it answers`);
  versions["redis-server"] = /redis_version:(\S+)/.exec(await redis.info("server"))[1];

  await startScript("bullmq-worker", "bullmq-worker.mjs", [queueName], { BENCH_REDIS: url });
  const flows = new FlowProducer({ connection: redis });
  const events = new QueueEvents(queueName, { connection: await connect(url) });
  await events.waitUntilReady();
  return {
    tick: async () => {
      const { job } = await flows.add(flowOf(command()));
      await job.waitUntilFinished(events);
    },
    end: async () => {
      await events.close();
      await flows.close();
      redis.disconnect();
    },
  };
});

async function connect(url) {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => null });
  redis.on("error", (failure) => console.error(failure.message));
  await redis.connect();
  return redis;
}

async function startRedis() {
  const port = await freePort();
  start("redis-server", "redis-server", [
    "--bind", "127.0.0.1", "--port", String(port), "--dir", setting("BENCH_FOLDER"), "--daemonize", "no", "--save", "",
    "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction",
  ]);
  return `redis://127.0.0.1:${port}`;
}
