// What every peer has in common: the lines that it speaks with the bench, the load, and the processes that it starts and ends again.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

// Libraries log to standard output, which belongs to the bench.
const speak = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
const say = (line) => speak(`${JSON.stringify(line)}\n`);

/** The seven steps of a tick, in their order. */
export const steps = ["tick-length", "difficulty", "meta-events", "event-review", "outline", "npc-decision", "narration"];

const filling = "The road bends north past the mill, where an old dog sleeps in the morning sun. ".repeat(3);

/** What a player says: about 300 bytes of JSON. */
export const command = () => ({ tick: randomUUID(), step: "command", text: filling });

/** A step that does nothing: about 300 bytes in, about 300 bytes out. */
export const act = (step, input) => ({ tick: input.tick, step, text: input.text });

/** A setting, which must be there. */
export function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The version of an installed package. */
export const versionOf = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

/** A port on loopback that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Asks again and again, until it does not throw any more or the seconds are over. */
export async function until(what, seconds, ask) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    try {
      return await ask();
    } catch (failure) {
      if (performance.now() > end) throw new Error(`${what} is not ready after ${seconds} s: ${failure.message}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const children = [];
let ending = false;

/** Starts a process that ends with this one; what it prints goes to a file in the bench's folder. If it ends by itself, all ends. */
export function start(name, file, args, { env = {}, cwd } = {}) {
  const log = openSync(join(setting("BENCH_FOLDER"), `${name}.log`), "a");
  // Ended by the kernel should this process be killed, and out of reach of the terminal's Ctrl+C.
  const child = spawn("setpriv", ["--pdeathsig", "TERM", "--", file, ...args], {
    cwd, env: { ...process.env, ...env }, stdio: ["ignore", log, log, "ipc"], detached: true,
  });
  child.exited = new Promise((resolve) => child.once("exit", resolve));
  child.once("error", (failure) => fail(`${name} does not start: ${failure.message}`));
  child.once("exit", (code, signal) => ending || fail(`${name} ended by itself (${signal ?? code}); its log is in BENCH_FOLDER`));
  children.push(child);
  return child;
}

/** Starts another script of this folder as a process, and waits until it says that it is ready. */
export async function startScript(name, script, args, env = {}) {
  const child = start(name, process.execPath, [new URL(script, import.meta.url).pathname, ...args], { env });
  await new Promise((resolve) => child.once("message", resolve));
  return child;
}

async function endChildren() {
  ending = true;
  // The last one first: workers before the server that they work for.
  for (const child of children.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await child.exited;
    clearTimeout(late);
  }
}

async function fail(message) {
  if (ending) return;
  ending = true;
  speak(`${JSON.stringify({ error: message })}\n`);
  await endChildren();
  process.exit(1);
}

// So many sessions act at once, each again when its last tick has ended, until it is enough.
async function load(tick, concurrency, enough) {
  const latencies = [];
  let errors = 0;
  const began = performance.now();
  const session = async () => {
    while (!enough(performance.now() - began)) {
      const from = performance.now();
      try {
        await tick();
        latencies.push(performance.now() - from);
      } catch (failure) {
        errors++;
        console.error(failure);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, session));
  return { latencies: latencies.map((ms) => Math.round(ms * 1000) / 1000), seconds: (performance.now() - began) / 1000, errors };
}

async function warmUp(tick) {
  let begun = 0;
  const { errors } = await load(tick, 16, () => begun++ >= 500);
  if (errors > 0) throw new Error(`${errors} of 500 ticks failed while warming up; standard error says how`);
}

/** Runs a peer: begin() makes it ready and answers with its tick and how it is ended. */
export async function drive(name, versions, begin) {
  try {
    const { tick, end } = await begin();
    await warmUp(tick);
    const pids = [process.pid, ...children.map((child) => child.pid)];
    say({ ready: true, name, versions: { ...versions, node: process.versions.node }, pids });
    for await (const line of createInterface({ input: process.stdin })) {
      if (!line.trim()) continue;
      const { run } = JSON.parse(line);
      say(await load(tick, run.concurrency, (ms) => ms >= run.seconds * 1000));
    }
    await end?.();
    await endChildren();
    process.exit(0);
  } catch (failure) {
    console.error(failure);
    await fail(String(failure?.message ?? failure));
  }
}
