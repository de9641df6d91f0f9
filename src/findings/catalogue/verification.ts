import { define } from '../definition';
import { FindingLevel } from '../finding';

export const BAD_TARGET = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0401',
  level: FindingLevel.ERROR,
  title: 'A probe target or expectation that cannot be',
  message: ({ problem }) => problem,
  why: 'a verification that asks nothing, or asks what cannot answer, proves nothing',
  fix: 'Name at least one target that can be asked over http or https, and status codes from 100 to 599.',
  fixFor: ({ fix }) => fix,
});

export const BAD_TIMES = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0402',
  level: FindingLevel.ERROR,
  title: 'The times of a verification do not fit',
  message: ({ problem }) => problem,
  why: 'Kubernetes would not take the Job, or end it before the probe can tell what it found',
  fix: 'Use a timeout of at least a millisecond that is at most four fifths of the deadline, and whole seconds for deadline and ttlAfterFinished.',
  fixFor: ({ fix }) => fix,
});

export const BAD_PLACEMENT = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0403',
  level: FindingLevel.ERROR,
  title: 'A place that a probe cannot run at',
  message: ({ problem }) => problem,
  why: 'no pod would be placed, and the verification would end at its deadline without having asked',
  fix: 'Use a number of nodes from 1 to 100000, or the name of a node as the cluster has it.',
  fixFor: ({ fix }) => fix,
});

export const INSECURE = define<object>({
  code: 'ASMG0404',
  level: FindingLevel.WARNING,
  title: 'A probe takes any certificate',
  message: () => 'a target is asked with insecure',
  why: 'the verification passes also where every client would refuse the certificate, or where something else than the gateway answers',
  fix: 'Name the authority by caSecret, and the name in the certificate by host.',
});

export const BAD_SCHEDULE = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0405',
  level: FindingLevel.ERROR,
  title: 'A schedule that Kubernetes refuses',
  message: ({ problem }) => problem,
  why: 'the API server would not take the CronJob',
  fix: 'Use a cron schedule with five fields, a time zone by its name, and history limits from 0 on.',
  fixFor: ({ fix }) => fix,
});
