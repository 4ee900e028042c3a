// Whether a process of this machine is alive. A number may since have been given to an unrelated process: this answers "no" surely, "yes" likely.

export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives, under another account.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
