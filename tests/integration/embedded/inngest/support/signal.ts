/** Something a test waits for, or holds back. */
export function signal() {
  let release: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { reached, release };
}
