// A running program to what it has used so far, as Linux counts it. Elsewhere there are no figures.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** The workerd that the program `pid` has started, or null. */
export function workerd(pid) {
  for (const child of read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean)) {
    if (read(`/proc/${child}/comm`).trim() === "workerd") return child;
    const below = workerd(child);
    if (below) return below;
  }
  return null;
}

let ticks;

function milliseconds(counts) {
  if (counts.length === 0) return NaN;
  ticks ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  return (counts.map(Number).reduce((sum, count) => sum + count, 0) * 1000) / ticks;
}

/** The fields of /proc/PID/stat from the third on: the name before them may hold anything. */
function fields(pid) {
  const stat = pid ? read(`/proc/${pid}/stat`) : "";
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** Milliseconds of processor time that a process has used, all threads, user and system; NaN where unknown. */
export const cpuMs = (pid) => milliseconds(fields(pid).slice(11, 13));

/** The programs that a process has started, by whichever of its threads. */
function children(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean));
  } catch {
    return [];
  }
}

/** The same of all programs that the process `pid` has started, and they in turn; NaN where there are none or it is unknown. */
export function startedMs(pid) {
  const below = children(pid);
  return below.length === 0 ? NaN : below.reduce((sum, child) => sum + (cpuMs(child) || 0) + (startedMs(child) || 0), 0);
}

/** The same of all that is no program of ours: of the machine, less this process and those it has started and ended. */
export function othersMs() {
  const [user, nice, system, , , irq, softirq] = read("/proc/stat").split("\n")[0].split(/\s+/).slice(1);
  return user ? milliseconds([user, nice, system, irq, softirq]) - milliseconds(fields(process.pid).slice(11, 15)) : NaN;
}

/** Bytes of memory that a process holds (resident set), in MiB; NaN where unknown. */
export function residentMiB(pid) {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(pid ? read(`/proc/${pid}/status`) : "");
  return line ? Number(line[1]) / 1024 : NaN;
}
