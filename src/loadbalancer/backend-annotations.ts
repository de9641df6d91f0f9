import {
  type AnnotationTable, documentedWords, list, needs, NEEDS_PODS, seconds, whenOn, whole, words, wordsInAnyCase,
  WrongValue,
} from './annotation';

const { REFUSED, PASSED_ON, IGNORED } = WrongValue;
const ON_OFF = words('on', 'off');
const FLAG = wordsInAnyCase('on', 'off');

/** The port of the Service in an entry such as `rsp-abc:80`. */
const LAST_NUMBER = /(\d+)$/;

/** Settings of what is behind the load balancer, and of how requests are spread. */
export const BACKEND_ANNOTATIONS = {
  'backend-type': {
    about: 'whether pods (`eni`) or nodes (`ecs`) are behind the load balancer',
    spelling: 'bare',
    clb: { values: words('eni', 'ecs'), wrong: IGNORED, since: '1.9.3.164' },
    nlb: { values: words('eni', 'ecs'), wrong: IGNORED, since: '2.5.0' },
  },
  'backend-label': {
    about: 'the labels of the nodes behind the load balancer',
    spelling: 'both',
    clb: {
      values: list('pool=edge', /^[^\s=,"']+=[^\s=,"']*$/),
      wrong: REFUSED,
      since: '1.9.3',
      relations: [{ excludes: { name: 'backend-type', values: ['eni'] } }],
    },
    nlb: {
      values: list('pool=edge', /^[^\s=,"']+=[^\s=,"']*$/),
      wrong: REFUSED,
      since: '2.5.0',
      relations: [{ excludes: { name: 'backend-type', values: ['eni'] } }],
    },
  },
  'remove-unscheduled-backend': {
    about: 'whether cordoned nodes are removed',
    spelling: 'both',
    clb: { values: ON_OFF, wrong: IGNORED, initial: 'off', since: '1.9.3.164' },
    nlb: { values: ON_OFF, wrong: IGNORED, initial: 'off', since: '2.5.0' },
  },
  'backend-ip-version': {
    about: 'the IP version of the backends',
    spelling: 'both',
    clb: {
      values: wordsInAnyCase('ipv4', 'ipv6'),
      wrong: IGNORED,
      initial: 'ipv4',
      since: '2.1.0',
      relations: [{ when: ['ipv6'], needs: { name: 'ip-version', values: ['ipv6'], initial: 'ipv4' } }],
    },
    nlb: {
      values: wordsInAnyCase('ipv4', 'ipv6', 'dualstack'),
      wrong: IGNORED,
      initial: 'ipv4',
      since: '2.9.1',
      newer: [{ use: 'bothVersions', matches: /^dualstack$/i, since: '2.14.0' }],
      relations: [
        { when: ['ipv6', 'dualstack'], needs: { name: 'ip-version', values: ['DualStack'], initial: 'ipv4' } },
      ],
    },
  },
  'server-group-type': {
    about: 'the type of server groups',
    spelling: 'both',
    nlb: { values: wordsInAnyCase('Instance', 'Ip'), wrong: REFUSED, initial: 'Instance', since: '2.8.0' },
  },
  'vgroup-port': {
    about: 'existing server groups to use, by port',
    spelling: 'both',
    clb: {
      values: list('rsp-abc:80', /^[^\s:,"']+:\d{1,5}$/),
      wrong: REFUSED,
      since: '2.0.1',
      port: LAST_NUMBER,
      relations: [needs('id')],
    },
    nlb: {
      values: list('sgp-abc:80', /^[^\s:,"']+:\d{1,5}$/),
      wrong: REFUSED,
      since: '2.9.1',
      port: LAST_NUMBER,
      relations: [needs('id')],
    },
  },
  'weight': {
    about: 'the share of this Service in an existing server group',
    spelling: 'both',
    // The controller reads it only with `vgroup-port` (`clbv1/vgroups.go`, `nlbv2/server_groups.go`).
    clb: {
      values: whole(0, 100),
      wrong: REFUSED,
      since: '2.0.1',
      newer: [{ use: 'weightZero', matches: /^[+-]?0+$/, since: '2.1.0' }],
      relations: [needs('vgroup-port')],
    },
    nlb: { values: whole(0, 100), wrong: REFUSED, since: '2.9.1', relations: [needs('vgroup-port')] },
  },
  'default-weight': {
    about: 'the weight of each backend',
    spelling: 'both',
    clb: { values: whole(0, 100), wrong: REFUSED, initial: '100', since: '2.14.0' },
    nlb: { values: whole(0, 100), wrong: REFUSED, initial: '100', since: '2.14.0' },
  },
  'ignore-weight-update': {
    about: 'whether weights that exist stay as they are',
    spelling: 'both',
    clb: { values: FLAG, wrong: IGNORED, initial: 'off', since: '2.11.1' },
    nlb: { values: FLAG, wrong: IGNORED, initial: 'off', since: '2.11.1' },
  },
  'scheduler': {
    about: 'how requests are spread over the backends',
    spelling: 'both',
    clb: {
      values: documentedWords('wrr', 'wlc', 'rr', 'sch', 'tch'), wrong: PASSED_ON, initial: 'rr', since: '1.9.3',
    },
    nlb: {
      values: { ...documentedWords('wrr', 'rr', 'sch', 'tch', 'wlc', 'qch'), anyCase: true },
      wrong: PASSED_ON,
      initial: 'wrr',
      since: '2.5.0',
    },
  },
  'connection-drain': {
    about: 'whether connections to a removed backend end only after a time',
    spelling: 'both',
    clb: {
      values: ON_OFF,
      wrong: PASSED_ON,
      initial: 'off',
      since: '2.0.1',
      listeners: ['tcp', 'udp'],
      relations: [whenOn('connection-drain-timeout')],
    },
    nlb: { values: FLAG, wrong: IGNORED, initial: 'off', since: '2.5.0' },
  },
  'connection-drain-timeout': {
    about: 'the time after which connections to a removed backend end',
    spelling: 'both',
    clb: {
      values: seconds(10, 900),
      wrong: PASSED_ON,
      since: '2.0.1',
      listeners: ['tcp', 'udp'],
      relations: [needs('connection-drain', 'on')],
    },
    nlb: { values: seconds(0, 900), wrong: PASSED_ON, since: '2.5.0', relations: [needs('connection-drain', 'on')] },
  },
  'graceful-shutdown': {
    about: 'whether pods that end get weight 0 before they leave',
    spelling: 'both',
    clb: {
      values: words('true', 'false'),
      wrong: IGNORED,
      initial: 'false',
      since: '2.15.0',
      relations: [NEEDS_PODS],
    },
    nlb: {
      values: words('true', 'false'),
      wrong: IGNORED,
      initial: 'false',
      since: '2.15.0',
      relations: [NEEDS_PODS],
    },
  },
  'preserve-client-ip': {
    about: 'whether backends see the address of the client',
    spelling: 'both',
    nlb: {
      values: FLAG,
      wrong: IGNORED,
      initial: 'on',
      since: '2.5.0',
      listeners: ['tcp', 'udp'],
      // Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
      relations: [{ when: ['on'], excludesListeners: ['tcpssl'], fatal: true }],
    },
  },
} as const satisfies AnnotationTable;
