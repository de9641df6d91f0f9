import { define } from '../definition';
import { FindingLevel } from '../finding';

export const BAD_TARGET = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0401',
  level: FindingLevel.ERROR,
  title: 'A probe target that cannot be asked',
  message: ({ problem }) => problem,
  why: 'a verification that asks nothing, or asks what cannot answer, proves nothing',
  fix: 'Name at least one target, with a port from 1 to 65535 and an address without scheme, port or path.',
  fixFor: ({ fix }) => fix,
});

export const BAD_TIMES = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0402',
  level: FindingLevel.ERROR,
  title: 'The times of a verification do not fit',
  message: ({ problem }) => problem,
  why: 'the Job would be ended before the probe can tell what it found',
  fix: 'Use a timeout above 0 that is at most four fifths of the deadline, and whole seconds for deadline and ttlAfterFinished.',
  fixFor: ({ fix }) => fix,
});
