import { type Transferable, Worker } from "node:worker_threads";

export interface ThreadLimits {
  /** JavaScript heap and buffers of the thread together, MB of 2^20 bytes. */
  readonly memoryMb: number;
}

/** What a task may use, and the buffers that go over to the thread with it: the caller must not touch them again. */
export interface TaskOptions {
  readonly cpuMs: number;
  readonly transfer: readonly Transferable[];
}

/** The thread's answer, or why it was stopped. `crashed` is everything that is neither time nor memory. */
export type Ran<Answer> = { readonly answer: Answer } | { readonly stopped: "deadline" | "memory" | "crashed" };

/** Looked at so often, a thread that fills its memory at 1 GB a second is found well before the engine's own cap. */
const watchEveryMs = 25;
/** A thread that gets no processor, or does not let itself be asked, is stopped after so many times its CPU time. */
const wallPerCpu = 10;
/**
 * Above the memory that is watched: at the engine's own cap one large allocation does not end the thread alone but the
 * whole process, so that cap is only for what is faster than the watch.
 */
const engineCapPerMemory = 3;

/**
 * Runs tasks one after another in a thread of their own, which is started for the first task, kept, and replaced after it
 * had to be stopped. The module at `url` posts one message when it is ready, then one for each task. CPU time is counted,
 * not time on the clock, so that a busy machine stops no honest task. Never throws for what a task does; throws where the
 * thread does not start, which is a fault of the deployment. Keeps the process alive only while a task runs.
 */
export function createIsolatedThread<Task, Answer>(
  url: URL,
  limits: ThreadLimits,
): (task: Task, options: TaskOptions) => Promise<Ran<Answer>> {
  let thread: Thread<Answer> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const runNow = async (task: Task, options: TaskOptions): Promise<Ran<Answer>> => {
    if (!thread?.isAlive) thread = await start<Answer>(url, limits);
    const ran = await ask(thread, task, options, limits);
    // The memory of a stopped thread has to be free before another one takes as much.
    if ("stopped" in ran) await thread.worker.terminate();
    return ran;
  };
  return (task, options) => {
    const next = last.then(() => runNow(task, options));
    last = next.catch(() => undefined);
    return next;
  };
}

interface Thread<Answer> {
  readonly worker: Worker;
  isAlive: boolean;
  /** Takes what becomes of the task that runs. */
  onEnd: (ran: Ran<Answer>) => void;
}

async function start<Answer>(url: URL, { memoryMb }: ThreadLimits): Promise<Thread<Answer>> {
  const worker = new Worker(url, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb * engineCapPerMemory },
    // What reads foreign input needs no configuration, and none of the secrets in it.
    env: {},
    execArgv: [],
  });
  const thread: Thread<Answer> = { worker, isAlive: true, onEnd: () => undefined };
  const end = (ran: Ran<Answer>): void => {
    if ("stopped" in ran) thread.isAlive = false;
    thread.onEnd(ran);
  };
  await new Promise<void>((resolve, reject) => {
    thread.onEnd = () => resolve();
    worker.on("message", (answer: Answer) => end({ answer }));
    worker.on("messageerror", () => end({ stopped: "crashed" }));
    worker.on("error", (fault: NodeJS.ErrnoException) => {
      // Takes effect where the thread was not yet ready.
      reject(fault);
      end({ stopped: fault.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "crashed" });
    });
    worker.on("exit", (code) => {
      reject(new Error(`the thread ended with code ${code} before it was ready`));
      end({ stopped: "crashed" });
    });
  });
  thread.onEnd = () => undefined;
  worker.unref();
  return thread;
}

function ask<Task, Answer>(
  thread: Thread<Answer>,
  task: Task,
  { cpuMs, transfer }: TaskOptions,
  { memoryMb }: ThreadLimits,
): Promise<Ran<Answer>> {
  const { worker } = thread;
  return new Promise((resolve) => {
    const stopWatching = watch(worker, { cpuMs, memoryMb }, (stopped) => {
      thread.isAlive = false;
      thread.onEnd({ stopped });
    });
    thread.onEnd = (ran) => {
      thread.onEnd = () => undefined;
      stopWatching();
      worker.unref();
      resolve(ran);
    };
    worker.ref();
    worker.postMessage(task, transfer);
  });
}

/** Calls `onOver` once when a thread has used more than it may. Answers how to stop looking. */
function watch(
  worker: Worker,
  { cpuMs, memoryMb }: { readonly cpuMs: number; readonly memoryMb: number },
  onOver: (stopped: "deadline" | "memory") => void,
): () => void {
  let firstCpuMs: number | undefined;
  const look = async (): Promise<void> => {
    // A thread that has just ended cannot be asked; its end is reported by its own event.
    const used = await usedBy(worker).catch(() => undefined);
    if (!used || !looking) return;
    firstCpuMs ??= used.cpuMs;
    if (used.memoryMb > memoryMb) onOver("memory");
    else if (used.cpuMs - firstCpuMs > cpuMs) onOver("deadline");
    else next = setTimeout(look, watchEveryMs);
  };
  let looking = true;
  let next = setTimeout(look, watchEveryMs);
  const wall = setTimeout(() => onOver("deadline"), wallPerCpu * cpuMs);
  return () => {
    looking = false;
    clearTimeout(next);
    clearTimeout(wall);
  };
}

async function usedBy(worker: Worker): Promise<{ cpuMs: number; memoryMb: number }> {
  const [cpu, heap] = await Promise.all([worker.cpuUsage(), worker.getHeapStatistics()]);
  return {
    cpuMs: (cpu.user + cpu.system) / 1000,
    memoryMb: (heap.used_heap_size + heap.external_memory) / 2 ** 20,
  };
}
