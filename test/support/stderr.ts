/** Runs an action and keeps what it writes to the standard error output from the person who runs the tests. */
export function capturingStderr(action: () => void): string {
  const written: string[] = [];
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    action();
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}
