import { sleep, untilStuck } from './ground/exec';

const SECONDS = 0.3;
const EVERY = 5;

/** A program that starts in steps, each of which takes a while. */
function slowStart(steps: number, milliseconds: number) {
  const began = Date.now();
  const done = () => Math.min(steps, Math.floor((Date.now() - began) / milliseconds));
  return { state: () => String(done()), isReady: () => done() === steps };
}

test('a program that makes progress may take longer than the limit', async () => {
  const { state, isReady } = slowStart(8, 100);
  const began = Date.now();
  await untilStuck('it does not start', SECONDS, state, isReady, EVERY);
  expect(Date.now() - began).toBeGreaterThan(SECONDS * 2 * 1000);
});

test('a program without progress is given up after the limit, with what did not happen', async () => {
  await expect(untilStuck('it does not start', SECONDS, () => 'the same', async () => false, EVERY))
    .rejects.toThrow(`Gave up after ${SECONDS} s without progress: it does not start.`);
});

test('progress that ends is not enough', async () => {
  const { state } = slowStart(2, 100);
  await expect(untilStuck('it does not start', SECONDS, state, () => sleep(1).then(() => false), EVERY)).rejects.toThrow('without progress');
});
