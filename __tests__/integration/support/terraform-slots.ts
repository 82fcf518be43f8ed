/** Processes that may run at once: Terraform and its providers take up to half a gigabyte each. */
const limit = 20;
const waiting: { readonly size: number; readonly start: () => void }[] = [];
let taken = 0;

/**
 * Runs work of so many processes as soon as there is room, in the order of asking. Most of it waits for AWS, so many run side by side.
 */
export async function withProcesses<T>(size: number, work: () => Promise<T>): Promise<T> {
  await new Promise<void>((start) => {
    waiting.push({ size, start });
    startNext();
  });
  try {
    return await work();
  } finally {
    taken -= size;
    startNext();
  }
}

function startNext(): void {
  for (let next = waiting[0]; next !== undefined && taken + next.size <= limit; next = waiting[0]) {
    taken += next.size;
    waiting.shift();
    next.start();
  }
}
