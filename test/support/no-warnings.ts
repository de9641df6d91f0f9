/*
 * A warning that the library prints is a result like any other: a test expects it with `capturingStderr`, or it fails.
 * Everything else that is written to the standard error output passes.
 */

let unexpected: string[];
let write: jest.SpyInstance;

beforeEach(() => {
  unexpected = [];
  const original = process.stderr.write.bind(process.stderr) as (...args: readonly unknown[]) => boolean;
  write = jest.spyOn(process.stderr, 'write').mockImplementation((text, ...rest) => {
    if (!String(text).startsWith('warning [')) {
      return original(text, ...rest);
    }
    unexpected.push(String(text));
    return true;
  });
});

afterEach(() => {
  write.mockRestore();
  if (unexpected.length > 0) {
    throw new Error(`The library printed a warning that this test does not expect:\n${unexpected.join('')}`);
  }
});
