import {
  type AnnotationTable, documentedWords, formed, list, needs, seconds, whole, words, wordsInAnyCase, WrongValue,
} from './annotation';
import { CLB_HOST, NLB_HOST, PATH } from './forms';

const { PASSED_ON, IGNORED } = WrongValue;
const ON_OFF = words('on', 'off');
const LAYER_4 = ['tcp', 'udp'] as const;
const LAYER_7 = ['http', 'https'] as const;

/** The controller of NLBs reads no other setting of health checks without this one. */
const CHECKED = [needs('health-check-flag', 'on')] as const;

/** Settings of health checks. */
export const HEALTH_ANNOTATIONS = {
  'health-check-switch': {
    about: 'whether the backends of TCP and UDP listeners are checked',
    spelling: 'both',
    clb: { values: ON_OFF, wrong: PASSED_ON, initial: 'on', since: '2.6.0', listeners: LAYER_4 },
  },
  'health-check-flag': {
    about: 'whether the backends are checked; with a CLB, those of HTTP and HTTPS listeners',
    spelling: 'both',
    clb: {
      values: ON_OFF,
      wrong: PASSED_ON,
      initial: 'off',
      since: '1.9.3',
      listeners: LAYER_7,
      // The documentation says that TCP listeners are always checked, and shows the setting for them.
      needless: LAYER_4,
    },
    nlb: { values: wordsInAnyCase('on', 'off'), wrong: IGNORED, initial: 'on', since: '2.5.0' },
  },
  'health-check-type': {
    about: 'the protocol of health checks',
    spelling: 'both',
    clb: {
      values: words('tcp', 'http'),
      wrong: PASSED_ON,
      initial: 'tcp',
      since: '1.9.3',
      listeners: ['tcp'],
      // HTTP and HTTPS listeners are checked over HTTP; the documentation shows the setting for them.
      needless: LAYER_7,
    },
    nlb: {
      values: { ...documentedWords('tcp', 'http', 'udp'), anyCase: true },
      wrong: PASSED_ON,
      initial: 'tcp',
      since: '2.5.0',
      relations: CHECKED,
    },
  },
  'health-check-uri': {
    about: 'the path that health checks ask for',
    spelling: 'both',
    clb: { values: formed('/healthz', PATH), wrong: PASSED_ON, since: '1.9.3', listeners: ['tcp', ...LAYER_7] },
    nlb: { values: formed('/healthz', PATH), wrong: PASSED_ON, since: '2.5.0', relations: CHECKED },
  },
  'health-check-domain': {
    about: 'the host that health checks ask for',
    spelling: 'both',
    clb: {
      values: formed('gw.example.com', CLB_HOST), wrong: PASSED_ON, since: '1.9.3', listeners: ['tcp', ...LAYER_7],
    },
    nlb: { values: formed('gw.example.com', NLB_HOST), wrong: PASSED_ON, since: '2.5.0', relations: CHECKED },
  },
  'health-check-httpcode': {
    about: 'the HTTP status codes of healthy backends',
    spelling: 'both',
    clb: {
      values: list('http_2xx,http_3xx', /^http_[1-5]xx$/),
      wrong: PASSED_ON,
      initial: 'http_2xx',
      since: '1.9.3',
      listeners: ['tcp', ...LAYER_7],
    },
    nlb: { values: list('http_2xx,http_3xx', /^http_[1-5]xx$/), wrong: PASSED_ON, since: '2.5.0', relations: CHECKED },
  },
  'health-check-method': {
    about: 'the HTTP method of health checks',
    spelling: 'both',
    clb: { values: words('head', 'get'), wrong: PASSED_ON, since: '2.3.0', listeners: LAYER_7 },
    nlb: { values: wordsInAnyCase('head', 'get'), wrong: PASSED_ON, since: '2.5.0', relations: CHECKED },
  },
  'health-check-http-version': {
    about: 'the HTTP version of health checks',
    spelling: 'both',
    nlb: { values: documentedWords('HTTP1.0', 'HTTP1.1'), wrong: PASSED_ON, since: '2.15.0', relations: CHECKED },
  },
  'health-check-connect-port': {
    about: 'the port of health checks',
    spelling: 'both',
    // -520 means the port of the backend.
    clb: { values: whole(-520, 65535), wrong: PASSED_ON, since: '1.9.3' },
    nlb: { values: whole(0, 65535), wrong: PASSED_ON, initial: '0', since: '2.5.0', relations: CHECKED },
  },
  'health-check-connect-timeout': {
    about: 'how long a health check waits; with a CLB, that of TCP and UDP listeners',
    spelling: 'both',
    clb: { values: seconds(1, 300), wrong: PASSED_ON, initial: '5', since: '1.9.3', listeners: LAYER_4 },
    nlb: { values: seconds(1, 300), wrong: PASSED_ON, initial: '5', since: '2.5.0', relations: CHECKED },
  },
  'health-check-timeout': {
    about: 'how long a health check of HTTP and HTTPS listeners waits',
    spelling: 'both',
    clb: { values: seconds(1, 300), wrong: PASSED_ON, initial: '5', since: '1.9.3', listeners: LAYER_7 },
  },
  'health-check-interval': {
    about: 'the time between health checks',
    spelling: 'both',
    clb: { values: seconds(1, 50), wrong: PASSED_ON, initial: '2', since: '1.9.3' },
    nlb: { values: seconds(1, 50), wrong: PASSED_ON, initial: '10', since: '2.5.0', relations: CHECKED },
  },
  'healthy-threshold': {
    about: 'the successful checks after which a backend is healthy',
    spelling: 'both',
    clb: { values: whole(2, 10), wrong: PASSED_ON, initial: '3', since: '1.9.3' },
    nlb: { values: whole(2, 10), wrong: PASSED_ON, initial: '2', since: '2.5.0', relations: CHECKED },
  },
  'unhealthy-threshold': {
    about: 'the failed checks after which a backend is unhealthy',
    spelling: 'both',
    clb: { values: whole(2, 10), wrong: PASSED_ON, initial: '3', since: '1.9.3' },
    nlb: { values: whole(2, 10), wrong: PASSED_ON, initial: '2', since: '2.5.0', relations: CHECKED },
  },
} as const satisfies AnnotationTable;
